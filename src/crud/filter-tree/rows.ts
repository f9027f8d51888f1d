/** The rows of a tree as it is drawn: its nodes from the top, what is folded left out, then the row that adds. */
import { isGroup, type Draft, type Path } from './tree'
import { identityOf } from './tree-edits'

export interface TreeRow {
  node: Draft
  path: Path
  key: number
  /** 1 for the root. */
  level: number
  /** Place among its neighbours, from 1, and how many they are. */
  place: number
  of: number
  /** It, or a group around it, is switched off. */
  off: boolean
}

export function rowsOf(root: Draft | undefined, folded: ReadonlySet<number>): TreeRow[] {
  const rows: TreeRow[] = []
  const walk = (node: Draft, path: Path, place: number, of: number, outerOff: boolean): void => {
    const { key } = identityOf(node)
    const off = outerOff || node.off === true
    rows.push({ node, path, key, level: path.length + 1, place, of, off })
    if (!isGroup(node) || folded.has(key)) return
    for (const [at, rule] of node.rules.entries()) walk(rule, [...path, at], at + 1, node.rules.length, off)
  }
  if (root) walk(root, [], 1, 1, false)
  return rows
}
