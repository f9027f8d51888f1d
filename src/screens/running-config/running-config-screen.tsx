/**
 * The running config beside the saved one, section by section, with what a restart would lose (5.3 guide, Running
 * config). A change is applied, confirmed by a fresh request from this browser, and only then may be saved.
 */
import { Download, FileDiff, Pencil, Undo2 } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { reasonOf } from '../../api/appliance'
import { useAppliance, useSession } from '../../api/session'
import { runningconfig } from '../../catalog/runningconfig'
import { z } from '../../catalog/zod'
import { UnsavedNote } from '../../crud/config/unsaved-note'
import { exportName } from '../../crud/export/file-name'
import { Failed } from '../../crud/failed'
import { RefreshButton } from '../../crud/refresh-button'
import { useUrlState } from '../../crud/url-state'
import { mostCompared, readConfig } from '../../work/document/config'
import { keepSeen, seenOf, withoutSecrets, type Seen } from '../../work/document/history'
import { readDocument, withSections, type Document } from '../../work/document/sections'
import { Button } from '../../ui/button'
import { count, exact } from '../../ui/format'
import { LoadingRows } from '../../ui/loading-rows'
import { MenuButton } from '../../ui/menu'
import { Note } from '../../ui/note'
import { PageHeader } from '../../ui/page-header'
import { saveBlob } from '../../ui/save-blob'
import { StripFact } from '../../ui/strip'
import { TimeText, useZone } from '../../ui/time-text'
import { ApplyDialog, type Proposal } from './apply-dialog'
import { ConflictPart } from './conflict-part'
import { diffDocuments, type SectionDiff } from './diff-rows'
import { DiffView } from './diff-view'
import { EditDrawer } from './edit-drawer'
import { OutcomeNotes, StepNote } from './outcome-notes'
import { SectionList } from './section-list'
import { useApply } from './use-apply'
import { readConfigFile, useConfigs, useSealed } from './use-configs'
import styles from './running-config.module.css'

const State = z.object({
  /** The section that is looked at alone. */
  section: z.string().default(''),
})

interface Other {
  title: string
  document: Document
  /** Its secrets are hashes: so are those beside it. */
  hashed: boolean
}

const puttingBack = (base: Document, saved: Document, sections: readonly SectionDiff[]): Proposal => {
  const names = sections.map(({ name }) => name)
  return { base, mine: readDocument(withSections(base, names, saved)), action: 'Put back the saved config' }
}

export default function RunningConfigScreen() {
  const appliance = useAppliance()
  const { appliances } = useSession()
  const zone = useZone()
  const { live, saved } = useConfigs(appliance)
  const [state, setState] = useUrlState(State)
  const [other, setOther] = useState<Other | null>(null)
  const [editing, setEditing] = useState<{ section: string | null } | null>(null)
  const [proposal, setProposal] = useState<Proposal | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [history, setHistory] = useState<readonly Seen[]>([])
  const { step, stop, outcome, apply, forget } = useApply()
  const { get, update } = runningconfig.operations
  const now = live.data
  useEffect(() => {
    if (now) void keepSeen(appliance.id, now, 'Seen').then(() => seenOf(appliance.id).then(setHistory))
  }, [now, appliance.id])
  const left = other?.document ?? saved.data
  const right = useMemo(() => (now && other?.hashed ? readDocument(withoutSecrets(now)) : now), [now, other])
  const sealed = useSealed(appliance, left, right)
  const sealedSaved = useSealed(appliance, saved.data, now)
  const sections = useMemo(() => (left && right ? diffDocuments(left, right, sealed) : []), [left, right, sealed])
  const unsaved = useMemo(() => {
    if (left === saved.data && right === now) return sections.filter(({ changed }) => changed)
    return now && saved.data ? diffDocuments(saved.data, now, sealedSaved).filter(({ changed }) => changed) : []
  }, [now, saved.data, sealedSaved, left, right, sections])
  const changed = sections.filter((one) => one.changed)
  const reason = reasonOf(get, appliance)
  const failed = live.isError && !now ? live : saved.isError && !saved.data ? saved : null
  const alone = sections.some(({ name }) => name === state.section) ? state.section : null
  // A request that succeeds later ends it: then this browser reaches the appliance after all.
  const cutOff = outcome?.applied?.kind === 'cut-off' && live.dataUpdatedAt < outcome.at
  const conflict = outcome?.applied?.kind === 'conflict' ? outcome.applied : null

  const compare = async (title: string, reading: Promise<Document>, hashed = false) => {
    setProblem(null)
    try {
      setOther({ title, document: await reading, hashed })
    } catch (error) {
      setProblem(`${title}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  const pickFile = () => {
    const input = document.createElement('input')
    input.type = 'file'
    input.addEventListener('change', () => {
      const file = input.files?.[0]
      if (file) void compare(file.name, readConfigFile(file))
    })
    input.click()
  }
  const download = (which: string, text: string) =>
    saveBlob(exportName(`${which} config`, appliance.name, 'json'), new Blob([text], { type: 'application/json' }))

  return (
    <>
      <PageHeader
        title="Running config"
        facts={
          now &&
          `${count(
            sections.reduce((sum, one) => sum + one.lines, 2),
            'line',
            'lines',
          )}, ${count(now.sections.size, 'section', 'sections')}`
        }
        actions={
          <>
            <RefreshButton />
            <MenuButton
              label="Compare with…"
              icon={<FileDiff size={16} strokeWidth={1.75} aria-hidden />}
              items={[
                { id: 'saved', label: 'The saved config', on: other === null, onAction: () => setOther(null) },
                { id: 'file', label: 'A file…', onAction: pickFile },
                {
                  section: 'Other appliances',
                  items: appliances
                    .filter(({ id }) => id !== appliance.id)
                    .map((one) => ({
                      id: one.id,
                      label: one.name,
                      onAction: () => void compare(one.name, readConfig(one, 'live', { most: mostCompared })),
                    })),
                },
                {
                  section: 'Seen by this browser',
                  items: history.slice(0, 12).map((seen) => ({
                    id: String(seen.id),
                    label: exact(seen.at, zone),
                    hint: seen.why,
                    onAction: () => void compare(exact(seen.at, zone), Promise.resolve(readDocument(seen.text)), true),
                  })),
                },
              ].filter((item) => !('items' in item) || (item.items?.length ?? 0) > 0)}
            />
            <MenuButton
              label="Download"
              icon={<Download size={16} strokeWidth={1.75} aria-hidden />}
              reason={now ? undefined : 'It is not read yet'}
              items={[
                {
                  id: 'live',
                  label: 'Running config, secrets hidden',
                  onAction: () => now && download('running', withoutSecrets(now)),
                },
                { id: 'whole', label: 'Running config as it is', onAction: () => now && download('running', now.text) },
                {
                  id: 'saved',
                  label: 'Saved config as it is',
                  onAction: () => saved.data && download('saved', saved.data.text),
                },
              ]}
            />
            <Button
              kind="main"
              icon={<Pencil size={16} strokeWidth={1.75} aria-hidden />}
              reason={
                reasonOf(update, appliance) ??
                (now ? (step === null ? undefined : 'A change is under way') : 'It is not read yet')
              }
              onClick={() => setEditing({ section: alone })}
            >
              Edit…
            </Button>
          </>
        }
      />
      {unsaved.length > 0 && (
        <UnsavedNote
          sections={unsaved.map(({ name }) => name)}
          seen={() => now && JSON.parse(now.text)}
          reason={step ?? (cutOff ? 'No request has succeeded since the change' : undefined)}
          actions={
            <Button
              small
              kind="plain"
              icon={<Undo2 size={14} strokeWidth={2} aria-hidden />}
              reason={reasonOf(update, appliance) ?? step ?? undefined}
              onClick={() => now && saved.data && setProposal(puttingBack(now, saved.data, unsaved))}
            >
              Put back the saved config…
            </Button>
          }
        />
      )}
      {!other && left && right && changed.length === 0 && step === null && outcome === null && (
        <Note kind="ok" wide live={false}>
          <b>Saved and running are alike.</b> A restart would lose nothing.
        </Note>
      )}
      {other && changed.length === 0 && (
        <Note wide>
          <b>{other.title} and running are alike.</b>
        </Note>
      )}
      {step !== null && <StepNote step={step} stop={stop} />}
      {outcome && <OutcomeNotes outcome={outcome} cutOff={cutOff} onPropose={setProposal} />}
      {problem !== null && (
        <Note kind="danger" wide>
          {problem}
        </Note>
      )}
      {reason !== undefined ? (
        <p className={styles.reason}>{reason}.</p>
      ) : failed ? (
        <Failed error={failed.error} onRetry={() => void failed.refetch()} pending={failed.isFetching} />
      ) : !left || !right ? (
        <LoadingRows rows={12} label="Reading the configuration" />
      ) : (
        <div className={styles.body}>
          <SectionList
            sections={sections}
            chosen={alone}
            onChoose={(section) => setState({ section: section ?? '' })}
          />
          <DiffView
            sections={sections}
            alone={alone}
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
          base={now}
          section={editing.section}
          onClose={() => setEditing(null)}
          onPropose={(mine) => setProposal({ base: now, mine, action: 'Replace running config' })}
        />
      )}
      {proposal && (
        <ApplyDialog
          proposal={proposal}
          onClose={() => setProposal(null)}
          onApply={() => {
            setEditing(null)
            void apply(proposal)
          }}
        />
      )}
      {conflict && outcome && (
        <ConflictPart
          sections={conflict.sections}
          onClose={forget}
          onChosen={(mine) => {
            // In what it does not win this side has changed nothing, so that theirs stays.
            const { proposal: said } = outcome
            const lost = conflict.sections.filter((name) => !mine.has(name))
            void apply({ ...said, mine: readDocument(withSections(said.mine, lost, said.base)) }, mine)
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
