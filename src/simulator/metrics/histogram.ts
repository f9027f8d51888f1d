/** Distributions as histograms, on a scale whose steps are a 16th of a doubling, so that any number can be merged. */
import type { HistogramStep, SampleSet } from '../../catalog/metrics'

const perDoubling = 16

/** How many values lie on which step of the scale. */
export type Bins = Map<number, number>

export const binOf = (value: number): number => Math.round(Math.log2(Math.max(value, 1e-3)) * perDoubling)

export function put(bins: Bins, bin: number, count: number): void {
  bins.set(bin, (bins.get(bin) ?? 0) + count)
}

const digits = (value: number): number => Math.round(value * 1000) / 1000

/** What a step of the scale is written as. */
export const valueOf = (bin: number): number => digits(2 ** (bin / perDoubling))

export const stepsOf = (bins: Bins): HistogramStep[] =>
  [...bins].toSorted(([a], [b]) => a - b).map(([bin, freq]) => ({ value: valueOf(bin), freq }))

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
