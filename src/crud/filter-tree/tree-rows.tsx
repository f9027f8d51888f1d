import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import type { ReactNode, RefObject } from 'react'
import type { FilterField } from '../../catalog/filter-fields'
import type { Act } from './edits'
import { NodeRow } from './node-row'
import type { OperandForm } from './operand'
import type { TreeRow } from './rows'
import { useDrag } from './use-drag'
import styles from './filter-tree.module.css'

interface Props {
  box: RefObject<HTMLDivElement | null>
  rows: readonly TreeRow[]
  /** The key of the row that the Tab key leads to. */
  current: number | undefined
  folded: ReadonlySet<number>
  fresh: ReadonlySet<number>
  hits: ReadonlyMap<string, string> | undefined
  fields: readonly FilterField[]
  otherFields: boolean
  form: OperandForm
  act: Act
}

/** With more rows only those in sight are in the document, and the tree scrolls by itself. */
export const mostDrawn = 60

const rowHeight = 30

export function TreeRows(props: Props) {
  const { box, rows, act } = props
  const { dragging, grip } = useDrag(box, (from, to) => act(from, { to }))
  const draw = (row: TreeRow) => <Row key={row.key} row={row} {...props} {...{ dragging, grip }} />
  return rows.length > mostDrawn ? <Windowed {...props} draw={draw} /> : rows.map(draw)
}

type RowProps = Omit<Props, 'rows' | 'box'> & { row: TreeRow } & ReturnType<typeof useDrag>

function Row({ row, current, folded, fresh, hits, dragging, grip, ...rest }: RowProps) {
  const { path, key, ...facts } = row
  const at = path.join('.')
  return (
    <NodeRow
      id={key}
      at={at}
      {...facts}
      fields={rest.fields}
      otherFields={rest.otherFields}
      form={rest.form}
      act={rest.act}
      folded={folded.has(key)}
      current={key === current}
      fresh={fresh.has(key)}
      hit={hits?.get(at)}
      dragged={dragging?.from === at}
      drop={dragging?.drop?.at === at ? dragging.drop.where : undefined}
      grip={grip}
    />
  )
}

function Windowed({ box, rows, current, draw }: Props & { draw: (row: TreeRow) => ReactNode }) {
  const kept = rows.findIndex(({ key }) => key === current)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    getItemKey: (index) => rows[index]?.key ?? index,
    // The row with the focus stays in the document, wherever one scrolls.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      return kept < 0 || shown.includes(kept) ? shown : [...shown, kept].toSorted((a, b) => a - b)
    },
  })
  return (
    <div role="none" className={styles.window} style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map((item) => {
        const row = rows[item.index]
        return (
          row && (
            <div
              key={item.key}
              role="none"
              ref={virtualizer.measureElement}
              data-index={item.index}
              className={styles.slot}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {draw(row)}
            </div>
          )
        )
      })}
    </div>
  )
}
