/**
 * The running config beside the saved one, section by section, with what a restart would lose (5.3 guide, Running
 * config). A change is applied, confirmed by a fresh request from this browser, and only then may be saved.
 */
import { Pencil, Undo2 } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { reasonOf } from '../../api/appliance'
import { useAppliance } from '../../api/session'
import { runningconfig } from '../../catalog/runningconfig'
import { z } from '../../catalog/zod'
import { UnsavedNote } from '../../crud/config/unsaved-note'
import { useAtDesk, useConfigs, useHidden, useSealed } from '../../crud/config/use-configs'
import { Failed } from '../../crud/failed'
import { ReadBefore } from '../../crud/read-before'
import { RefreshButton } from '../../crud/refresh-button'
import { useUrlState } from '../../crud/url-state'
import { atDesk, taking, type Config } from '../../work/document/desk'
import type { Alike, SectionDiff } from '../../work/document/diff-rows'
import { keepSeen, seenOf, type Seen } from '../../work/document/history'
import { Button } from '../../ui/button'
import { count } from '../../ui/format'
import { LateStop } from '../../ui/late-stop'
import { Note } from '../../ui/note'
import { PageHeader } from '../../ui/page-header'
import { StripFact } from '../../ui/strip'
import { TimeText } from '../../ui/time-text'
import { ApplyDialog, type Proposal } from './apply-dialog'
import { CompareMenu, DownloadMenu, saveConfig } from './config-menus'
import { ConflictPart } from './conflict-part'
import { DiffView } from './diff-view'
import { EditDrawer } from './edit-drawer'
import { OutcomeNotes, StepNote } from './outcome-notes'
import { ReadingPart, StoppedPart } from './reading-part'
import { SectionList } from './section-list'
import { useApply } from './use-apply'
import styles from './running-config.module.css'

const State = z.object({
  /** The section that is looked at alone. */
  section: z.string().default(''),
})

interface Other {
  title: string
  document: Config
  /** Its secrets are hashes: so are those beside it. */
  hashed: boolean
}

const none: readonly SectionDiff[] = []

export default function RunningConfigScreen() {
  const appliance = useAppliance()
  const { live, saved, progress, stopped, stop: stopReading, again } = useConfigs(appliance)
  const [state, setState] = useUrlState(State)
  const [other, setOther] = useState<Other | null>(null)
  const [editing, setEditing] = useState<{ section: string | null; again?: Proposal } | null>(null)
  const [proposal, setProposal] = useState<Proposal | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [history, setHistory] = useState<readonly Seen[]>([])
  const reading = useRef<AbortController>(undefined)
  const [comparing, setComparing] = useState<string | null>(null)
  const { step, stop, outcome, apply, forget } = useApply()
  const { get, update } = runningconfig.operations
  const now = live.data
  useEffect(() => {
    if (now) void keepSeen(appliance.id, now, 'Seen').then(() => seenOf(appliance.id).then(setHistory))
  }, [now, appliance.id])
  const left = other?.document ?? saved.data
  const hidden = useHidden(other?.hashed ? now : undefined)
  const right = other?.hashed ? hidden : now
  const sealed = useSealed(appliance, left, right)
  const sealedSaved = useSealed(appliance, saved.data, now)
  const between = left && right && sealed ? { left, right, sealed } : null
  const diff = useAtDesk(
    'diff',
    [`${appliance.id} ${other?.title ?? ''}`, left?.twin, right?.twin, [...(sealed ?? [])]],
    between,
  )
  // What was found stays while the same two are compared anew, and goes with another appliance or file.
  const sections = diff.data ?? none
  const known = diff.data !== undefined && !diff.isPlaceholderData
  const apart = left !== saved.data || right !== now
  const beside = useAtDesk(
    'changes',
    [appliance.id, saved.data?.twin, now?.twin],
    apart && saved.data && now ? { from: saved.data, to: now } : null,
  )
  const unsaved = apart
    ? (beside.data ?? []).flatMap(({ name }) => (sealedSaved?.has(name) === false ? [name] : []))
    : sections.flatMap(({ name, changed: differs }) => (differs ? [name] : []))
  const changed = sections.filter((one) => one.changed)
  const reason = reasonOf(get, appliance)
  const closed =
    reasonOf(update, appliance) ?? (now ? (step === null ? undefined : 'A change is under way') : 'It is not read yet')
  // Read before, and not again since: what is shown may not be so any more.
  const old = [live, saved].find(({ isError, data }) => isError && data !== undefined)
  const failed = live.isError && !now ? live : saved.isError && !saved.data ? saved : null
  const alone = sections.some(({ name }) => name === state.section) ? state.section : null
  // A request that succeeds later ends it: then this browser reaches the appliance after all.
  const cutOff = outcome?.applied?.kind === 'cut-off' && live.dataUpdatedAt < outcome.at
  const conflict = outcome?.applied?.kind === 'conflict' ? outcome.applied : null

  const compare = async (title: string, read: (signal: AbortSignal) => Promise<Config>, hashed = false) => {
    setProblem(null)
    reading.current?.abort()
    const { signal } = (reading.current = new AbortController())
    setComparing(title)
    try {
      setOther({ title, document: await read(signal), hashed })
    } catch (error) {
      if (!signal.aborted) setProblem(`${title}: ${error instanceof Error ? error.message : String(error)}`)
    } finally {
      if (reading.current.signal === signal) setComparing(null)
    }
  }
  const putBackSaved = async (base: Config, from: Config) =>
    setProposal({ base, mine: await taking(base, unsaved, from), action: 'Put back the saved config' })
  const onOpen = useCallback(
    (section: SectionDiff, fold: Alike | null, signal: AbortSignal) =>
      left && right ? atDesk('rows', { left, right, section, fold }, { signal }) : Promise.resolve([]),
    [left, right],
  )
  const trouble = problem ?? diff.error?.message ?? null

  return (
    <>
      <PageHeader
        title="Running config"
        facts={
          now &&
          known &&
          `${count(
            sections.reduce((sum, one) => sum + one.lines, 2),
            'line',
            'lines',
          )}, ${count(now.names.length, 'section', 'sections')}`
        }
        actions={
          <>
            <RefreshButton />
            <CompareMenu
              history={history}
              alone={other === null}
              onSaved={() => setOther(null)}
              onCompare={(...asked) => void compare(...asked)}
            />
            <DownloadMenu live={now} saved={saved.data} onProblem={setProblem} />
            <Button
              kind="main"
              icon={<Pencil size={16} strokeWidth={1.75} aria-hidden />}
              reason={closed}
              onClick={() => setEditing({ section: alone })}
            >
              Edit…
            </Button>
          </>
        }
      />
      {unsaved.length > 0 && now && (
        <UnsavedNote
          sections={unsaved}
          seen={now}
          reason={
            step ?? (cutOff ? 'No request has succeeded since the change' : known ? undefined : 'It is being compared')
          }
          actions={
            <Button
              small
              kind="plain"
              icon={<Undo2 size={14} strokeWidth={2} aria-hidden />}
              reason={reasonOf(update, appliance) ?? step ?? undefined}
              onClick={() => saved.data && void putBackSaved(now, saved.data)}
            >
              Put back the saved config…
            </Button>
          }
        />
      )}
      {old && outcome === null && (
        <ReadBefore error={old.error} onRetry={() => void old.refetch()} pending={old.isFetching} />
      )}
      {!other && known && !old && changed.length === 0 && step === null && outcome === null && (
        <Note kind="ok" wide live={false}>
          <b>Saved and running are alike.</b> A restart would lose nothing.
        </Note>
      )}
      {other && known && changed.length === 0 && (
        <Note wide>
          <b>{other.title} and running are alike.</b>
        </Note>
      )}
      {step !== null && <StepNote step={step} stop={stop} />}
      {outcome && (
        <OutcomeNotes
          outcome={outcome}
          cutOff={cutOff}
          onPropose={setProposal}
          reason={closed}
          onEdit={(again) => setEditing({ section: null, again })}
        />
      )}
      {trouble !== null && (
        <Note kind="danger" wide>
          {trouble}
        </Note>
      )}
      {comparing !== null && (
        <LateStop onStop={() => reading.current?.abort()}>
          Reading <bdi>{comparing}</bdi>
        </LateStop>
      )}
      {reason !== undefined ? (
        <p className={styles.reason}>{reason}.</p>
      ) : failed ? (
        <Failed error={failed.error} onRetry={() => void failed.refetch()} pending={failed.isFetching} />
      ) : !diff.data ? (
        stopped ? (
          <StoppedPart onAgain={again} />
        ) : (
          <ReadingPart reading={progress} read={left !== undefined && right !== undefined} onStop={stopReading} />
        )
      ) : (
        <div className={styles.body}>
          <SectionList
            sections={sections}
            chosen={alone}
            onChoose={(section) => setState({ section: section ?? '' })}
          />
          <DiffView
            key={`${left?.twin ?? ''} ${other?.hashed ?? ''}`}
            sections={sections}
            alone={alone}
            onOpen={onOpen}
            left={
              <>
                <b>{other ? other.title : 'Saved'}</b>
                {other && (
                  <Button small kind="plain" onClick={() => setOther(null)}>
                    Back to the saved config
                  </Button>
                )}
              </>
            }
            right={
              <>
                <b>Running</b> <span>{changed.length === 0 ? 'alike' : 'now'}</span>
              </>
            }
          />
        </div>
      )}
      {editing && now && (
        <EditDrawer
          base={editing.again?.base ?? now}
          begun={editing.again?.mine}
          section={editing.section}
          onClose={() => setEditing(null)}
          onPropose={(mine) =>
            setProposal({ base: editing.again?.base ?? now, mine, action: 'Replace running config' })
          }
          onDownload={() => saveConfig('running', appliance.name, now.file)}
        />
      )}
      {proposal && (
        <ApplyDialog
          proposal={proposal}
          onClose={() => setProposal(null)}
          onApply={() => {
            setEditing(null)
            return apply(proposal)
          }}
        />
      )}
      {/* Once the question that met it is closed: two of them would stand over one another. */}
      {conflict && outcome && !proposal && (
        <ConflictPart
          sections={conflict.sections}
          onClose={forget}
          onChosen={(force) => {
            // In what it does not win this side has changed nothing, so that theirs stays.
            const { proposal: said } = outcome
            const lost = conflict.sections.filter((name) => !force.has(name))
            forget()
            void taking(said.mine, lost, said.base).then((mine) => setProposal({ ...said, mine, force }))
          }}
        />
      )}
      {live.dataUpdatedAt > 0 && (
        <StripFact>
          {history.length > 0 && `${count(history.length, 'version', 'versions')} seen by this browser. `}
          Read <TimeText at={live.dataUpdatedAt} mode="time" />
        </StripFact>
      )}
    </>
  )
}
