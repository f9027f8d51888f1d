/** What the time range's button opens: ranges to choose, two ends to type, days to click. */
import { useState } from 'react'
import { Button } from '../../ui/button'
import { inDays, partsOf, rangeOf } from '../../ui/calendar/moment-range'
import { momentHint } from '../../ui/calendar/moment-hint'
import { DayRangeCalendar } from '../../ui/calendar/month-grid'
import { wallOf, zoneId } from '../../ui/calendar/wall'
import { exact, zoneName, type Zone } from '../../ui/format'
import { TextField } from '../../ui/text-field'
import { useZone } from '../../ui/time-text'
import { readRange, resolveRange, rangeProblem, writeRange, type Edge, type TimeRange } from './range'
import { rangeWords } from './range-words'
import { recentRanges } from './recent'
import styles from './time-range.module.css'
import { typedEdge, typedEnds } from './typed'

const usual = ['-5m', '-30m', '-1h', '-6h', '-1d', '-7d', '-30d', 'today', 'yesterday'] as const

interface Props {
  value: string
  onChange: (value: string) => void
  /** The time on the appliance's clock, ms since 1970. */
  now: number
  presets?: readonly string[] | undefined
}

const iso = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z')

function edgeTyped(edge: Edge): string {
  return edge.kind === 'now' ? 'now' : edge.kind === 'back' ? edge.span : iso(edge.at)
}

/** The two ends as they would be typed; days of the zone as their moments. */
function ends(value: string, now: number, zone: Zone): readonly [string, string] {
  const range = readRange(value)
  if (range?.kind === 'span') return [edgeTyped(range.from), edgeTyped(range.until)]
  const { from, until } = resolveRange(value, now, zone)
  return [iso(from), range?.back === 0 ? 'now' : iso(until)]
}

export function RangeEditor({ value, onChange, now, presets = usual }: Props) {
  const zone = useZone()
  const place = zoneId(zone)
  const [[from, until], setEnds] = useState(() => ends(value, now, zone))
  const [tried, setTried] = useState(false)
  const first = typedEdge(from, zone, now)
  const last = typedEdge(until, zone, now)
  const range: TimeRange | undefined = first && last ? { kind: 'span', from: first, until: last } : undefined
  const text = range && writeRange(range)
  const span = text === undefined ? undefined : resolveRange(text, now, zone)
  const problem = text === undefined ? undefined : rangeProblem(text, now, zone)
  const days = span && partsOf({ start: span.from, end: span.until }, place)
  const whole = days && inDays(days, true)
  const type = (which: 0 | 1) => (typed: string) => {
    const both = typedEnds(typed)
    const known = both && typedEdge(both[0], zone, now) && typedEdge(both[1], zone, now)
    setEnds(known ? both : which === 0 ? [typed, until] : [from, typed])
  }
  const apply = () => {
    setTried(true)
    if (text !== undefined && !problem) onChange(text)
  }
  const recent = recentRanges().filter((one) => !presets.includes(one))
  return (
    <div className={styles.editor}>
      <div className={styles.presets}>
        <Choices label="Usual ranges" ranges={presets} value={value} now={now} onChange={onChange} />
        {recent.length > 0 && (
          <>
            <h3>Recent</h3>
            <Choices label="Recent ranges" ranges={recent} value={value} now={now} onChange={onChange} />
          </>
        )}
      </div>
      <div className={styles.absolute}>
        <TextField
          label="From"
          mono
          value={from}
          onChange={type(0)}
          onEnter={apply}
          hint={first ? meaning(first, now, zone) : 'Such as -30m, 09:00 or 2026-11-28 09:00'}
          error={from.trim() !== '' && tried && !first ? unreadable : undefined}
        />
        <TextField
          label="Until"
          mono
          value={until}
          onChange={type(1)}
          onEnter={apply}
          hint={last ? meaning(last, now, zone) : 'Such as now, 10:00 or 2026-11-28 10:00'}
          error={problem ?? (tried && !last ? unreadable : undefined)}
        />
        <DayRangeCalendar
          label="Days"
          value={whole?.first && whole.last && !problem ? { first: whole.first, last: whole.last } : undefined}
          near={whole?.last}
          onChange={({ first: start, last: end }) => {
            const { start: at = now, end: to = now } = rangeOf(
              { first: start, last: end, from: undefined, to: undefined, whole: true },
              place,
            )
            setEnds([iso(at), iso(to)])
          }}
        />
        <div className={styles.foot}>
          <span className={styles.zone}>
            Times without a zone are in {zone === 'utc' ? 'UTC' : `local time, ${zoneName(zone, now)}`}
          </span>
          <Button
            kind="main"
            reason={problem ?? (text === undefined ? 'Both ends have to be times' : undefined)}
            onClick={apply}
          >
            Show this range
          </Button>
        </div>
      </div>
    </div>
  )
}

/** What an end means now; said, too, if its time is skipped or comes twice because clocks are moved. */
function meaning(edge: Edge, now: number, zone: Zone): string {
  const at = edge.kind === 'now' ? now : edge.kind === 'back' ? now - edge.ms : edge.at
  const words = exact(edge.kind === 'at' ? at : Math.floor(at / 1000) * 1000, zone)
  const wall = edge.kind === 'at' && zone === 'local' ? wallOf(at, zoneId(zone)) : undefined
  const odd = wall && momentHint(wall.day, wall.seconds, zoneId(zone), at)
  return odd ? `${words}. ${odd}` : words
}

const unreadable = 'This is no time. Such as -30m, 09:00, 2026-11-28 09:00 or ms since 1970'

interface ChoicesProps {
  label: string
  ranges: readonly string[]
  value: string
  now: number
  onChange: (value: string) => void
}

function Choices({ label, ranges, value, now, onChange }: ChoicesProps) {
  const zone = useZone()
  return (
    <ul aria-label={label}>
      {ranges.map((range) => (
        <li key={range}>
          <button type="button" aria-current={range === value || undefined} onClick={() => onChange(range)}>
            {rangeWords(range, zone, now)}
          </button>
        </li>
      ))}
    </ul>
  )
}
