/** The one control for a range of time: its words open where it is chosen; earlier, later and zoom out stand beside it. */
import { ChevronLeft, ChevronRight, Clock, ZoomOut } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../../ui/button'
import { lazily } from '../../ui/lazily'
import { PopoverButton } from '../../ui/popover'
import { useNow, useZone } from '../../ui/time-text'
import { isRelative, rangeProblem, resolveRange, shifted, zoomedOut } from './range'
import { rangeWords, resolvedWords } from './range-words'
import { remember } from './recent'
import styles from './time-range.module.css'

const RangeEditor = lazily(() => import('./range-editor').then((module) => module.RangeEditor), { ahead: false })

export interface TimeRangeProps {
  /** A range's text, see range.ts: it stays unresolved. */
  value: string
  onChange: (value: string) => void
  /** The appliance's clock less the browser's, ms (`useClockDifference`). */
  clockDifference?: number
  /** The range before the last zoom: zooming out goes back to exactly that. */
  before?: string | undefined
  /** Ranges that are offered first; the usual ones unless told. */
  presets?: readonly string[]
  /** Earlier, later and zoom out are left out. */
  bare?: boolean
}

export function TimeRange({ value, onChange, clockDifference = 0, before, presets, bare }: TimeRangeProps) {
  const zone = useZone()
  const now = useNow(5000) + clockDifference
  const [open, setOpen] = useState(false)
  const words = rangeWords(value, zone, now)
  const problem = rangeProblem(value, now, zone)
  const resolved = resolvedWords(value, zone, now)
  const { until } = resolveRange(value, now, zone)
  const choose = (next: string) => {
    remember(next)
    onChange(next)
  }
  const same = !isRelative(value)
  const content = (
    <>
      <Clock aria-hidden />
      {words}
      <small>{same ? resolved.slice(resolved.lastIndexOf(' ') + 1) : (problem ?? resolved)}</small>
    </>
  )
  const chooser = (
    <PopoverButton
      label={`${words}${same ? '' : `, ${problem ?? resolved}`}`}
      title="Time range"
      content={content}
      className={styles.words}
      open={open}
      onOpenChange={setOpen}
      placement="bottom end"
      popClassName={styles.pop}
    >
      {(close) => (
        <RangeEditor
          value={value}
          now={now}
          presets={presets}
          onChange={(next) => {
            choose(next)
            close()
          }}
        />
      )}
    </PopoverButton>
  )
  if (bare) return chooser
  return (
    <div className={styles.range} role="group" aria-label="Time range">
      <IconButton
        kind="normal"
        icon={<ChevronLeft aria-hidden />}
        label="Earlier"
        onClick={() => onChange(shifted(value, -1, now, zone))}
      />
      {chooser}
      <IconButton
        kind="normal"
        icon={<ChevronRight aria-hidden />}
        label="Later"
        reason={!problem && until >= now ? 'The range reaches to now' : undefined}
        onClick={() => onChange(shifted(value, 1, now, zone))}
      />
      <IconButton
        kind="normal"
        icon={<ZoomOut aria-hidden />}
        label="Zoom out"
        onClick={() => onChange(before ?? zoomedOut(value, now, zone))}
      />
    </div>
  )
}
