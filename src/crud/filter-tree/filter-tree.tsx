/**
 * The editor of a filter tree, for searches, groups and record queries. Beside the tree stand its sentence and its JSON,
 * which can be written too.
 */
import { FolderPlus, Plus } from 'lucide-react'
import {
  useCallback,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type ComponentType,
  type FocusEvent,
  type ReactNode,
} from 'react'
import type { FilterField } from '../../catalog/filter-fields'
import { Button } from '../../ui/button'
import { classes } from '../../ui/class-names'
import { leavePopover } from '../../ui/leave-popover'
import { edited, pathOf, type Act, type Edit, type Move } from './edits'
import type { OperandForm } from './operand'
import { rowsOf, type TreeRow } from './rows'
import { mostDrawn, TreeRows } from './tree-rows'
import { BesideTree, type TreeView } from './beside-tree'
import { isGroup, type Draft } from './tree'
import { identityOf, nodeAt } from './tree-edits'
import styles from './filter-tree.module.css'

export interface FilterTreeProps {
  /** The tree's name: "Rule" or "Filter". */
  label: string
  /** A filter of the catalogue, or one that is not complete; `sentOf` says what of it is sent. */
  value: Draft | undefined
  onChange: (value: Draft | undefined) => void
  fields: readonly FilterField[]
  /** Fields beyond the known ones may be written. */
  otherFields?: boolean
  /** How numbers and truth values are written. Typed unless told. */
  form?: OperandForm
  /** What the filter is about, for its sentence: "Devices". */
  things: string
  /** Under the sentence. */
  children?: ReactNode
  /** What stands beside the tree instead of tabs with its sentence and its JSON. */
  beside?: ComponentType<TreeView & { children?: ReactNode }>
  /** What stands under tree and what is beside it, outside of their box. */
  below?: ComponentType<TreeView>
  className?: string | undefined
  /** Something short at the right of a node, by its path with points: how much it finds. */
  hits?: ReadonlyMap<string, string>
  /** What stands above the tree, in its column. */
  above?: ReactNode
}

export function FilterTree({
  label,
  value,
  onChange,
  fields,
  otherFields = false,
  form = 'typed',
  things,
  children,
  beside: Beside,
  below: Below,
  className,
  hits,
  above,
}: FilterTreeProps) {
  const [tree, setTree] = useOwn(value)
  const box = useRef<HTMLDivElement>(null)
  const hint = useId()
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set())
  const [fresh, setFresh] = useState<ReadonlySet<number>>(new Set())
  const [currentKey, setCurrent] = useState<number | undefined>(undefined)
  const wanted = useRef<{ key: number; inside: boolean } | undefined>(undefined)
  /** The trees before and after each edit of a node. */
  const done = useRef<{ before: Draft | undefined; after: Draft | undefined; at: string }[]>([])
  const rows = rowsOf(tree, folded)
  const current = rows.some((row) => row.key === currentKey) ? currentKey : rows[0]?.key

  const take = (next: Draft | undefined) => {
    setTree(next)
    onChange(next)
  }
  const edit = (at: string, what: Edit) => {
    const next = edited(tree, pathOf(at), what)
    const node = nodeAt(next.tree, next.path)
    const adds = what === 'add rule' || what === 'add group'
    if (node && typeof what === 'string') {
      const { key } = identityOf(node)
      setCurrent(key)
      if (adds) setFresh((was) => new Set([...was, key]))
      wanted.current = { key, inside: adds }
    }
    if (typeof what === 'string') done.current = [...done.current, { before: tree, after: next.tree, at }].slice(-50)
    take(next.tree)
  }
  const undo = () => {
    const last = done.current.at(-1)
    // What was written since would go with it.
    if (!last || last.after !== tree) return
    done.current = done.current.slice(0, -1)
    const node = nodeAt(last.before, pathOf(last.at)) ?? last.before
    if (node) {
      const { key } = identityOf(node)
      setCurrent(key)
      wanted.current = { key, inside: false }
    }
    take(last.before)
  }
  const go = (row: TreeRow | undefined, inside = false) => {
    if (!row) return
    setCurrent(row.key)
    const element = rowElement(box.current, row.key)
    if (element) focusIn(element, inside)
    else wanted.current = { key: row.key, inside }
  }
  const move = (at: string, what: Move) => {
    const index = rows.findIndex((row) => row.path.join('.') === at)
    const row = rows[index]
    if (!row) return
    const fold = () => setFolded((was) => (was.has(row.key) ? without(was, row.key) : new Set([...was, row.key])))
    const group = isGroup(row.node)
    const open = group && !folded.has(row.key)
    if (what === 'here') setCurrent(row.key)
    else if (what === 'enter') go(row, true)
    else if (what === 'fold') fold()
    else if (what === 'in') {
      if (open) go(rows[index + 1])
      else if (group) fold()
    } else if (what === 'out') {
      if (open) fold()
      else go(rows.findLast((other, place) => place < index && other.level < row.level))
    } else if (what === 'first') go(rows[0])
    else if (what === 'last') go(rows.at(-1))
    else go(rows[index + (what === 'next' ? 1 : -1)])
  }
  // Rows are drawn anew only where they changed, so what they call stays the same.
  const latest = useRef({ edit, move, undo })
  useLayoutEffect(() => {
    latest.current = { edit, move, undo }
    const { key, inside } = wanted.current ?? {}
    if (key === undefined) return
    const element = rowElement(box.current, key)
    if (!element) return
    wanted.current = undefined
    focusIn(element, inside ?? false)
  })
  const act: Act = useCallback((at, action) => {
    if (action === 'undo') latest.current.undo()
    else if (typeof action === 'object') latest.current.edit(at, action)
    else if (isMove(action)) latest.current.move(at, action)
    else {
      const make = () => latest.current.edit(at, action)
      // The menu of a row keeps the focus to itself until it is closed, and with the row it would be gone.
      const left = leavePopover()
      if (left) void left.then(make)
      else make()
    }
  }, [])

  /** A rule that was just added complains once one has left it. */
  const onBlur = (event: FocusEvent<HTMLDivElement>) => {
    const left = event.target.closest<HTMLElement>('[data-key]')
    const key = Number(left?.dataset.key)
    if (left && fresh.has(key) && !left.contains(event.relatedTarget)) setFresh(without(fresh, key))
  }

  const view: TreeView = {
    label,
    things,
    fields,
    value: tree,
    onChange: take,
    onRule: (path) =>
      go(
        rows.find((row) => row.path.join('.') === path.join('.')),
        true,
      ),
  }
  const composer = (
    <div className={classes(styles.composer, Beside && styles.sideBySide, className)}>
      <div className={styles.treePane}>
        {above}
        <div
          ref={box}
          role="tree"
          aria-label={label}
          aria-describedby={hint}
          className={classes(styles.tree, rows.length > mostDrawn && styles.scrolls)}
          onBlur={onBlur}
        >
          <TreeRows {...{ box, rows, current, folded, fresh, hits, fields, otherFields, form, act }} />
          <div
            role="treeitem"
            aria-label="Add"
            aria-level={tree && isGroup(tree) ? 2 : 1}
            aria-selected={false}
            className={styles.add}
          >
            <Button small kind="plain" icon={<Plus />} onClick={() => edit('', 'add rule')}>
              Add rule
            </Button>
            <Button small kind="plain" icon={<FolderPlus />} onClick={() => edit('', 'add group')}>
              Add group
            </Button>
          </div>
        </div>
        <p id={hint} className={styles.keys}>
          <kbd>Alt</kbd> <kbd>↑</kbd> moves a rule, <kbd>N</kbd> negates it
        </p>
      </div>
      {Beside ? <Beside {...view}>{children}</Beside> : <BesideTree {...view}>{children}</BesideTree>}
    </div>
  )
  return Below ? (
    <>
      {composer}
      <Below {...view} />
    </>
  ) : (
    composer
  )
}

/** The value, by the nodes that are drawn already where an address or a store gave back an equal copy of them. */
function useOwn(value: Draft | undefined) {
  const [own, setOwn] = useState(value)
  const [seen, setSeen] = useState(value)
  if (seen === value) return [own, setOwn] as const
  setSeen(value)
  const same = own === value || JSON.stringify(own) === JSON.stringify(value)
  if (!same) setOwn(value)
  return [same ? own : value, setOwn] as const
}

const moves = new Set<string>([
  'previous',
  'next',
  'in',
  'out',
  'first',
  'last',
  'enter',
  'here',
  'fold',
] satisfies Move[])
const isMove = (action: string): action is Move => moves.has(action)

const rowElement = (box: HTMLElement | null, key: number) => box?.querySelector<HTMLElement>(`[data-key="${key}"]`)

function focusIn(row: HTMLElement, inside: boolean) {
  const target = inside ? row.querySelector<HTMLElement>('input') : row
  ;(target ?? row).focus()
}

function without(keys: ReadonlySet<number>, key: number): ReadonlySet<number> {
  const rest = new Set(keys)
  rest.delete(key)
  return rest
}
