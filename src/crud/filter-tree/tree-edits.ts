/** Edits of a filter's tree: every one replaces the node at a path by none, one or several. */
import type { FilterLeaf } from '../../catalog/filter'
import { isGroup, type Draft, type DraftGroup, type Path } from './tree'

/** The node at a path; undefined where there is none. */
export function nodeAt(root: Draft | undefined, path: Path): Draft | undefined {
  let node = root
  for (const at of path) node = node && isGroup(node) ? node.rules[at] : undefined
  return node
}

/**
 * What stays the same through edits: a key for drawing, so that the focus stays where it was, and the operands that a
 * rule had with other fields and operators.
 */
export interface Identity {
  key: number
  /** By field and operator as JSON. */
  memory: Map<string, unknown>
}

const identities = new WeakMap<Draft, Identity>()
let keys = 0

export function identityOf(node: Draft): Identity {
  const known = identities.get(node)
  if (known) return known
  keys += 1
  const identity = { key: keys, memory: new Map<string, unknown>() }
  identities.set(node, identity)
  return identity
}

/** Makes `next` the successor of `node`; returns it. */
export function succeeding<Node extends Draft>(next: Node, node: Draft): Node {
  if (next !== node) identities.set(next, identityOf(node))
  return next
}

/** The one edit: the tree with other nodes in the place of the one at a path. Undefined when nothing is left. */
export function replaceAt(root: Draft | undefined, path: Path, nodes: readonly Draft[]): Draft | undefined {
  const [at, ...rest] = path
  if (at === undefined) return nodes.length > 1 ? { operator: 'and', rules: [...nodes] } : nodes[0]
  const inside = root && isGroup(root) ? root.rules[at] : undefined
  if (!root || !isGroup(root) || !inside) return root
  let next: readonly Draft[] = nodes
  if (rest.length > 0) {
    const changed = replaceAt(inside, rest, nodes)
    next = changed ? [changed] : []
  }
  return succeeding({ ...root, rules: root.rules.toSpliced(at, 1, ...next) }, root)
}

/** The same tree as a new one: its nodes have keys of their own. */
export function copyOf(node: Draft): Draft {
  const copy: Draft = isGroup(node) ? { ...node, rules: node.rules.map(copyOf) } : { ...node }
  return copy
}

/** Puts a node at the end of the group at a path. A bare rule there becomes the first of a group. */
export function addTo(root: Draft | undefined, path: Path, node: Draft): Draft {
  const place = nodeAt(root, path)
  if (!place) return node
  const next: Draft = isGroup(place)
    ? succeeding({ ...place, rules: [...place.rules, node] }, place)
    : { operator: 'and', rules: [place, node] }
  return replaceAt(root, path, [next]) ?? next
}

export const removeAt = (root: Draft | undefined, path: Path): Draft | undefined => replaceAt(root, path, [])

export function duplicateAt(root: Draft | undefined, path: Path): Draft | undefined {
  const node = nodeAt(root, path)
  return node && replaceAt(root, path, [node, copyOf(node)])
}

/** Puts a node alone into a group. */
export function groupAt(root: Draft | undefined, path: Path, operator: DraftGroup['operator'] = 'and') {
  const node = nodeAt(root, path)
  return node && replaceAt(root, path, [{ operator, rules: [node] }])
}

/** Its rules in the place of a group. */
export function ungroupAt(root: Draft | undefined, path: Path): Draft | undefined {
  const node = nodeAt(root, path)
  if (!node || !isGroup(node)) return root
  // Several rules need a group around them, and at the root there is none: it stays, as one where all hold.
  if (path.length === 0 && node.rules.length > 1) return succeeding({ ...node, operator: 'and' }, node)
  return replaceAt(root, path, node.rules)
}

const opposite: Partial<Record<FilterLeaf['operator'], FilterLeaf['operator']>> = {
  '=': '!=',
  '!=': '=',
  '~': '!~',
  '!~': '~',
  in: 'not_in',
  not_in: 'in',
  exists: 'not_exists',
  not_exists: 'exists',
}

/**
 * The opposite. A rule whose operator has one takes it; `<` and `>=` are none of each other, since what has no such
 * field fits neither. Everything else is put into "none of", and out of it again.
 */
export function negated(node: Draft): Draft {
  if (!isGroup(node)) {
    const operator = opposite[node.operator]
    return operator ? succeeding({ ...node, operator }, node) : { operator: 'not', rules: [node] }
  }
  const [only] = node.rules
  if (node.operator === 'not' && only && node.rules.length === 1) return only
  if (node.operator === 'or') return succeeding({ ...node, operator: 'not' }, node)
  if (node.operator === 'not') return succeeding({ ...node, operator: 'or' }, node)
  return { operator: 'not', rules: [node] }
}

export function negateAt(root: Draft | undefined, path: Path): Draft | undefined {
  const node = nodeAt(root, path)
  return node && replaceAt(root, path, [negated(node)])
}

/** A node switched on or off. */
export function switched(node: Draft): Draft {
  const { off: was, ...rest } = node
  return succeeding(was ? rest : { ...rest, off: true }, node)
}

/**
 * Takes the node at a path to a place among the rules of a group, as that place is before the move. The tree as it was
 * where the place lies within the node itself.
 */
export function moveTo(root: Draft | undefined, from: Path, to: Path): { tree: Draft | undefined; path: Path } {
  const stay = { tree: root, path: from }
  const node = nodeAt(root, from)
  const last = to.at(-1)
  const parent = nodeAt(root, to.slice(0, -1))
  if (!node || last === undefined || from.length === 0 || !parent || !isGroup(parent)) return stay
  if (from.every((at, index) => to[index] === at)) return stay
  // Taken out first, everything behind it among its neighbours steps forward by one.
  const depth = from.length - 1
  const steps = to.length > depth && from.slice(0, depth).every((at, index) => to[index] === at)
  const place = steps && (to[depth] ?? 0) > (from[depth] ?? 0) ? to.with(depth, (to[depth] ?? 0) - 1) : to
  const without = removeAt(root, from)
  const target = nodeAt(without, place.slice(0, -1))
  if (!target || !isGroup(target)) return stay
  const rules = target.rules.toSpliced(place.at(-1) ?? 0, 0, node)
  return {
    tree: replaceAt(without, place.slice(0, -1), [succeeding({ ...target, rules }, target)]),
    path: [...place.slice(0, -1), Math.min(place.at(-1) ?? 0, target.rules.length)],
  }
}

/** Where a step up or down leads: past a neighbour, into a neighbour that is a group, or out of the own group. */
export function stepOf(root: Draft | undefined, path: Path, by: 1 | -1): Path | undefined {
  const at = path.at(-1)
  const around = path.slice(0, -1)
  const group = nodeAt(root, around)
  if (at === undefined || !group || !isGroup(group)) return undefined
  const neighbour = group.rules[at + by]
  if (neighbour && isGroup(neighbour)) return [...around, at + by, by > 0 ? 0 : neighbour.rules.length]
  if (neighbour) return [...around, by > 0 ? at + 2 : at - 1]
  if (around.length === 0) return undefined
  const outer = around.at(-1) ?? 0
  return [...around.slice(0, -1), by > 0 ? outer + 1 : outer]
}
