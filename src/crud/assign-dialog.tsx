import { useState } from 'react'
import { useNavigate } from 'react-router'
import { reasonOf } from '../api/appliance'
import { useAppliance } from '../api/session'
import { Button } from '../ui/button'
import { Dialog, sentOnce } from '../ui/dialog'
import { count } from '../ui/format'
import { Segmented } from '../ui/segmented'
import { Select } from '../ui/select'
import { useHere } from '../ui/use-here'
import { requestsOf } from '../work/plan'
import { useBrowser } from './browser'
import styles from './crud.module.css'
import { nameOf, sentence, type AssignedTie, type Row } from './model'
import { ManyPicker } from './picker'
import { ReasonField } from './plan/reason-field'
import { startPlan } from './plan/start-plan'
import { usePlanHere } from './plan/use-plan-here'
import { assignSteps, type Named } from './ties/assign-steps'
import { assignedOn } from './ties/assigned'

type Verb = 'assign' | 'unassign'

interface AssignDialogProps {
  /** The objects whose assignments change. */
  rows: readonly Row[]
  /** The one tie to change; a choice unless given. */
  tie?: AssignedTie
  /** Ids that are assigned already and need not be offered. */
  without?: ReadonlySet<string>
  onClose: () => void
}

/** Assigns objects of another resource to one or several objects, found by name: a plan. */
export function AssignDialog({ rows, tie: only, without, onClose }: AssignDialogProps) {
  const { resource } = useBrowser()
  const appliance = useAppliance()
  const navigate = useNavigate()
  const { pending, error, run } = usePlanHere()
  const here = useHere()
  const ties = only ? [only] : assignedOn(resource, appliance)
  const [to, setTo] = useState(ties[0]?.to ?? '')
  const [verb, setVerb] = useState<Verb>('assign')
  const [picked, setPicked] = useState<readonly Named[]>([])
  const [why, setWhy] = useState('')
  const tie = ties.find((each) => each.to === to)
  if (!tie) return null
  const one = rows.length === 1
  const subject = one ? nameOf(resource, rows[0] ?? {}) : count(rows.length, ...resource.words)
  const { steps, notes } = assignSteps(resource, tie, rows, picked, verb)

  const what = picked.length > 0 ? count(picked.length, ...tie.words) : tie.words[1]
  const words = verb === 'assign' ? 'Assign' : 'Detach'
  const title = verb === 'assign' ? `Assign ${what} to ${subject}` : `Detach ${what} from ${subject}`
  const missing = picked.length === 0 ? `Choose ${tie.words[1]} first` : steps.length === 0 ? notes[0] : undefined
  const start = async () => {
    if (one) {
      const told = `${what} ${verb === 'assign' ? 'assigned to' : 'detached from'} ${subject}`
      if ((await run({ title, told, notes, steps })) && here.current) onClose()
      return
    }
    onClose()
    void navigate(startPlan(appliance, { title, chosen: `${subject} selected in the list`, reason: why, notes, steps }))
  }

  return (
    <Dialog
      open
      dirty={!pending && (picked.length > 0 || why.trim() !== '')}
      discarded={error === undefined ? undefined : sentOnce}
      onClose={onClose}
      title={only ? `Assign ${tie.words[1]} to ${subject}` : `Assignments of ${subject}`}
      error={error}
      footer={
        <>
          {/* Closed while it goes on: what came of it stands in the tray. */}
          <Button onClick={onClose}>{pending ? 'Close, it goes on' : 'Cancel'}</Button>
          <Button
            kind="main"
            pending={pending}
            reason={reasonOf(tie.assign, appliance) ?? missing}
            onClick={() => void start()}
          >
            {words} {what}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        {ties.length > 1 && (
          <Select
            label="What to assign"
            value={to}
            onChange={(next) => {
              setTo(next)
              setPicked([])
            }}
            options={ties.map((each) => ({ value: each.to, label: sentence(each.words[1]) }))}
          />
        )}
        {!only && (
          <Segmented
            label="What to do"
            value={verb}
            onChange={setVerb}
            options={[
              { value: 'assign', label: 'Assign' },
              { value: 'unassign', label: 'Detach' },
            ]}
          />
        )}
        <ManyPicker
          key={to}
          label={sentence(tie.words[1])}
          to={tie.to}
          autoFocus={Boolean(only)}
          value={picked.map(({ id }) => id)}
          onChange={(ids, names) => setPicked(ids.map((id, at) => ({ id, name: names[at] ?? id })))}
          {...(without && { without })}
        />
        {!one && <ReasonField value={why} onChange={setWhy} />}
        {steps.length > 0 && (
          <p>
            At most {count(requestsOf({ steps }), 'request', 'requests')}: what is so already is not sent. It is read
            back and can be undone.
          </p>
        )}
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
    </Dialog>
  )
}
