import { ChevronDown, ChevronRight, Ellipsis, FolderPlus, GripVertical, Plus } from 'lucide-react'
import { memo, type KeyboardEvent } from 'react'
import type { FilterField } from '../../catalog/filter-fields'
import { IconButton } from '../../ui/button'
import { classes } from '../../ui/class-names'
import { count } from '../../ui/format'
import { MenuButton, type MenuEntry } from '../../ui/menu'
import { Segmented } from '../../ui/segmented'
import type { Act } from './edits'
import type { OperandForm } from './operand'
import type { TreeRow } from './rows'
import { RuleRow } from './rule-row'
import type { Grip, Where } from './use-drag'
import { ruleWords } from './sentence'
import { isGroup, type DraftGroup } from './tree'
import { succeeding } from './tree-edits'
import styles from './filter-tree.module.css'

export interface NodeRowProps extends Omit<TreeRow, 'path' | 'key'> {
  /** What the row is known by when the focus looks for it. */
  id: number
  /** The path as text, so that a row whose place stays is not drawn anew. */
  at: string
  fields: readonly FilterField[]
  otherFields: boolean
  form: OperandForm
  folded: boolean
  current: boolean
  fresh: boolean
  act: Act
  /** It is being moved by pointer. */
  dragged: boolean
  /** Where what is moved would land beside it. */
  drop: Where | undefined
  grip: (at: string) => Grip
  /** What the node finds, on demand. */
  hit?: string | undefined
}

const joins = [
  { value: 'and', label: 'all of' },
  { value: 'or', label: 'any of' },
  { value: 'not', label: 'none of' },
] as const

const joinWords = { and: 'All of', or: 'Any of', not: 'None of' }

/** Deeper levels are not indented any more; their number is shown instead. */
const mostIndent = 6

export const NodeRow = memo(function NodeRow(props: NodeRowProps) {
  const { node, at, level, place, of, off, fields, folded, current, act } = props
  const group = isGroup(node)
  const parts = group ? count(node.rules.length, 'part', 'parts') : undefined
  const name = group ? `${joinWords[node.operator]}, ${parts ?? ''}` : ruleWords(node, fields)
  return (
    <div
      role="treeitem"
      aria-level={level}
      aria-posinset={place}
      aria-setsize={of}
      aria-expanded={group ? !folded : undefined}
      aria-selected={current}
      aria-label={node.off ? `${name}, off` : name}
      data-at={at}
      data-key={props.id}
      data-drop={props.drop}
      data-dragged={props.dragged || undefined}
      data-level={Math.min(level, mostIndent + 1)}
      tabIndex={current ? 0 : -1}
      className={classes(styles.row, off && styles.off)}
      onFocus={() => act(at, 'here')}
      onKeyDown={(event) => onRowKey(event, act, at)}
    >
      {at !== '' && (
        // For the pointer alone: keys and the menu move a node as well.
        <span className={styles.grip} aria-hidden title="Move" {...props.grip(at)}>
          <GripVertical />
        </span>
      )}
      {level > mostIndent + 1 && <span className={styles.level}>{level}</span>}
      {group ? <GroupHead {...props} node={node} parts={parts ?? ''} /> : <RuleHead {...props} />}
      {node.off && <span className={styles.state}>off</span>}
      {props.hit !== undefined && <span className={styles.hit}>{props.hit}</span>}
      <MenuButton
        label={group ? 'Group actions' : 'Rule actions'}
        icon={<Ellipsis />}
        kind="plain"
        small
        iconOnly
        items={actionsOf(props)}
      />
    </div>
  )
})

function GroupHead({ node, at, folded, act, parts }: NodeRowProps & { node: DraftGroup; parts: string }) {
  return (
    <>
      <IconButton
        small
        label={folded ? 'Unfold' : 'Fold'}
        tabIndex={-1}
        icon={folded ? <ChevronRight /> : <ChevronDown />}
        onClick={() => act(at, 'fold')}
      />
      <Segmented
        label="Match"
        small
        value={node.operator}
        onChange={(operator) => act(at, { put: succeeding({ ...node, operator }, node) })}
        options={joins}
      />
      <span className={styles.parts}>{parts}</span>
      {at !== '' && (
        <>
          <IconButton small label="Add a rule here" icon={<Plus />} onClick={() => act(at, 'add rule')} />
          <IconButton small label="Add a group here" icon={<FolderPlus />} onClick={() => act(at, 'add group')} />
        </>
      )}
    </>
  )
}

function RuleHead({ node, at, fields, otherFields, form, fresh, act }: NodeRowProps) {
  if (isGroup(node)) return null
  return <RuleRow rule={node} {...{ fields, otherFields, form, fresh }} onChange={(rule) => act(at, { put: rule })} />
}

function actionsOf({ node, at, act }: NodeRowProps): MenuEntry[] {
  const root = at === ''
  const rootReason = root ? 'The whole tree has no place to move to' : undefined
  return [
    { id: 'duplicate', label: 'Duplicate', hint: 'D', onAction: () => act(at, 'duplicate') },
    { id: 'negate', label: 'Negate', hint: 'N', onAction: () => act(at, 'negate') },
    { id: 'group', label: 'Put into a group', hint: 'G', onAction: () => act(at, 'group') },
    ...(isGroup(node)
      ? [{ id: 'ungroup', label: 'Take out of the group', hint: 'U', onAction: () => act(at, 'ungroup') }]
      : []),
    'line',
    { id: 'up', label: 'Move up', hint: 'Alt ↑', reason: rootReason, onAction: () => act(at, 'up') },
    { id: 'down', label: 'Move down', hint: 'Alt ↓', reason: rootReason, onAction: () => act(at, 'down') },
    'line',
    { id: 'switch', label: node.off ? 'Switch on' : 'Switch off', hint: 'Space', onAction: () => act(at, 'switch') },
    { id: 'remove', label: 'Remove', hint: 'Del', danger: true, onAction: () => act(at, 'remove') },
  ]
}

const keys = new Map<string, Parameters<Act>[1]>([
  ['ArrowUp', 'previous'],
  ['ArrowDown', 'next'],
  ['ArrowLeft', 'out'],
  ['ArrowRight', 'in'],
  ['Home', 'first'],
  ['End', 'last'],
  ['Enter', 'enter'],
  ['n', 'negate'],
  ['d', 'duplicate'],
  ['g', 'group'],
  ['u', 'ungroup'],
  [' ', 'switch'],
  ['Delete', 'remove'],
  ['Backspace', 'remove'],
])

/** Keys of the row itself; what its controls take is theirs. */
function onRowKey(event: KeyboardEvent<HTMLDivElement>, act: Act, at: string) {
  if (event.target !== event.currentTarget) return
  const { key } = event
  if (event.ctrlKey || event.metaKey) {
    if (key.toLowerCase() !== 'z' || event.shiftKey || event.altKey) return
    // Else the browser takes back a letter of a field that nobody is in.
    event.preventDefault()
    act(at, 'undo')
    return
  }
  const action =
    event.altKey && (key === 'ArrowUp' || key === 'ArrowDown')
      ? key === 'ArrowUp'
        ? 'up'
        : 'down'
      : event.altKey
        ? undefined
        : keys.get(key.length === 1 ? key.toLowerCase() : key)
  if (!action) return
  event.preventDefault()
  event.stopPropagation()
  act(at, action)
}
