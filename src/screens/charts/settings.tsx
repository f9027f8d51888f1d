/** What the chosen panel asks and how it is drawn. A change holds at once: it is one request and one step of Back. */
import {
  ChartArea,
  ChartColumn,
  ChartColumnStacked,
  ChartLine,
  Grid3x3,
  Hash,
  Table2,
  TextAlignStart,
} from 'lucide-react'
import { useMemo } from 'react'
import type { Appliance } from '../../api/appliance'
import { metricOf } from '../../catalog/metric-catalog'
import { cycleWords } from '../../catalog/metrics'
import { fieldOf } from '../../catalog/fields'
import { MetricQuery } from '../../catalog/metrics'
import { sourceSign } from '../../crud/chart/words'
import { bytes, count, number } from '../../ui/format'
import { ComboBox } from '../../ui/combo-box'
import { Segmented } from '../../ui/segmented'
import { Select } from '../../ui/select'
import { Unseen } from '../../ui/unseen'
import {
  calculationOf,
  calculationsFor,
  drawingsFor,
  withCalculation,
  type CalculationId,
} from '../../work/metrics/calculation'
import { costOf } from '../../work/metrics/cost'
import type { DrawnAs, Panel } from '../../work/metrics/panel'
import { subjectOf } from '../../work/metrics/question'
import styles from './charts.module.css'
import { CompareField, sharedWords } from './compare-field'
import {
  chosenMetric,
  fits,
  metricChoices,
  metricKey,
  readMetricKey,
  splitsOf,
  usualOther,
  wantedMetric,
} from './metric-choices'
import { Committed, Kept, KeyFilter, MetricHint } from './setting-parts'
import { SourceField } from './source-field'
import { useSpoken } from './use-spoken'

interface Props {
  appliance: Appliance
  panel: Panel
  /** Length of the board's range, ms. */
  width: number
  /** The bucket that was really used, in words. */
  onChange: (change: Partial<Panel>) => void
  /** The board has one source for all panels. */
  shared: boolean
  /** Its place among several charts, from 1. */
  place?: number | undefined
}

const drawn: Record<DrawnAs, { label: string; icon: React.ReactNode }> = {
  line: { label: 'Line', icon: <ChartLine aria-hidden /> },
  area: { label: 'Area', icon: <ChartArea aria-hidden /> },
  stacked: { label: 'Stacked areas', icon: <ChartColumnStacked aria-hidden /> },
  column: { label: 'Columns', icon: <ChartColumn aria-hidden /> },
  bars: { label: 'Bars over the whole range', icon: <TextAlignStart aria-hidden /> },
  figure: { label: 'Single values', icon: <Hash aria-hidden /> },
  heat: { label: 'Heat strip', icon: <Grid3x3 aria-hidden /> },
  table: { label: 'Table', icon: <Table2 aria-hidden /> },
}
const cycleNames = fieldOf('cycle', MetricQuery.shape.cycle).meta.choices ?? {}

const operations = [
  { value: 'percent', label: 'As per cent of' },
  { value: 'ratio', label: 'Divided by' },
  { value: 'difference', label: 'Less' },
] as const

export function Settings({ appliance, panel, width, onChange, shared, place }: Props) {
  const [first] = panel.sources
  const spoken = useSpoken(appliance, first)
  const types = useMemo(() => [...new Set(panel.sources.map(({ type }) => type))], [panel.sources])
  const choices = useMemo(() => metricChoices(types, spoken, appliance.release), [types, spoken, appliance.release])
  const chosen = chosenMetric(panel)
  const [spec] = panel.specs
  const metric = metricOf(panel.category, spec?.name ?? '')
  const plain = chosen && metricOf(chosen.category, chosen.name)
  const calculation = calculationOf(panel, metric)
  const offered = calculationsFor(metric)
  const splits = chosen ? splitsOf(chosen.category, chosen.name) : []
  const { keyed } = subjectOf(panel)
  const cost = costOf(panel, width, keyed)
  const key = chosen && metricKey(chosen.category, chosen.name)
  const known = choices.some(({ value }) => value === key)

  const chooseMetric = (value: string | undefined) => {
    if (value === undefined) return
    const wanted = wantedMetric(value, choices)
    const next = metricOf(wanted.category, wanted.name)
    const [usual] = calculationsFor(next)
    const bare = { ...panel, category: wanted.category, specs: [{ name: wanted.name }], against: null, hidden: [] }
    const { category, specs, against, hidden, rate, draw } = withCalculation(bare, usual?.id ?? 'rate')
    onChange({ category, specs, against, hidden, rate, draw, title: '' })
  }
  const chooseSplit = (value: string) => {
    if (!chosen || !spec) return
    const wanted = value === '' ? { category: chosen.category, name: chosen.name } : readMetricKey(value)
    if (!wanted) return
    const { key1: _one, key2: _two, ...rest } = spec
    onChange({ category: wanted.category, specs: [{ ...rest, name: wanted.name }], against: null, hidden: [] })
  }
  return (
    <div className={styles.fields}>
      {place !== undefined && (
        <h2 className={styles.edited}>
          Chart {place} <small>being edited</small>
        </h2>
      )}
      <SourceField
        appliance={appliance}
        label="Source"
        value={panel.sources}
        onChange={(sources) => onChange({ sources, hidden: [] })}
        hint={shared ? `${sharedWords}.` : undefined}
      />
      <ComboBox
        label="Metric"
        placeholder="Search metrics, or category.name"
        allowCustom
        value={key}
        onChange={chooseMetric}
        options={
          chosen && !known && key !== undefined
            ? [{ value: key, label: plain ? plain.title : chosen.name, hint: key }, ...choices]
            : choices
        }
        hint={chosen ? <MetricHint category={chosen.category} name={chosen.name} /> : undefined}
        error={
          chosen && types.length > 0 && !fits(panel.category, types)
            ? `${types.length > 1 ? 'Not all of these objects have' : 'Such objects do not have'} ${panel.category}.`
            : undefined
        }
      />
      <Select
        label="Calculation"
        value={calculation}
        onChange={(id: CalculationId) => {
          const { specs, rate, draw } = withCalculation(panel, id)
          onChange({ specs, rate, draw, hidden: [] })
        }}
        options={[
          ...offered.map(({ id, label, hint }) => ({ value: id, label, ...(hint !== undefined && { hint }) })),
          ...(offered.some(({ id }) => id === calculation) ? [] : [{ value: calculation, label: 'As the body says' }]),
        ]}
        hint={calculation.startsWith('p') ? 'Percentiles are never averaged over buckets.' : undefined}
      />
      <Select
        label="Split by"
        value={keyed && chosen?.split === '' ? 'own' : (chosen?.split ?? '')}
        onChange={(value) => value !== 'own' && chooseSplit(value)}
        options={
          keyed && chosen?.split === ''
            ? [{ value: 'own', label: 'Its keys' }]
            : [
                { value: '', label: 'Nothing: one line for each source' },
                ...splits.map(({ category, name, label }) => ({ value: metricKey(category, name), label })),
              ]
        }
        hint={splits.length === 0 && !keyed && chosen ? 'This metric has no details.' : undefined}
      />
      {keyed && (
        <div className={styles.pair}>
          <Select
            label="Keys shown"
            value={String(panel.top)}
            onChange={(top) => onChange({ top: Number(top) })}
            options={[3, 5, 8, 10, 15, 20].map((top) => ({ value: String(top), label: `Top ${top}` }))}
          />
          <KeyFilter panel={panel} onChange={onChange} />
        </div>
      )}
      <Select
        label="Bucket"
        value={panel.cycle}
        onChange={(cycle) => onChange({ cycle })}
        options={cycleWords.map((word) => ({
          value: word,
          label: word === 'auto' ? 'Auto' : (cycleNames[word] ?? word),
        }))}
      />
      <CompareField {...{ appliance, panel, shared, onChange }} />
      {!keyed && (
        <div className={styles.pair}>
          <Select
            label="Set against"
            value={panel.against?.as ?? 'none'}
            onChange={(as) =>
              onChange({
                against:
                  as === 'none' || !chosen
                    ? null
                    : {
                        as,
                        category: panel.against?.category ?? panel.category,
                        name: panel.against?.name ?? usualOther(panel),
                      },
              })
            }
            options={[{ value: 'none', label: 'Nothing' }, ...operations]}
          />
          {panel.against && (
            <ComboBox
              label="Other metric"
              value={metricKey(panel.against.category, panel.against.name)}
              allowCustom
              options={choices}
              onChange={(value) => {
                const other = value === undefined ? undefined : readMetricKey(value)
                if (other && panel.against) onChange({ against: { as: panel.against.as, ...other } })
              }}
            />
          )}
        </div>
      )}
      <Segmented
        label="Drawn as"
        showLabel
        wide
        small
        value={panel.draw}
        onChange={(draw) => onChange({ draw })}
        options={drawingsFor(calculation).map((value) => ({
          value,
          label: (
            <span title={drawn[value].label} className={styles.drawn}>
              {drawn[value].icon}
              <Unseen>{drawn[value].label}</Unseen>
            </span>
          ),
        }))}
      />
      <div className={styles.pair}>
        <Committed
          label="Threshold"
          value={panel.threshold === null ? '' : String(panel.threshold)}
          onCommit={(text) => {
            const value = Number(text.replace(/[^\d.eE+-]/g, ''))
            onChange({ threshold: text.trim() === '' || !Number.isFinite(value) ? null : value })
          }}
        />
        <Committed
          label="Title"
          value={panel.title}
          hint={panel.title === '' ? undefined : `${sourceSign}: its source`}
          onCommit={(title) => onChange({ title: title.trim() })}
        />
      </div>
      <Kept panel={panel} />
      {cost.objects > 0 && spec && (
        <p className={styles.cost}>
          <b>
            {count(cost.objects, 'object', 'objects')} x {count(cost.points, 'point', 'points')}
          </b>
          <span>
            {number(cost.values)} values, {count(cost.requests, 'request', 'requests')} of about {bytes(cost.bytes)}
          </span>
        </p>
      )}
    </div>
  )
}
