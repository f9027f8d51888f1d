/** A board: panels in their order, what is edited, and what all of them share. Pure. */
import { z } from '../../catalog/zod'
import { boardFields, compactPanel, readPanels } from '../../crud/chart/address'
import { sourceSign } from '../../crud/chart/words'
import { panelOf, type Panel, type Source } from '../../work/metrics/panel'

export const boardSchema = z.object({
  ...boardFields,
  live: z.boolean().default(false),
  /** Id of the panel whose settings are shown. */
  edit: z.string().default(''),
  /** Id of the saved board that it was opened from. */
  saved: z.string().default(''),
  /** One source for all panels, `device:9363`. */
  of: z.string().default(''),
  /** What was changed on the appliance is marked on the axis of time. */
  marks: z.boolean().default(false),
  /** Those of alerts are. */
  alerts: z.boolean().default(false),
  /** The operator's own marks. */
  notes: z
    .array(z.object({ at: z.number(), text: z.string().min(1).max(200) }))
    .max(100)
    .default([]),
})
export type BoardState = z.output<typeof boardSchema>

export const panelsOf = (state: Pick<BoardState, 'panels'>): Panel[] => readPanels(state.panels)

export const written = (panels: readonly Panel[]): BoardState['panels'] => panels.map(compactPanel)

/** A new id that no panel has. */
export function freshId(panels: readonly Panel[]): string {
  const taken = new Set(panels.map(({ id }) => id))
  let number = panels.length + 1
  while (taken.has(`p${number}`)) number++
  return `p${number}`
}

export function changed(panels: readonly Panel[], id: string, change: Partial<Panel>): Panel[] {
  return panels.map((panel) => (panel.id === id ? { ...panel, ...change } : panel))
}

/** A copy right behind the original. */
export function duplicated(panels: readonly Panel[], id: string): { panels: Panel[]; id: string } {
  const at = panels.findIndex((panel) => panel.id === id)
  const copy = freshId(panels)
  const panel = panels[at]
  return panel ? { panels: panels.toSpliced(at + 1, 0, { ...panel, id: copy }), id: copy } : { panels: [...panels], id }
}

/** Members of a group that get a chart of their own at most. */
export const mostMembers = 12

/** A chart for each member of a group behind those that are there; the group's own stays. */
export function withMembers(
  panels: readonly Panel[],
  panel: Panel,
  title: string,
  members: readonly { id: number }[],
): Panel[] {
  const all = [...panels]
  for (const { id } of members.slice(0, mostMembers))
    all.push({
      ...panel,
      id: freshId(all),
      // Its name follows when the board is switched to another source.
      title: `${title.slice(0, 180)}, ${sourceSign}`,
      sources: [{ type: 'device', id }],
      hidden: [],
      size: 'half',
    })
  return all
}

/** A panel at the place of another. */
export function moved(panels: readonly Panel[], id: string, to: number): Panel[] {
  const at = panels.findIndex((panel) => panel.id === id)
  const panel = panels[at]
  if (!panel || to < 0 || to >= panels.length || to === at) return [...panels]
  return panels.toSpliced(at, 1).toSpliced(to, 0, panel)
}

const sourceForm = /^(network|device|application|vlan|device_group|activity_group|system):(\d{1,16})$/

/** A source of its text in an address; undefined for what is none. */
export function readSource(text: string): Source | undefined {
  const [, type, id] = sourceForm.exec(text) ?? []
  return type === undefined ? undefined : { type: type as Source['type'], id: Number(id) }
}

/** The panels as they are asked: all of one source where the board has one. */
export function withSource(panels: readonly Panel[], of: string): Panel[] {
  const source = readSource(of)
  return source ? panels.map((panel) => ({ ...panel, sources: [source] })) : [...panels]
}

export const emptyPanel = (panels: readonly Panel[], sources: readonly Source[] = []): Panel =>
  panelOf({ id: freshId(panels), sources: [...sources] })
