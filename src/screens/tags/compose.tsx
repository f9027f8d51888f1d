/** Choosing devices and what they are to get, up to the plan that says what will be sent. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { reasonOf, type Appliance } from '../../api/appliance'
import { isCancelled, sentenceFor } from '../../api/errors'
import { query } from '../../api/query'
import { useProblem } from '../../api/use-failure'
import { catalog } from '../../catalog'
import type { Operation } from '../../catalog/operation'
import type { Device } from '../../catalog/devices'
import { ReasonField } from '../../crud/plan/reason-field'
import { noSource, useReadSource } from '../../crud/device-list/use-device-list'
import { NotFound } from '../../crud/device-list/list-outcome'
import { rolesHere } from '../../crud/device-list/roles-here'
import { noPicks, type Picks } from '../../crud/device-list/picks'
import { Button } from '../../ui/button'
import { ComboBox } from '../../ui/combo-box'
import { useDiscard } from '../../ui/dialog'
import { MultiComboBox } from '../../ui/multi-combo-box'
import { Note } from '../../ui/note'
import { work as plans } from '../../work/work'
import { Changed } from './changed'
import { Choose, presetChoice, type Choice } from './choose'
import { makesCustomDevices } from './custom-devices'
import { listOf, NotFindable } from './find'
import { Planned as PlannedPart } from './planned'
import { prepare, type Outcome, type Question } from './planning'
import { changedSince } from './since'
import { TagMarks } from './tag-marks'
import { Twins } from './twins'
import { caseTwins, namesOf, newTwins } from './wanted'
import styles from './tags.module.css'

interface Props {
  appliance: Appliance
  /** Why this key cannot assign. */
  reason: string | undefined
  onStart: (plan: string) => void
}

/** A plan with the question that it answers. */
type Planned = Outcome & { asked: Question }

type Busy = 'plan' | 'apply'

const { list } = catalog.tags.operations
const groupOperations = catalog.devicegroups.operations

export function Compose({ appliance, reason, onStart }: Props) {
  // What the key may not read is not asked for.
  const mayRead = (operation: Operation) => reasonOf(operation, appliance) === undefined
  const tags = useQuery({ ...query(appliance, list, {}), enabled: mayRead(list) })
  const [choice, setChoice] = useState<Choice>(() => presetChoice(appliance.id))
  const [source, setSource] = useState(noSource)
  const read = useReadSource(source)
  const [add, setAdd] = useState<string[]>([])
  const [remove, setRemove] = useState<string[]>([])
  const groups = useQuery({ ...query(appliance, groupOperations.list, {}), enabled: mayRead(groupOperations.list) })
  const byHand = (groups.data ?? []).filter((one) => !one.dynamic)
  const [group, setGroup] = useState<string | undefined>(undefined)
  const [why, setWhy] = useState('')
  const [busy, setBusy] = useState<Busy | null>(null)
  const [error, setError] = useProblem(appliance.id)
  const [outcome, setOutcome] = useState<Planned | null>(null)
  const [since, setSince] = useState<{ changed: string[]; now: Planned } | null>(null)
  const [picks, setPicks] = useState<Picks>(noPicks)
  const abort = useRef<AbortController | null>(null)
  useEffect(() => () => abort.current?.abort(), [])

  const roles = rolesHere(source.roles ?? read.table?.roles ?? [], appliance)
  const listed = choice.by === 'list'
  const writes = listed && roles.some(({ as }) => as === 'tag' || as === 'field')
  const names = namesOf(tags.data)
  const known = new Set(names)
  const options = names.map((name) => ({ value: name, label: name }))
  const twins = caseTwins([...add, ...remove], known)
  // What was planned is not what is written above any more.
  const change =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      setOutcome(null)
      setSince(null)
      setError(undefined)
      set(value)
    }

  const grouped = byHand.find((one) => String(one.id) === group)
  const asking = (chosen: Picks, instead: Question['instead'], table: Question['table']): Question => ({
    appliance,
    choice,
    table,
    roles: source.roles ?? table?.roles ?? [],
    picks: chosen,
    instead,
    add,
    remove,
    group: grouped && { id: grouped.id, name: grouped.name || `group ${grouped.id}` },
    reason: why.trim(),
  })
  /** Does what takes a while; the one before it ends. */
  const work = async (what: Busy, task: (signal: AbortSignal) => Promise<void>) => {
    abort.current?.abort()
    const controller = new AbortController()
    abort.current = controller
    setBusy(what)
    setError(undefined)
    try {
      await task(controller.signal)
    } catch (problem) {
      if (controller.signal.aborted || isCancelled(problem)) return
      setError(problem instanceof NotFindable ? problem.message : problem)
    } finally {
      if (abort.current === controller) setBusy(null)
    }
  }
  const plan = (chosen: Picks, instead: Question['instead'] = new Map()) =>
    work('plan', async (signal) => {
      setOutcome(null)
      // What was typed last is not read yet, and the list before it is not what is meant.
      const asked = asking(chosen, instead, listed && read.pending ? await listOf(source, signal) : read.table)
      setOutcome({ ...(await prepare(asked, signal)), asked })
      setSince(null)
    })
  /** What was planned is looked at again: who moved or was changed meanwhile must not get what was meant for another. */
  const apply = (planned: Planned) =>
    work('apply', (signal) =>
      plans.start(planned.made.plan, {
        look: async () => {
          const now = await prepare(planned.asked, signal, planned)
          const changed = changedSince(planned, now)
          if (changed.length > 0) setSince({ changed, now: { ...now, asked: planned.asked } })
          return changed.length === 0
        },
        onBegin: () => onStart(planned.made.plan.id),
      }),
    )
  const pick = (text: string, device: Device | undefined) => {
    const next = new Map(picks)
    if (device) next.set(text, device)
    else next.delete(text)
    setPicks(next)
  }
  const both = add.filter((name) => remove.includes(name))
  const custom = listed && makesCustomDevices(roles)
  const missing =
    reason ??
    (custom && add.length + remove.length > 0
      ? 'Custom devices get their tags in a plan of their own, once they are there'
      : undefined) ??
    (both.length > 0 ? `${both.join(', ')} cannot be both added and removed` : undefined) ??
    (add.length + remove.length === 0 && !writes && !grouped && !custom
      ? 'Choose tags to add or to remove'
      : undefined) ??
    (choice.by === 'selection' && choice.selection.length === 0 ? 'No devices are selected' : undefined)

  const typed = [source.text, choice.value, why, group ?? '', ...add, ...remove].some((text) => text !== '')
  const [, question] = useDiscard({ open: true, onClose: () => {}, dirty: typed || choice.rules !== undefined })

  return (
    <>
      {question}
      <div className={styles.form}>
        {reason !== undefined && <Note kind="warn">{reason}: no plan can be made with this key.</Note>}
        <Choose
          appliance={appliance}
          choice={choice}
          onChoice={change(setChoice)}
          source={source}
          onSource={change(setSource)}
          read={read}
          writes={writes}
          tags={listed && roles.some(({ as }) => as === 'tag')}
        />
        <div className={styles.pair}>
          <MultiComboBox
            label="Tags to add"
            value={add}
            onChange={change(setAdd)}
            options={options}
            pending={tags.isLoading}
            allowCustom
            hint="A name that is not there becomes a new tag"
          />
          <MultiComboBox
            label="Tags to remove"
            value={remove}
            onChange={change(setRemove)}
            options={options}
            pending={tags.isLoading}
          />
        </div>
        {choice.by === 'selection' && choice.selection.length > 0 && (
          <TagMarks
            appliance={appliance}
            devices={choice.selection}
            add={add}
            remove={remove}
            onChange={(next) => {
              change(setAdd)(next.add)
              setRemove(next.remove)
            }}
          />
        )}
        <Twins
          twins={twins}
          onUse={(known, name) => change(setAdd)([...new Set(add.map((one) => (one === name ? known : one)))])}
        />
        {tags.error && <Note kind="danger">{sentenceFor(tags.error)}</Note>}
        <div className={styles.pair}>
          <ComboBox
            label="Static group to join"
            optional
            value={group}
            onChange={change(setGroup)}
            options={byHand.map((one) => ({ value: String(one.id), label: one.name || `Group ${one.id}` }))}
            pending={groups.isLoading}
          />
          <ReasonField value={why} onChange={change(setWhy)} />
        </div>
        <div className={styles.main}>
          <Button
            kind={outcome ? 'normal' : 'main'}
            reason={missing}
            pending={busy === 'plan'}
            onClick={() => {
              setPicks(noPicks)
              void plan(noPicks)
            }}
          >
            Make plan
          </Button>
          {busy !== null && (
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
      {outcome?.found.list && (
        <NotFound
          resolved={outcome.found.list}
          heads={outcome.asked.table?.heads}
          choosing={{ devices: outcome.found.list.devices, picks, onPick: pick }}
          end={
            picks !== outcome.asked.picks && (
              <Button
                kind="main"
                small
                pending={busy === 'plan'}
                onClick={() => void plan(picks, outcome.asked.instead)}
              >
                Plan with what was chosen
              </Button>
            )
          }
        />
      )}
      {outcome && (
        <Twins
          className={styles.since}
          twins={newTwins(outcome.made.created, [...outcome.names, ...add])}
          onUse={(known, name) => void plan(picks, new Map(outcome.asked.instead).set(name, known))}
        />
      )}
      {outcome && since && (
        <Changed
          changed={since.changed}
          onAgain={() => {
            setOutcome(since.now)
            setSince(null)
          }}
        />
      )}
      {outcome && (
        <PlannedPart
          made={outcome.made}
          contradictions={outcome.contradictions}
          devices={outcome.found.devices}
          pending={busy === 'apply'}
          reason={
            since
              ? 'The appliance changed since this plan was made: plan again'
              : picks !== outcome.asked.picks
                ? 'Lines were chosen since this plan was made: plan again'
                : undefined
          }
          onApply={() => void apply(outcome)}
        />
      )}
    </>
  )
}
