/** What can be done with a node, and where the focus is then. */
import { isGroup, type Draft, type DraftRule, type Path } from './tree'
import {
  addTo,
  duplicateAt,
  groupAt,
  moveTo,
  negateAt,
  nodeAt,
  removeAt,
  replaceAt,
  stepOf,
  switched,
  ungroupAt,
} from './tree-edits'

export type Move = 'previous' | 'next' | 'in' | 'out' | 'first' | 'last' | 'enter' | 'here' | 'fold'
export type Edit =
  | 'add rule'
  | 'add group'
  | 'duplicate'
  | 'negate'
  | 'group'
  | 'ungroup'
  | 'up'
  | 'down'
  | 'switch'
  | 'remove'
  | { put: Draft }
  | { to: Path }

/** Takes the last edit of a node back; what is typed into a field is its own to take back. */
export type Undo = 'undo'

/** Does something with the node at a path, which is written with points: "0.2". */
export type Act = (at: string, action: Move | Edit | Undo) => void

export const pathOf = (at: string): Path => (at === '' ? [] : at.split('.').map(Number))

export const noRule = (): DraftRule => ({ field: '', operator: '=' })

/** The tree after an edit, and the path of what was edited. */
export function edited(root: Draft | undefined, path: Path, edit: Edit): { tree: Draft | undefined; path: Path } {
  const node = nodeAt(root, path)
  const at = path.at(-1) ?? 0
  if (typeof edit === 'object')
    return 'put' in edit ? { tree: replaceAt(root, path, [edit.put]), path } : moveTo(root, path, edit.to)
  switch (edit) {
    case 'add rule':
    case 'add group': {
      const tree = addTo(root, path, edit === 'add rule' ? noRule() : { operator: 'or', rules: [noRule()] })
      const place = nodeAt(tree, path)
      const added = place && node && isGroup(place) ? [...path, place.rules.length - 1] : path
      return { tree, path: edit === 'add rule' ? added : [...added, 0] }
    }
    case 'duplicate':
      return { tree: duplicateAt(root, path), path: path.length > 0 ? [...path.slice(0, -1), at + 1] : [1] }
    case 'negate':
      return { tree: negateAt(root, path), path }
    case 'group':
      return { tree: groupAt(root, path), path: [...path, 0] }
    case 'ungroup':
      return { tree: ungroupAt(root, path), path }
    case 'switch':
      return { tree: node && replaceAt(root, path, [switched(node)]), path }
    case 'up':
    case 'down': {
      const to = stepOf(root, path, edit === 'up' ? -1 : 1)
      return to ? moveTo(root, path, to) : { tree: root, path }
    }
    case 'remove': {
      const tree = removeAt(root, path)
      const group = nodeAt(tree, path.slice(0, -1))
      const left = group && isGroup(group) ? group.rules.length : 0
      return { tree, path: left > 0 ? [...path.slice(0, -1), Math.min(at, left - 1)] : path.slice(0, -1) }
    }
  }
}
