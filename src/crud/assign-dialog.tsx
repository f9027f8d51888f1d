import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { reasonOf } from '../api/appliance'
import { invalidate } from '../api/query'
import { useAppliance } from '../api/session'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { count } from '../ui/format'
import { Segmented } from '../ui/segmented'
import { Select } from '../ui/select'
import { useBrowser } from './browser'
import styles from './crud.module.css'
import { idOf, nameOf, sentence, type Row, type Side } from './model'
import { OutcomeTable } from './outcome-table'
import { ManyPicker } from './picker'
import { assignRefusalOf } from './refusal'
import { changeAssignments, sidesFor } from './uses'
import { retryWords, useBulk } from './use-bulk'

type Verb = 'assign' | 'unassign'

interface AssignDialogProps {
  /** The objects whose assignments change. */
  rows: readonly Row[]
  /** The one side to change; a choice unless given. */
  side?: Side
  /** Ids that are assigned already and need not be offered. */
  without?: ReadonlySet<string>
  onClose: () => void
}

/** Assigns objects of another resource to one or several objects, found by name; an outcome for each. */
export function AssignDialog({ rows, side: only, without, onClose }: AssignDialogProps) {
  const { resource } = useBrowser()
  const appliance = useAppliance()
  const client = useQueryClient()
  const bulk = useBulk()
  const sides = only ? [only] : sidesFor(resource, appliance)
  const [to, setTo] = useState(sides[0]?.to ?? '')
  const [verb, setVerb] = useState<Verb>('assign')
  const [picked, setPicked] = useState<string[]>([])
  const side = sides.find((each) => each.to === to)
  const byId = new Map(rows.map((row) => [idOf(resource, row), row]))
  if (!side) return null
  const subject = rows.length === 1 ? nameOf(resource, rows[0] ?? {}) : count(rows.length, ...resource.words)

  const start = async (ids: readonly string[]) => {
    const wanted = picked.map(Number)
    const outcomes = await bulk.run(ids, async (id) => {
      const refusal = assignRefusalOf(resource, byId.get(id) ?? {}, side.to)
      if (refusal) throw new Error(refusal)
      const failures = await changeAssignments(appliance, side, id, { [verb]: wanted })
      // 207: a part was not applied, for reasons of its own.
      if (failures.length > 0) {
        const reasons = [...new Set(failures.map((failure) => `${failure.id}: ${failure.reason}`))].join('; ')
        throw new Error(`${wanted.length - failures.length} of ${wanted.length} applied. ${reasons}`)
      }
      return verb === 'assign'
        ? `${count(wanted.length, ...side.words)} assigned`
        : `${count(wanted.length, ...side.words)} detached`
    })
    await invalidate(client, appliance, side.assign)
    if (rows.length === 1 && [...outcomes.values()].every((outcome) => outcome.state === 'done')) onClose()
  }

  const { outcomes, left } = bulk
  const words = verb === 'assign' ? 'Assign' : 'Detach'
  const nothing = picked.length === 0 ? `Choose ${side.words[1]} first` : undefined
  return (
    <Dialog
      open
      wide={outcomes !== null}
      onClose={bulk.running ? () => {} : onClose}
      title={only ? `Assign ${side.words[1]} to ${subject}` : `Assignments of ${subject}`}
      footer={
        outcomes ? (
          <>
            {left.length > 0 && !bulk.running && (
              <Button onClick={() => void start(left)}>{retryWords(outcomes)}</Button>
            )}
            <Button kind="main" pending={bulk.running} onClick={onClose}>
              Close
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              kind="main"
              reason={reasonOf(side.assign, appliance) ?? nothing}
              onClick={() => void start([...byId.keys()])}
            >
              {words} {picked.length > 0 ? count(picked.length, ...side.words) : side.words[1]}
            </Button>
          </>
        )
      }
    >
      {outcomes ? (
        <OutcomeTable
          outcomes={outcomes}
          nameOf={(id) => nameOf(resource, byId.get(id) ?? {})}
          words={resource.words}
          onStop={bulk.stop}
        />
      ) : (
        <div className={styles.stack}>
          {sides.length > 1 && (
            <Select
              label="What to assign"
              value={to}
              onChange={(next) => {
                setTo(next)
                setPicked([])
              }}
              options={sides.map((each) => ({ value: each.to, label: sentence(each.words[1]) }))}
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
            label={sentence(side.words[1])}
            to={side.to}
            value={picked}
            onChange={setPicked}
            {...(without && { without })}
          />
          <p>
            {count(rows.length, 'request', 'requests')}: {side.assign.method} {side.assign.path}
          </p>
        </div>
      )}
    </Dialog>
  )
}
