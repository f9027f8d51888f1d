/**
 * A filter while it is composed: the catalogue's own tree, whose rules may lack something and may be switched off. Each
 * filter is such a tree, and `sentOf` takes of such a tree what is sent. A node is addressed by the indexes that lead to it.
 */
import { groupOperators, leafOperators, type FilterGroup, type FilterLeaf } from '../../catalog/filter'
import { z } from '../../catalog/zod'

export interface DraftRule extends FilterLeaf {
  /** Kept, and left out of what is sent. */
  off?: true
}

export interface DraftGroup {
  operator: FilterGroup['operator']
  rules: Draft[]
  off?: true
}

export type Draft = DraftRule | DraftGroup

/** The indexes that lead to a node; the root's are none. */
export type Path = readonly number[]

const off = z.literal(true).optional()

/** The schema of such a tree, for addresses, files and JSON that people write. */
export const DraftFilter: z.ZodType<Draft, Draft> = z.lazy(() =>
  z.union([
    z.strictObject({
      field: z.string(),
      operator: z.enum(leafOperators),
      operand: z.unknown().optional(),
      is_regex: z.boolean().optional(),
      off,
    }),
    z.strictObject({ operator: z.enum(groupOperators), rules: z.array(DraftFilter), off }),
  ]),
)

export const isGroup = (node: Draft): node is DraftGroup => 'rules' in node

/** All nodes in the order in which they are drawn; `on` leaves out what is switched off, and what stands in it. */
export function* nodesOf(
  root: Draft | undefined,
  which: 'all' | 'on' = 'all',
  path: Path = [],
): Generator<{ node: Draft; path: Path }> {
  if (!root || (root.off && which === 'on')) return
  yield { node: root, path }
  if (isGroup(root)) for (const [at, rule] of root.rules.entries()) yield* nodesOf(rule, which, [...path, at])
}
