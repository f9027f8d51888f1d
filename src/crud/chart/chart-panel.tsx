/**
 * One chart: asks its question, says what it costs where that is too much, draws what came, and keeps what it has when a
 * later round fails. Boards, object pages and the overview all show this.
 */
import { ChartLine, Table2, TriangleAlert } from 'lucide-react'
import { useMemo, useState, type MouseEvent, type ReactNode } from 'react'
import { reasonOf, type Appliance } from '../../api/appliance'
import { sentenceFor } from '../../api/errors'
import { catalog } from '../../catalog'
import { metricOf } from '../../catalog/metric-catalog'
import { classes } from '../../ui/class-names'
import type { Cursor } from '../../ui/chart/cursor'
import type { PlotMark } from '../../ui/chart/plot'
import { Button, IconButton } from '../../ui/button'
import { clock } from '../../ui/format'
import { LoadingRows } from '../../ui/loading-rows'
import { useZone } from '../../ui/time-text'
import type { Answer } from '../../work/metrics/ask'
import { NothingThere } from '../../work/metrics/ask'
import { misfitOf } from '../../work/metrics/calculation'
import { costOf } from '../../work/metrics/cost'
import type { Panel } from '../../work/metrics/panel'
import { questionOf, subjectOf } from '../../work/metrics/question'
import { Failed } from '../failed'
import { NotRead } from '../not-read'
import { resolveRange, sentTimes } from '../time-range/range'
import { ChartView } from './chart-view'
import styles from './chart.module.css'
import { useNodeNames, useSources, type Sources } from './object-names'
import { useSteady } from './steady'
import { useAnswer } from './use-answer'
import { asideOf, titleOf } from './words'

export interface ChartPanelProps {
  appliance: Appliance
  panel: Panel
  /** A range's text. */
  range: string
  /** The time on the appliance's clock, for days and for what a question costs. */
  now: number
  cursor: Cursor
  /** Asked again after so many ms. */
  every?: number | false
  marks?: readonly PlotMark[] | undefined
  /** `replace`: it takes the place of the change before, so that both are one step of Back. */
  onChange?: ((change: Partial<Panel>, options?: { replace: boolean }) => void) | undefined
  onZoom?: ((from: number, until: number) => void) | undefined
  onZoomOut?: (() => void) | undefined
  /** Buttons after "View as table"; they are told what is drawn. */
  renderTools?: ((shown: { answer: Answer | undefined; names: ReadonlyMap<string, string> }) => ReactNode) | undefined
  /** The one that is being edited. */
  current?: boolean
  onChoose?: (() => void) | undefined
  /** What it is moved by, before its title, and what it is sized by, in its corner. */
  grip?: ReactNode
  corner?: ReactNode
  height?: number
  bare?: boolean
}

export function ChartPanel(props: ChartPanelProps) {
  const { appliance, range, now, cursor, every = false, marks, onChange, onZoom, onZoomOut, renderTools } = props
  const panel = useSteady(props.panel)
  const { current, onChoose, grip, corner, height = panel.tall ? 320 : 160, bare } = props
  const zone = useZone()
  const [asTable, setAsTable] = useState(false)
  const known = useSources(appliance, panel.sources)
  const { names: sources, gone } = known
  const { from, until } = resolveRange(range, now, zone)
  const reason = reasonOf(catalog.metrics.operations.query, appliance)
  const whole = panel.sources.length > 0 && panel.category !== '' && panel.specs.length > 0
  const { keyed } = useMemo(() => subjectOf(panel), [panel])
  const cost = costOf(panel, Math.max(1, until - from), keyed)
  const backwards =
    from >= until
      ? 'The range ends before it begins.'
      : from >= now + 60_000
        ? 'The range lies in the future.'
        : undefined
  const sent = sentTimes(range, now, zone)
  const question = useMemo(
    () => questionOf(panel, { from: sent.from, until: sent.until }),
    [panel, sent.from, sent.until],
  )
  const misfit = misfitOf(panel.specs, (name) => metricOf(panel.category, name))
  const enabled = whole && !reason && !cost.refusal && !backwards && !misfit
  const read = useAnswer(appliance, question, { enabled, every })
  const { answer } = read
  const spread = answer?.series.some(({ source }) => source.includes('@')) === true
  const nodes = useNodeNames(appliance, spread)
  const names = useMemo(() => (nodes.size > 0 ? new Map([...sources, ...nodes]) : sources), [sources, nodes])
  const title = titleOf(panel, names)
  const stale = answer !== undefined && read.error !== null
  /** What its buttons and menus do may end with another chart being edited: they choose for themselves. */
  const choose = ({ target, currentTarget }: MouseEvent) => {
    if (target instanceof Element && currentTarget.contains(target) && !target.closest('header button, [data-corner]'))
      onChoose?.()
  }
  return (
    // A click anywhere in it makes it the one that is edited; the keyboard has "Edit" in its menu.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <figure
      className={classes(styles.figure, current && styles.current)}
      aria-label={title}
      onClick={onChoose && choose}
    >
      <header>
        {grip}
        <h2 title={title}>{title}</h2>
        <span className={styles.aside}>{whole ? asideOf(panel, answer) : ''}</span>
        <span className={styles.tools}>
          <IconButton
            small
            icon={asTable ? <ChartLine aria-hidden /> : <Table2 aria-hidden />}
            label={asTable ? 'View as chart' : 'View as table'}
            onClick={() => setAsTable(!asTable)}
          />
          {renderTools?.({ answer, names })}
        </span>
      </header>
      {content()}
      {corner}
    </figure>
  )

  function content(): ReactNode {
    if (reason) return <p className={styles.quiet}>{reason}.</p>
    if (!whole) return <p className={styles.quiet}>Choose a source and a metric.</p>
    if (backwards) return <p className={styles.quiet}>{backwards}</p>
    if (misfit) return <p className={styles.quiet}>This is not asked: {misfit}. Choose another calculation.</p>
    if (cost.refusal) {
      const { reason: why, cycle } = cost.refusal
      return (
        <div className={styles.quiet}>
          <p>
            This is not asked: {why}.{' '}
            {cycle ? `Buckets of ${cycle} would fit.` : 'A shorter range or fewer sources would fit.'}
          </p>
          {cycle && onChange && <Button onClick={() => onChange({ cycle })}>Use buckets of {cycle}</Button>}
        </div>
      )
    }
    if (!answer) {
      if (read.error instanceof NothingThere) return <p className={styles.quiet}>Nothing was measured in this range.</p>
      if (read.error)
        return (
          <div className={styles.wait}>
            <Failed error={read.error} onRetry={() => void read.refetch()} pending={read.isFetching} />
          </div>
        )
      return (
        <div className={styles.wait}>
          <LoadingRows label="Reading the metrics" rows={5} columns={1} />
        </div>
      )
    }
    return (
      <>
        <div className={classes((stale || read.old) && styles.old)} aria-busy={read.isFetching || undefined}>
          {answer.series.length === 0 ? (
            <p className={styles.quiet}>Nothing was measured in this range.</p>
          ) : (
            <ChartView
              {...{ panel, answer, names, cursor, asTable, height, marks, onZoom, onZoomOut }}
              onHidden={onChange && ((hidden, replace = false) => onChange({ hidden }, { replace }))}
              bare={bare === true}
            />
          )}
        </div>
        {stale && (
          <p className={styles.say} role="alert">
            <TriangleAlert aria-hidden />
            <span>
              As of {clock(answer.asOf, zone)}.{' '}
              {read.error instanceof NothingThere
                ? 'The newest answer has nothing that was measured.'
                : sentenceFor(read.error)}
            </span>
            <Button kind="plain" small pending={read.isFetching} onClick={() => void read.refetch()}>
              Try again
            </Button>
          </p>
        )}
        <Nodes answer={answer} />
        {gone
          .filter((key) => !answer.series.some(({ source }) => source.split('@')[0] === key))
          .map((key) => (
            <p key={key} className={styles.say}>
              {names.get(key)} is not on this appliance (any more).
            </p>
          ))}
        <Unnamed {...known} />
        {answer.notes.map((note) => (
          <p key={note} className={styles.say}>
            {note}
          </p>
        ))}
      </>
    )
  }
}

/** That a chart calls its sources by number because their names could not be read. */
function Unnamed({ unnamed, pending, again }: Sources) {
  if (unnamed.length === 0) return null
  return (
    <p className={styles.say}>
      <NotRead onRetry={again} pending={pending}>
        {unnamed.length === 1 ? 'Its name' : 'Names'} could not be read; the request log says why.
      </NotRead>
    </p>
  )
}

/** How many nodes answered, where there are several or one failed. */
function Nodes({ answer: { nodes, complete } }: { answer: Answer }) {
  if (nodes.asked <= 1 && nodes.failures.length === 0) return null
  if (complete && nodes.failures.length === 0) return null
  return (
    <p className={styles.say} role="status">
      {nodes.came} of {nodes.asked} nodes{complete ? '' : ' so far'}
      {nodes.failures.map((error, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- failures have no identity
        <span key={index}>{sentenceFor(error)}</span>
      ))}
    </p>
  )
}
