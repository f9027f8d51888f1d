/** Boards in addresses: a panel is written without what is usual, so that links stay short. */
import { z } from '../../catalog/zod'
import { Panel } from '../../work/metrics/panel'
import { rangeField, writeSpan } from '../time-range/range'

const usual = Panel.parse({ id: 'x' })

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** A panel without the fields that are as usual. */
export const compactPanel = (panel: Panel): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(panel).filter(([name, value]) => name === 'id' || !same(value, usual[name as keyof Panel])),
  )

/** Panels of an address or a file; what is none is left out. */
export function readPanels(list: readonly unknown[]): Panel[] {
  const seen = new Set<string>()
  return list.flatMap((one) => {
    const read = Panel.safeParse(one)
    if (!read.success || seen.has(read.data.id)) return []
    seen.add(read.data.id)
    return [read.data]
  })
}

/** What the address of a board holds. */
export const boardFields = {
  panels: z.array(z.record(z.string(), z.unknown())).max(60).default([]),
  range: rangeField(),
  /** Ranges before each zoom, the first at the front. */
  before: z.array(z.string().max(60)).max(20).default([]),
}

/** The address of a board with these panels. */
export function chartsAddress(panels: readonly Panel[], range: string): string {
  const params = new URLSearchParams({ panels: JSON.stringify(panels.map(compactPanel)), range })
  return `#/charts?${params.toString()}`
}

/** A span that was dragged over an axis, as a range's text to the second. */
export const draggedSpan = (from: number, until: number): string =>
  writeSpan({
    from: Math.floor(from / 1000) * 1000,
    until: Math.max(Math.floor(from / 1000) * 1000 + 1000, Math.ceil(until / 1000) * 1000),
  })
