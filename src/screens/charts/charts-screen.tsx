/** Charts of metrics: a board of panels, each asked and drawn by itself, with one range and one cursor. */
import { useIsFetching, useQueryClient } from '@tanstack/react-query'
import { ChartLine, Plus, Radio, SquareLibrary } from 'lucide-react'
import { useEffect, useState } from 'react'
import { readShownAgain } from '../../api/query'
import { RefreshButton } from '../../crud/refresh-button'
import { useAppliance } from '../../api/session'
import { useProblem } from '../../api/use-failure'
import { draggedSpan, readPanels } from '../../crud/chart/address'
import { ageNames } from '../../crud/chart/object-names'
import { clockOff } from '../../crud/clock-off'
import { SavedBar } from '../../crud/saved/saved-bar'
import { readRange, resolveRange } from '../../crud/time-range/range'
import { TimeRange } from '../../crud/time-range/time-range'
import { useUrlState } from '../../crud/url-state'
import { ActButton } from '../../ui/act-button'
import { Button } from '../../ui/button'
import { createCursor } from '../../ui/chart/cursor'
import { fetchDrawing } from '../../ui/chart/time-chart'
import { classes } from '../../ui/class-names'
import { EmptyState } from '../../ui/empty-state'
import { count, moment } from '../../ui/format'
import { MenuButton } from '../../ui/menu'
import { LateStop } from '../../ui/late-stop'
import { Note } from '../../ui/note'
import { PageHeader } from '../../ui/page-header'
import { StripFact } from '../../ui/strip'
import { useNow, useZone } from '../../ui/time-text'
import { useClockDifference } from '../../work/appliance-clock'
import type { Panel } from '../../work/metrics/panel'
import { boardSchema, changed, emptyPanel, freshId, panelsOf, withSource, written, type BoardState } from './board'
import { BoardMenu } from './board-menu'
import { BoardPanels } from './board-panels'
import styles from './charts.module.css'
import { forgetDraft, keepDraft, readDraft } from './draft'
import { NobodyThere, examples, panelOfExample, type Example } from './examples'
import { MarkSettings } from './mark-settings'
import { NoteDialog } from './note-dialog'
import { PasteDialog } from './paste'
import { boards, contentOf } from './saved-boards'
import { Settings } from './settings'
import { BoardSource } from './source-field'
import { useMarks } from './use-marks'
import { useSpoken } from './use-spoken'

fetchDrawing()

const emptyBoard = contentOf(boardSchema.parse({}))

export default function ChartsScreen() {
  const appliance = useAppliance()
  const client = useQueryClient()
  const fetching = useIsFetching({ queryKey: [appliance.id, 'metrics', 'chart'] }) > 0
  const [state, change] = useUrlState(boardSchema)
  const [cursor] = useState(createCursor)
  const [problem, setProblem] = useProblem(appliance.id)
  const [adding, setAdding] = useState<AbortController | null>(null)
  const [dialog, setDialog] = useState<'paste' | 'note' | null>(null)
  const [draft, setDraft] = useState(() => readDraft(appliance.id))
  const zone = useZone()
  const difference = useClockDifference(appliance.id)
  const off = clockOff(difference)
  const now = useNow(5000) + difference
  const marked = useMarks(appliance, state)
  const panels = panelsOf(state)
  const shown = withSource(panels, state.of)
  const edited = shown.find(({ id }) => id === state.edit) ?? shown[0]
  const [source] = edited?.sources ?? []
  const spoken = useSpoken(appliance, source)
  const { from, until } = resolveRange(state.range, now, zone)
  const content = contentOf(state)
  const kept = panels.length > 0 ? JSON.stringify(content) : ''
  // Kept outside the page, so that whatever ends it loses nothing.
  useEffect(() => {
    if (kept !== '') keepDraft(appliance.id, JSON.parse(kept) as typeof content)
  }, [appliance.id, kept])

  const put = (next: readonly Panel[], more: Partial<BoardState> = {}, options?: { replace: boolean }) => {
    // Where none is named the first is edited, and it stays so wherever it is put.
    const stays = edited && next[0]?.id !== edited.id && { edit: edited.id }
    change({ panels: written(next), ...stays, ...more }, options)
  }
  const changePanel = (id: string, part: Partial<Panel>, options?: { replace: boolean }) =>
    put(changed(panels, id, part), {}, options)
  const add = () => {
    const panel = emptyPanel(panels, edited?.sources)
    put([...panels, panel], { edit: panel.id })
  }
  const addExample = async (example: Example, signal?: AbortSignal) => {
    setProblem(undefined)
    try {
      const near = source && { source, speaks: spoken }
      const panel = await panelOfExample(appliance, example, freshId(panels), near, signal)
      // A panel that asks nothing yet is what the example fills.
      put([...panels.filter(({ specs }) => specs.length > 0), panel], { edit: panel.id })
    } catch (error) {
      // Whoever stopped it knows.
      if (signal?.aborted) return
      setProblem(error instanceof NobodyThere ? `${error.message}.` : error)
    }
  }
  const refresh = (signal: AbortSignal) => {
    ageNames()
    return readShownAgain(client, appliance, signal)
  }
  const zoom = (start: number, end: number) =>
    change({ range: draggedSpan(start, end), before: [...state.before, state.range].slice(-20) })
  const setRange = (range: string) => {
    const back = state.before.at(-1)
    change({ range, before: range === back ? state.before.slice(0, -1) : [] })
  }

  return (
    <div className={styles.page}>
      <PageHeader
        title="Charts"
        facts={panels.length > 0 && count(panels.length, 'chart', 'charts')}
        actions={
          <div className={styles.actions}>
            <TimeRange
              value={state.range}
              onChange={setRange}
              clockDifference={difference}
              before={state.before.at(-1)}
            />
            <RefreshButton look="picture" reading={fetching} onRefresh={refresh} />
            <Button
              icon={<Radio aria-hidden />}
              on={state.live}
              onClick={() => change({ live: !state.live })}
              title="Asks again every 30 s while the page is seen"
            >
              Live
            </Button>
            <BoardMenu {...{ appliance, state, now, zone }} onPaste={() => setDialog('paste')} onProblem={setProblem} />
            <MenuButton
              label="Examples"
              icon={<SquareLibrary aria-hidden />}
              items={examples.map((example) => ({
                id: example.id,
                label: example.title,
                onAction: () => {
                  const stop = new AbortController()
                  setAdding(stop)
                  void addExample(example, stop.signal).finally(() => setAdding((now) => (now === stop ? null : now)))
                },
              }))}
            />
            <Button kind="main" icon={<Plus aria-hidden />} onClick={add}>
              Add chart
            </Button>
          </div>
        }
      />
      <SavedBar
        kind={boards}
        label="Saved boards"
        content={content}
        chosen={state.saved}
        plain={{ title: 'Board', content: state.saved === '' ? content : emptyBoard }}
        onOpen={(next, saved) => change({ ...next, saved, before: [], edit: '' })}
      />
      {adding && <LateStop onStop={() => adding.abort()}>Looking for somebody whom the example can show</LateStop>}
      {problem && (
        <div className={styles.problem}>
          <Note
            kind="warn"
            actions={
              <Button small onClick={() => setProblem(undefined)}>
                Dismiss
              </Button>
            }
          >
            {problem}
          </Note>
        </div>
      )}
      {off !== undefined && (
        <div className={styles.problem}>
          <Note kind="info">The appliance’s clock is {off}. Ranges are resolved on the appliance’s.</Note>
        </div>
      )}
      {panels.length === 0 && draft && (
        <div className={styles.problem}>
          <Note
            kind="info"
            actions={
              <>
                <Button
                  small
                  onClick={() => {
                    forgetDraft(appliance.id)
                    setDraft(undefined)
                  }}
                >
                  Forget it
                </Button>
                <Button small onClick={() => change(draft.content)}>
                  Open the last board
                </Button>
              </>
            }
          >
            Your last board has {count(draft.content.panels.length, 'chart', 'charts')}, changed{' '}
            {moment(draft.at, zone, now - difference)}.
          </Note>
        </div>
      )}
      <div className={styles.board}>
        <section className={styles.settings} aria-label="Chart settings">
          {(shown.length > 1 || state.of !== '') && (
            <BoardSource appliance={appliance} value={state.of} onChange={(of) => change({ of })} />
          )}
          <Settings
            key={edited?.id ?? 'new'}
            appliance={appliance}
            panel={edited ?? emptyPanel(panels)}
            width={Math.max(1, until - from)}
            shared={state.of !== ''}
            place={shown.length > 1 ? shown.findIndex(({ id }) => id === edited?.id) + 1 : undefined}
            onChange={(part) => {
              if (edited) changePanel(edited.id, part)
              else {
                const panel = { ...emptyPanel(panels), ...part }
                put([panel], { edit: panel.id })
              }
            }}
          />
          {shown.length > 0 && (
            <MarkSettings {...{ state, now }} read={marked} onChange={change} onNote={() => setDialog('note')} />
          )}
        </section>
        {shown.length === 0 ? (
          <div className={classes(styles.panels, styles.none)}>
            <EmptyState
              icon={<ChartLine aria-hidden />}
              title="No chart yet"
              action={
                <ul className={styles.starts}>
                  {examples.map((example) => (
                    <li key={example.id}>
                      <ActButton
                        kind="plain"
                        icon={<ChartLine aria-hidden />}
                        onAct={(signal) => addExample(example, signal)}
                      >
                        {example.title}
                      </ActButton>
                    </li>
                  ))}
                </ul>
              }
            >
              Start with what you want to see, or choose a source and a metric in the settings.
            </EmptyState>
          </div>
        ) : (
          <BoardPanels
            {...{ appliance, state, panels, shown, cursor, now, marks: marked.marks }}
            edited={edited?.id}
            onPut={put}
            onChange={changePanel}
            onEdit={(edit) => change({ edit }, { replace: true })}
            onZoom={zoom}
            onZoomOut={() => {
              const back = state.before.at(-1)
              if (back !== undefined) setRange(back)
            }}
            onProblem={setProblem}
          />
        )}
      </div>
      <StripFact>{state.live ? 'Live: asked again every 30 s' : 'Asked when something changes'}</StripFact>
      {dialog === 'paste' && (
        <PasteDialog
          panels={panels}
          onClose={() => setDialog(null)}
          onRead={(read) => {
            const range = read.range !== undefined && readRange(read.range) ? { range: read.range } : {}
            put(readPanels(read.panels), { ...range, before: [], edit: read.panels.at(-1)?.id ?? '' })
            setDialog(null)
          }}
        />
      )}
      {dialog === 'note' && (
        <NoteDialog
          now={now}
          onClose={() => setDialog(null)}
          onNote={(note) => {
            change({ notes: [...state.notes, note] })
            setDialog(null)
          }}
        />
      )}
    </div>
  )
}
