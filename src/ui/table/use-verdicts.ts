import { useEffect, useMemo, useRef, useState } from 'react'
import { plainText, valueOf, type Column } from './column'
import { patternProblem } from './pattern-problem'
import type { Filter } from './view'

/** What the patterns among the filters say of the rows. */
export interface Verdicts {
  /** Whether a text fits a pattern; false for a text that was never looked at. */
  fits: (source: string, text: string) => boolean
  /** A pattern that says nothing, and why. */
  refused?: { filter: Filter; reason: string }
}

type Known = ReadonlyMap<string, ReadonlyMap<string, boolean>>

const verdictsOf = (known: Known, refused?: Verdicts['refused']): Verdicts => ({
  fits: (source, text) => known.get(source)?.get(text) ?? false,
  ...(refused && { refused }),
})

/** Where no filter is a pattern. */
export const noVerdicts: Verdicts = verdictsOf(new Map())

const isPattern = ({ op, operand }: Filter): boolean => op === 'matches' && operand.trim() !== ''

/**
 * Asks the worker what the patterns among the filters say of the rows; undefined until it is known. What is known of a
 * text is kept as long as its pattern is among the filters, so that rows that come later cost only themselves.
 */
export function useVerdicts<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  filters: readonly Filter[],
): Verdicts | undefined {
  const patterns = useMemo(() => filters.filter(isPattern), [filters])
  const known = useRef<Known>(new Map())
  const [late, setLate] = useState<{ rows: unknown; patterns: unknown; verdicts: Verdicts } | undefined>(undefined)
  useEffect(() => {
    if (patterns.length === 0) {
      known.current = new Map()
      return undefined
    }
    const abort = new AbortController()
    const work = async () => {
      // Few lists are searched by a pattern.
      const { fitting, SlowPattern } = await import('./pattern')
      const next = new Map<string, Map<string, boolean>>()
      let refused: Verdicts['refused']
      for (const filter of patterns) {
        const column = columns.find((one) => one.id === filter.column)
        const source = filter.operand.trim()
        const problem = patternProblem(source)
        if (problem) refused ??= { filter, reason: problem }
        if (!column || problem) continue
        const before = next.get(source) ?? new Map(known.current.get(source))
        const texts = [...new Set(rows.map((row) => plainText(valueOf(column, row))))].filter(
          (text) => !before.has(text),
        )
        try {
          for (const [index, fits] of (await fitting(source, texts, abort.signal)).entries())
            before.set(texts[index] ?? '', fits)
        } catch (error) {
          if (abort.signal.aborted) return
          refused ??= {
            filter,
            reason: error instanceof SlowPattern ? error.message : 'This pattern could not be tried',
          }
        }
        next.set(source, before)
      }
      if (abort.signal.aborted) return
      known.current = next
      setLate({ rows, patterns, verdicts: verdictsOf(next, refused) })
    }
    void work()
    return () => abort.abort()
  }, [rows, columns, patterns])
  if (patterns.length === 0) return noVerdicts
  return late?.rows === rows && late.patterns === patterns ? late.verdicts : undefined
}
