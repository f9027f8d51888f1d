/** Spans as people write them. The API counts in whole seconds or milliseconds; units are chosen so that nothing is rounded. */
export const spanUnits = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 } as const
export type SpanUnit = keyof typeof spanUnits

export const unitWords: Record<SpanUnit, string> = {
  ms: 'milliseconds',
  s: 'seconds',
  min: 'minutes',
  h: 'hours',
  d: 'days',
}

const largestFirst: readonly SpanUnit[] = ['d', 'h', 'min', 's', 'ms']

/** The units that a span counted in `unit` can be written in. */
export const unitsFor = (unit: 's' | 'ms'): readonly SpanUnit[] =>
  largestFirst.toReversed().filter((each) => unit === 'ms' || each !== 'ms')

/** The largest unit that writes a span as a whole number: 7,200 s are 2 h. */
export function bestUnit(value: number, unit: 's' | 'ms'): SpanUnit {
  const ms = value * spanUnits[unit]
  if (ms === 0 || !Number.isFinite(ms)) return unit
  return largestFirst.find((each) => Number.isInteger(ms / spanUnits[each])) ?? unit
}

/** A span counted in `unit`, in another unit. */
export const inUnit = (value: number, unit: 's' | 'ms', shown: SpanUnit): number =>
  (value * spanUnits[unit]) / spanUnits[shown]

/** Back to the API's count, rounded to whole units of it. */
export const fromUnit = (amount: number, shown: SpanUnit, unit: 's' | 'ms'): number =>
  Math.round((amount * spanUnits[shown]) / spanUnits[unit])
