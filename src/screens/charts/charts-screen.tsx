/** Charts of metrics: a board of panels, each asked and drawn by itself, with one range and one cursor. */
import { ChartLine, Plus, Radio, SquareLibrary } from 'lucide-react'
import { useState } from 'react'
import { sentenceFor } from '../../api/errors'
import { useAppliance } from '../../api/session'
import { ChartPanel } from '../../crud/chart/chart-panel'
import { draggedSpan } from '../../crud/chart/address'
import { resolveRange } from '../../crud/time-range/range'
import { TimeRange } from '../../crud/time-range/time-range'
import { useUrlState } from '../../crud/url-state'
import { Button } from '../../ui/button'
import { createCursor } from '../../ui/chart/cursor'
import { fetchDrawing } from '../../ui/chart/time-chart'
import { classes } from '../../ui/class-names'
import { EmptyState } from '../../ui/empty-state'
import { count } from '../../ui/format'
import { MenuButton } from '../../ui/menu'
import { Note } from '../../ui/note'
import { PageHeader } from '../../ui/page-header'
import { useNow, useZone } from '../../ui/time-text'
import { useClockDifference } from '../../work/appliance-clock'
import type { Panel } from '../../work/metrics/panel'
import { boardSchema, changed, emptyPanel, freshId, panelsOf, withSource, written, type BoardState } from './board'
import styles from './charts.module.css'
import { NobodyThere, examples, panelOfExample, type Example } from './examples'
import { PanelTools } from './panel-tools'
import { Settings } from './settings'
import { useSpoken } from './use-spoken'

/** A live board asks again so often, ms. */
const every = 30_000

fetchDrawing()

export default function ChartsScreen() {
  const appliance = useAppliance()
  const [state, change] = useUrlState(boardSchema)
  const [cursor] = useState(createCursor)
  const [problem, setProblem] = useState<string | null>(null)
  const [finding, setFinding] = useState<string | null>(null)
  const zone = useZone()
  const difference = useClockDifference(appliance.id)
  const now = useNow(5000) + difference
  const panels = panelsOf(state)
  const shown = withSource(panels, state.of)
  const edited = shown.find(({ id }) => id === state.edit) ?? shown[0]
  const [source] = edited?.sources ?? []
  const spoken = useSpoken(appliance, source)
  const { from, until } = resolveRange(state.range, now, zone)

  const put = (next: readonly Panel[], more: Partial<BoardState> = {}) => change({ panels: written(next), ...more })
  const changePanel = (id: string, part: Partial<Panel>) => put(changed(panels, id, part))
  const add = () => {
    const panel = emptyPanel(panels, edited?.sources)
    put([...panels, panel], { edit: panel.id })
  }
  const addExample = async (example: Example) => {
    setFinding(example.id)
    setProblem(null)
    try {
      const near = source && { source, speaks: spoken }
      const panel = await panelOfExample(appliance, example, freshId(panels), near)
      // A panel that asks nothing yet is what the example fills.
      const kept = panels.filter(({ specs, sources }) => specs.length > 0 || sources.length > 0)
      put([...kept, panel], { edit: panel.id })
    } catch (error) {
      setProblem(error instanceof NobodyThere ? `${error.message}.` : sentenceFor(error))
    } finally {
      setFinding(null)
    }
  }
  const zoom = (start: number, end: number) =>
    change({ range: draggedSpan(start, end), before: [...state.before, state.range].slice(-20) })
  const setRange = (range: string) => {
    const back = state.before.at(-1)
    change({ range, before: range === back ? state.before.slice(0, -1) : [] })
  }
  const zoomOut = () => {
    const back = state.before.at(-1)
    if (back !== undefined) setRange(back)
  }

  return (
    <div className={styles.page}>
      <PageHeader
        title="Charts"
        facts={panels.length > 0 && count(panels.length, 'chart', 'charts')}
        ruled
        actions={
          <>
            <TimeRange
              value={state.range}
              onChange={setRange}
              clockDifference={difference}
              before={state.before.at(-1)}
            />
            <Button
              icon={<Radio aria-hidden />}
              on={state.live}
              onClick={() => change({ live: !state.live })}
              title="Asks again every 30 s while the page is seen"
            >
              Live
            </Button>
            <MenuButton
              label="Examples"
              icon={<SquareLibrary aria-hidden />}
              items={examples.map((example) => ({
                id: example.id,
                label: example.title,
                onAction: () => void addExample(example),
              }))}
            />
            <Button kind="main" icon={<Plus aria-hidden />} onClick={add}>
              Add chart
            </Button>
          </>
        }
      />
      {problem && (
        <div className={styles.problem}>
          <Note kind="danger">{problem}</Note>
        </div>
      )}
      <div className={styles.board}>
        <section className={styles.settings} aria-label="Chart settings">
          <Settings
            key={edited?.id ?? 'new'}
            appliance={appliance}
            panel={edited ?? emptyPanel(panels)}
            width={Math.max(1, until - from)}
            shared={state.of !== ''}
            onChange={(part) => {
              if (edited) changePanel(edited.id, part)
              else {
                const panel = { ...emptyPanel(panels), ...part }
                put([panel], { edit: panel.id })
              }
            }}
          />
        </section>
        <div className={styles.panels}>
          {shown.length === 0 && (
            <EmptyState
              icon={<ChartLine aria-hidden />}
              title="No chart yet"
              action={
                <ul className={styles.starts}>
                  {examples.map((example) => (
                    <li key={example.id}>
                      <Button
                        kind="plain"
                        icon={<ChartLine aria-hidden />}
                        pending={finding === example.id}
                        onClick={() => void addExample(example)}
                      >
                        {example.title}
                      </Button>
                    </li>
                  ))}
                </ul>
              }
            >
              Start with what you want to see, or choose a source and a metric at the left.
            </EmptyState>
          )}
          {shown.map((panel) => (
            <div key={panel.id} className={classes(styles.cell, panel.size === 'half' && styles.half)}>
              <ChartPanel
                {...{ appliance, panel, now, cursor }}
                range={state.range}
                every={state.live ? every : false}
                current={panel.id === edited?.id && shown.length > 1}
                onChoose={panel.id === edited?.id ? undefined : () => change({ edit: panel.id }, { replace: true })}
                onChange={(part) => changePanel(panel.id, part)}
                onZoom={zoom}
                onZoomOut={state.before.length > 0 ? zoomOut : undefined}
                renderTools={({ answer, names }) => (
                  <PanelTools
                    {...{ appliance, panel, panels, answer, names, now }}
                    range={state.range}
                    onPut={(next, edit) => put(next, edit === undefined ? {} : { edit })}
                    onChange={(part) => changePanel(panel.id, part)}
                  />
                )}
              />
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}
