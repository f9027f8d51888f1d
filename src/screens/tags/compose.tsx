/** Choosing devices and what they are to get, up to the plan that says what will be sent. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Appliance } from '../../api/appliance'
import { isCancelled, sentenceFor } from '../../api/errors'
import { query } from '../../api/query'
import { call } from '../../api/send'
import { catalog } from '../../catalog'
import { noSource, useReadSource } from '../../crud/device-list/use-device-list'
import { NotFound } from '../../crud/device-list/list-outcome'
import { Button } from '../../ui/button'
import { ComboBox, MultiComboBox } from '../../ui/combo-box'
import { Note } from '../../ui/note'
import { TextField } from '../../ui/text-field'
import { work } from '../../work/work'
import { Choose, presetChoice, type Choice } from './choose'
import { fromList, fromRules, fromSearch, fromSelection, NotFindable, type Found } from './find'
import { makePlan, type Made } from './make-plan'
import { Planned } from './planned'
import { caseTwins, wantedOf, type Contradiction } from './wanted'
import styles from './tags.module.css'

interface Props {
  appliance: Appliance
  /** Why this key cannot assign. */
  reason: string | undefined
  onStart: (plan: string) => void
}

interface Outcome {
  made: Made
  found: Found
  contradictions: Contradiction[]
}

const { list } = catalog.tags.operations
const groupOperations = catalog.devicegroups.operations

export function Compose({ appliance, reason, onStart }: Props) {
  const tags = useQuery(query(appliance, list, {}))
  const [choice, setChoice] = useState<Choice>(() => presetChoice(appliance.id))
  const [source, setSource] = useState(noSource)
  const read = useReadSource(source)
  const [add, setAdd] = useState<string[]>([])
  const [remove, setRemove] = useState<string[]>([])
  const groups = useQuery(query(appliance, groupOperations.list, {}))
  const byHand = (groups.data ?? []).filter((one) => !one.dynamic)
  const [group, setGroup] = useState<string | undefined>(undefined)
  const [why, setWhy] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | undefined>(undefined)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const abort = useRef<AbortController | null>(null)
  useEffect(() => () => abort.current?.abort(), [])

  const roles = source.roles ?? read.table?.roles ?? []
  const listed = choice.by === 'list'
  const writes = listed && roles.some(({ as }) => as === 'tag' || as === 'field')
  const known = new Set((tags.data ?? []).map(({ name }) => name))
  const options = (tags.data ?? []).map(({ name }) => ({ value: name, label: name }))
  const twins = caseTwins([...add, ...remove], known)
  // What was planned is not what is written above any more.
  const change =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      setOutcome(null)
      setError(undefined)
      set(value)
    }

  const grouped = byHand.find((one) => String(one.id) === group)
  const find = (signal: AbortSignal): Promise<Found> => {
    switch (choice.by) {
      case 'selection':
        return Promise.resolve(fromSelection(choice.selection))
      case 'search':
        return fromSearch(appliance, { by: choice.searchBy, value: choice.value }, signal)
      case 'rules':
        return fromRules(appliance, choice.rules, signal)
      case 'list':
        return fromList(appliance, read.table, roles, signal)
    }
  }
  const plan = async () => {
    abort.current?.abort()
    const controller = new AbortController()
    abort.current = controller
    const { signal } = controller
    setBusy(true)
    setError(undefined)
    setOutcome(null)
    try {
      const tagsNow = call(appliance, list, {}, { signal })
      // Whoever waits for it hears of it; until then nobody has to.
      tagsNow.catch(() => undefined)
      const found = await find(signal)
      const lines = found.list && { lines: found.list.lines, roles: found.list.roles, empty: choice.empty }
      const { wanted, contradictions } = wantedOf(found.ids, { add, remove }, known, lines)
      const ignored = ignoredColumns(read.table?.heads, found.list?.roles)
      const notes = [
        ...(ignored.length > 0 ? [`Ignored columns: ${ignored.join(', ')}.`] : []),
        ...(found.list && !found.list.complete
          ? ['The list of devices changed while it was read; some may be missing.']
          : []),
      ]
      const made = await makePlan({
        appliance,
        tags: tagsNow,
        signal,
        devices: found.devices,
        wanted,
        group: grouped && { id: grouped.id, name: grouped.name || `group ${grouped.id}` },
        chosen: found.words,
        reason: why.trim(),
        notes,
      })
      setOutcome({ made, found, contradictions })
    } catch (problem) {
      if (signal.aborted || isCancelled(problem)) return
      setError(problem instanceof NotFindable ? problem.message : sentenceFor(problem))
    } finally {
      if (abort.current === controller) setBusy(false)
    }
  }
  const both = add.filter((name) => remove.includes(name))
  const missing =
    reason ??
    (both.length > 0 ? `${both.join(', ')} cannot be both added and removed` : undefined) ??
    (add.length + remove.length === 0 && !writes && !grouped ? 'Choose tags to add or to remove' : undefined) ??
    (choice.by === 'selection' && choice.selection.length === 0 ? 'No devices are selected' : undefined)

  return (
    <>
      <div className={styles.form}>
        <Choose
          appliance={appliance}
          choice={choice}
          onChoice={change(setChoice)}
          source={source}
          onSource={change(setSource)}
          read={read}
          writes={writes}
        />
        <div className={styles.pair}>
          <MultiComboBox
            label="Tags to add"
            value={add}
            onChange={change(setAdd)}
            options={options}
            pending={tags.isPending}
            allowCustom
            hint="A name that is not there becomes a new tag"
          />
          <MultiComboBox
            label="Tags to remove"
            value={remove}
            onChange={change(setRemove)}
            options={options}
            pending={tags.isPending}
          />
        </div>
        {twins.map(([name, twin]) => (
          <Note
            key={name}
            kind="warn"
            actions={
              <Button small onClick={() => change(setAdd)([...new Set(add.map((one) => (one === name ? twin : one)))])}>
                Use {twin}
              </Button>
            }
          >
            {name} would be a new tag: {twin} is there and differs only in case.
          </Note>
        ))}
        {tags.error && <Note kind="danger">{sentenceFor(tags.error)}</Note>}
        <div className={styles.pair}>
          <ComboBox
            label="Static group to join"
            optional
            value={group}
            onChange={change(setGroup)}
            options={byHand.map((one) => ({ value: String(one.id), label: one.name || `Group ${one.id}` }))}
            pending={groups.isPending}
          />
          <TextField
            label="Reason or ticket"
            optional
            value={why}
            onChange={change(setWhy)}
            hint="Kept with the plan on this machine"
          />
        </div>
        <div className={styles.main}>
          <Button kind={outcome ? 'normal' : 'main'} reason={missing} pending={busy} onClick={() => void plan()}>
            Make plan
          </Button>
          {busy && (
            <Button kind="plain" onClick={() => abort.current?.abort()}>
              Stop
            </Button>
          )}
        </div>
        {error !== undefined && (
          <Note kind="danger" live>
            {error}
          </Note>
        )}
      </div>
      {outcome?.found.list && <NotFound resolved={outcome.found.list} />}
      {outcome && (
        <Planned
          made={outcome.made}
          contradictions={outcome.contradictions}
          devices={outcome.found.devices}
          onApply={() => {
            void work.start(outcome.made.plan).catch((problem: unknown) => setError(sentenceFor(problem)))
            onStart(outcome.made.plan.id)
          }}
        />
      )}
    </>
  )
}

const ignoredColumns = (heads: readonly string[] | undefined, roles: readonly { as: string }[] | undefined): string[] =>
  (roles ?? []).flatMap(({ as }, at) => (as === 'ignored' && heads ? [heads[at] || `column ${at + 1}`] : []))
