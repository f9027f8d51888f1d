/** Distributions: times and sizes that are lognormal around a median of their own, as histograms. */
import type { HistogramStep, SampleSet } from '../../catalog/metrics'
import type { MetricUnit } from '../../catalog/metric-catalog/metric'
import { fraction } from '../records/stream'
import { wordSeed } from './counts'
import { rhythm } from './rhythm'

/** Most steps of one histogram. */
const steps = 24

/** The standard normal quantile, good to three digits (Hastings). */
function probit(p: number): number {
  const tail = Math.min(p, 1 - p)
  const t = Math.sqrt(-2 * Math.log(tail))
  const z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  return p < 0.5 ? -z : z
}

/** By how much the steps of a histogram with so many of them lie above the median; worked out once. */
const shapes = new Map<string, readonly number[]>()

function shapeOf(count: number, spread: number): readonly number[] {
  const key = `${count}/${spread}`
  let shape = shapes.get(key)
  if (!shape) {
    shape = Array.from({ length: count }, (_, step) => Math.exp(spread * probit((step + 0.5) / count)))
    shapes.set(key, shape)
  }
  return shape
}

function medianOf(metric: string, unit: MetricUnit): number {
  if (unit === 'bytes') return 4200
  if (unit === 'score') return 4.1
  if (/rtt/.test(metric)) return 1.4
  if (/ttlb|xfer|access/.test(metric)) return 38
  return 17
}

const digits = (value: number): number => Math.round(value * 1000) / 1000

/** `n` values of an object around a moment (ms) as a histogram, its values rising. */
export function histogram(seed: number, metric: string, unit: MetricUnit, time: number, n: number): HistogramStep[] {
  if (n <= 0) return []
  const own = Math.exp((fraction(seed, wordSeed(metric)) - 0.5) * 2)
  const slot = Math.floor(time / 300_000)
  const wobble = 0.8 + 0.4 * fraction(seed ^ wordSeed(`${metric}/wobble`), slot)
  // What is busy is slow.
  const middle = medianOf(metric, unit) * own * wobble * (unit === 'ms' ? 0.7 + 0.6 * rhythm(time) : 1)
  const spread = unit === 'score' ? 0.05 : 0.65
  const count = Math.min(n, steps)
  const list: HistogramStep[] = []
  for (const [step, factor] of shapeOf(count, spread).entries()) {
    const value = digits(middle * factor)
    const freq = Math.floor((n * (step + 1)) / count) - Math.floor((n * step) / count)
    const last = list.at(-1)
    if (last?.value === value) last.freq += freq
    else list.push({ value, freq })
  }
  return list
}

export function merged(histograms: readonly (readonly HistogramStep[])[]): HistogramStep[] {
  const freqs = new Map<number, number>()
  for (const list of histograms) for (const { value, freq } of list) freqs.set(value, (freqs.get(value) ?? 0) + freq)
  return [...freqs].map(([value, freq]) => ({ value, freq })).toSorted((a, b) => a.value - b.value)
}

const total = (list: readonly HistogramStep[]): number => list.reduce((sum, { freq }) => sum + freq, 0)

/** Null where nothing was seen. */
export function mean(list: readonly HistogramStep[]): number | null {
  const n = total(list)
  return n === 0 ? null : digits(list.reduce((sum, { value, freq }) => sum + value * freq, 0) / n)
}

/** The values below which so many percent lie; empty where nothing was seen. */
export function percentiles(list: readonly HistogramStep[], wanted: readonly number[]): number[] {
  const n = total(list)
  if (n === 0) return []
  return wanted.map((percent) => {
    let left = (n * percent) / 100
    for (const { value, freq } of list) {
      left -= freq
      if (left <= 0) return value
    }
    return list.at(-1)?.value ?? 0
  })
}

export const sampleSet = (list: readonly HistogramStep[]): SampleSet => ({
  count: total(list),
  sum: digits(list.reduce((sum, { value, freq }) => sum + value * freq, 0)),
  sum2: digits(list.reduce((sum, { value, freq }) => sum + value * value * freq, 0)),
})
