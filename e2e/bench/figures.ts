// What was measured, beside what is promised: figures, the table for people, the file for programs.

export type Unit = 'ms' | 's' | 'kB' | 'MB' | 'fps' | 'rows' | ''

export interface Promised {
  limit: number
  /** The limit is the least instead of the most. */
  least?: boolean
}

export interface Figure {
  /** What is measured: a noun, in words. */
  name: string
  unit: Unit
  /** One value a run, ours. */
  values: readonly number[]
  promise?: Promised | undefined
  /** The same of somebody else, in the same runs. */
  beside?: { name: string; values: readonly number[] } | undefined
  /** How much of their value ours may be, at most (or at least, for what should be large). */
  share?: number | undefined
}

export interface Section {
  title: string
  figures: readonly Figure[]
}

export interface Summary {
  median: number
  min: number
  max: number
}

export function summarize(values: readonly number[]): Summary {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const low = sorted[Math.ceil(middle) - 1] ?? NaN
  const high = sorted[Math.floor(middle)] ?? NaN
  return { median: (low + high) / 2, min: sorted[0] ?? NaN, max: sorted.at(-1) ?? NaN }
}

export const median = (values: readonly number[]): number => summarize(values).median

/** Ours as a part of theirs: the median of the runs' own ratios, since noise hits both halves of a run alike. */
export function shareOf(figure: Figure): number | undefined {
  if (!figure.beside) return undefined
  const theirs = figure.beside.values
  const pairs = figure.values.slice(0, theirs.length).map((ours, run) => ours / (theirs[run] ?? NaN))
  return median(pairs.filter((ratio) => Number.isFinite(ratio)))
}

/** Whether all that is promised of a figure holds; undefined where nothing is. Medians count. */
export function isMet(figure: Figure): boolean | undefined {
  const { promise, share } = figure
  const verdicts: boolean[] = []
  const value = median(figure.values)
  if (promise) verdicts.push(promise.least ? value >= promise.limit : value <= promise.limit)
  if (share !== undefined) verdicts.push((shareOf(figure) ?? Infinity) <= share)
  return verdicts.length === 0 ? undefined : verdicts.every(Boolean)
}

const digits = (value: number): string => {
  if (!Number.isFinite(value)) return 'unknown'
  if (Number.isInteger(value) || Math.abs(value) >= 10) return String(Math.round(value))
  return Math.abs(value) < 0.1 ? value.toFixed(4) : value.toFixed(1)
}

function spread(values: readonly number[], unit: Unit): string {
  if (values.length === 0) return 'not measured'
  const { median: middle, min, max } = summarize(values)
  const word = `${digits(middle)}${unit && ` ${unit}`}`
  return digits(min) === digits(max) ? word : `${word} (${digits(min)}–${digits(max)})`
}

function promiseWords({ promise, share, unit }: Figure): string {
  const words: string[] = []
  if (promise) words.push(`${promise.least ? '≥' : '≤'} ${digits(promise.limit)}${unit && ` ${unit}`}`)
  if (share !== undefined) words.push(`≤ ${share.toFixed(2)} of theirs`)
  return words.join(', ')
}

function verdict(figure: Figure): string {
  const met = isMet(figure)
  return met === undefined ? '' : met ? 'met' : 'missed'
}

/** Rows of a section: the median of the runs (least–most), the promise, the verdict, the other's value, the ratio. */
export function table({ title, figures }: Section): string {
  const besides = figures.some((figure) => figure.beside)
  const rows = [
    [title, 'hopdeck', 'promise', '', ...(besides ? ['beside', 'ours : theirs'] : [])],
    ...figures.map((figure) => {
      const { beside } = figure
      const share = shareOf(figure)
      return [
        figure.name,
        spread(figure.values, figure.unit),
        promiseWords(figure),
        verdict(figure),
        ...(besides
          ? [
              beside ? `${beside.name} ${spread(beside.values, figure.unit)}` : '',
              share === undefined ? '' : share.toFixed(2),
            ]
          : []),
      ]
    }),
  ]
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return [lines[0], '-'.repeat(Math.max(...lines.map((line) => line.length))), ...lines.slice(1)].join('\n')
}

/** The figures as plain data: values of every run, their summary, promise and verdict. */
export function toJson(sections: readonly Section[], machine: Record<string, unknown>): string {
  const data = sections.flatMap(({ title, figures }) =>
    figures.map((figure) => ({
      measure: title,
      name: figure.name,
      unit: figure.unit,
      ...summarize(figure.values),
      values: figure.values,
      promise: figure.promise,
      share: figure.share,
      met: isMet(figure),
      beside: figure.beside && { ...figure.beside, ...summarize(figure.beside.values) },
      ratio: shareOf(figure),
    })),
  )
  return `${JSON.stringify({ machine, figures: data }, null, 2)}\n`
}
