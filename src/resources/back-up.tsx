/** A button that makes a backup, brings it here with the running config, and says whether it counts. */
import { HardDriveDownload } from 'lucide-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { reasonOf } from '../api/appliance'
import { invalidate } from '../api/query'
import { useAppliance } from '../api/session'
import { useProblem } from '../api/use-failure'
import { customizations } from '../catalog/customizations'
import { saveBackup } from '../crud/export/save-backup'
import { Button } from '../ui/button'
import { Dialog, sentOnce } from '../ui/dialog'
import { bytes } from '../ui/format'
import { Note } from '../ui/note'
import { LeaveButton, useStoppable } from '../ui/stop-waiting'
import { TextField } from '../ui/text-field'
import { backUp, type Backup } from '../work/backup'

const words = ({ row, file, kinds, config }: Backup): string =>
  [
    `${row.name}, ${bytes(file.size)}, is listed and saved here`,
    kinds === null
      ? 'Its form is not known to this console, so it was not opened'
      : `It was opened: ${kinds} kinds of objects`,
    config === null
      ? 'The running config was not taken: this key may not read it'
      : 'The running config is saved beside it; it holds secrets',
  ].join('. ')

export function BackUp() {
  const appliance = useAppliance()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [step, setStep] = useState<string | null>(null)
  const [done, setDone] = useState<Backup | null>(null)
  const [problem, setProblem] = useProblem(appliance.id)
  const { begin, ...stopping } = useStoppable()
  const { create, download } = customizations.operations
  const close = () => {
    setOpen(false)
    setName('')
    setDone(null)
    setProblem(undefined)
  }
  const run = async () => {
    setProblem(undefined)
    try {
      const made = await backUp(appliance, name.trim(), { onStep: setStep, signal: begin() })
      saveBackup(appliance.name, made)
      setDone(made)
    } catch (error) {
      setProblem(error instanceof Error && error.name === 'Error' ? `${error.message}.` : error)
    } finally {
      setStep(null)
      void invalidate(client, appliance, create)
    }
  }
  return (
    <>
      <Button
        icon={<HardDriveDownload aria-hidden />}
        reason={reasonOf(create, appliance) ?? reasonOf(download, appliance)}
        onClick={() => setOpen(true)}
      >
        Back up…
      </Button>
      <Dialog
        open={open}
        dirty={done === null && name.trim() !== ''}
        discarded={problem === undefined ? undefined : sentOnce}
        pending={step !== null}
        onClose={close}
        title="Back up and download"
        error={problem}
        footer={
          done ? (
            <Button kind="main" onClick={close}>
              Close
            </Button>
          ) : (
            <>
              <LeaveButton {...stopping} pending={step !== null} onLeave={close}>
                Cancel
              </LeaveButton>
              <Button
                kind="main"
                pending={step !== null}
                reason={name.trim() === '' ? 'Give it a name first' : undefined}
                onClick={() => void run()}
              >
                Back up
              </Button>
            </>
          )
        }
      >
        {done ? (
          <Note kind="ok">{words(done)}.</Note>
        ) : (
          <>
            <p>
              A backup holds what users configured, the running config what the appliance itself has. Both are saved on
              this machine, and the backup is opened to see that it can be read.
            </p>
            <TextField autoFocus label="Name" value={name} onChange={setName} hint="The appliance adds the time." />
            {step !== null && <p role="status">{step}…</p>}
          </>
        )}
      </Dialog>
    </>
  )
}
