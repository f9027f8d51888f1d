/** The list at the left. Only the lines in sight are in the document, so that typing stays quick over all operations. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { ChevronRight, Lock } from 'lucide-react'
import { memo, useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { reasonOf, type Appliance } from '../../api/appliance'
import type { Operation } from '../../catalog/operation'
import { EmptyState } from '../../ui/empty-state'
import { Search } from 'lucide-react'
import { windowBox } from '../../ui/window-box'
import styles from './operations-list.module.css'
import { linesOf } from './operations'

const lineHeight = 27

interface Props {
  appliance: Appliance
  shown: readonly Operation[]
  chosen: string | undefined
  onChoose: (id: string) => void
}

interface LineProps {
  operation: Operation
  reason: string | undefined
  current: boolean
  onChoose: (id: string) => void
  /** Arrow keys go on to the next operation. */
  onStep: (event: KeyboardEvent) => void
}

const OperationLine = memo(function OperationLine({ operation, reason, current, onChoose, onStep }: LineProps) {
  return (
    <button
      type="button"
      className={styles.operation}
      aria-current={current || undefined}
      data-locked={reason ? true : undefined}
      title={`${operation.path}: ${reason ?? operation.doc}`}
      data-id={operation.id}
      onClick={() => onChoose(operation.id)}
      onKeyDown={onStep}
    >
      <span className={styles.method} data-method={operation.method}>
        {operation.method}
      </span>
      <span className={styles.path}>
        <bdi dir="ltr">{operation.path}</bdi>
      </span>
      {reason && <Lock size={12} strokeWidth={2} aria-label={reason} />}
    </button>
  )
})

export function OperationsList({ appliance, shown, chosen, onChoose }: Props) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const scroll = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => linesOf(shown, folded), [shown, folded])
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => lineHeight,
    overscan: 6,
    ...windowBox,
    // The first lines stand a frame before the others.
    initialRect: { width: 268, height: 8 * lineHeight },
  })

  const at = lines.findIndex((line) => line.kind === 'operation' && line.operation.id === chosen)
  const reveal = useRef(rows.scrollToIndex)
  reveal.current = rows.scrollToIndex
  useEffect(() => {
    if (at < 0) return undefined
    reveal.current(at, { align: 'auto' })
    if (!scroll.current?.contains(document.activeElement)) return undefined
    // The line is in the document only after it was scrolled to.
    const frame = requestAnimationFrame(() =>
      scroll.current?.querySelector<HTMLElement>('[aria-current]')?.focus({ preventScroll: true }),
    )
    return () => cancelAnimationFrame(frame)
    // Only a new choice scrolls, not a new list.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [chosen])

  const step = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (direction === 0) return
    event.preventDefault()
    for (let next = at + direction; next >= 0 && next < lines.length; next += direction) {
      const line = lines[next]
      if (line?.kind === 'operation') {
        onChoose(line.operation.id)
        return
      }
    }
  }

  // Lines that stay are not drawn again: what they call is the same while one types.
  const latest = useRef({ step, onChoose })
  latest.current = { step, onChoose }
  const onStep = useCallback((event: KeyboardEvent) => latest.current.step(event), [])
  const onPick = useCallback((id: string) => latest.current.onChoose(id), [])

  const fold = (name: string) => {
    const next = new Set(folded)
    if (!next.delete(name)) next.add(name)
    setFolded(next)
  }

  if (lines.length === 0)
    return (
      <EmptyState icon={<Search size={22} />} title="No operation matches">
        Drop a word, or a filter.
      </EmptyState>
    )
  return (
    <div ref={scroll} className={styles.list} role="group" aria-label="Operations">
      <div className={styles.all} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((item) => {
          const line = lines[item.index]
          if (!line) return null
          return (
            <div key={item.key} className={styles.line} style={{ transform: `translateY(${item.start}px)` }}>
              {line.kind === 'head' ? (
                <button
                  type="button"
                  className={styles.head}
                  aria-expanded={!folded.has(line.name)}
                  title={line.words}
                  onClick={() => fold(line.name)}
                >
                  <ChevronRight size={12} strokeWidth={2} aria-hidden />
                  <b>{line.name}</b> <small>{line.count}</small>
                </button>
              ) : (
                <OperationLine
                  operation={line.operation}
                  reason={reasonOf(line.operation, appliance)}
                  current={line.operation.id === chosen}
                  onChoose={onPick}
                  onStep={onStep}
                />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}
