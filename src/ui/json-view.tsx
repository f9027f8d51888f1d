import { ChevronRight } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { classes } from './class-names'
import { CopyButton } from './copy-button'
import { number } from './format'
import { wholeOf } from './json-beginning'
import { flatten, matches, type JsonLine } from './json-lines'
import { SearchField } from './search-field'
import styles from './json-view.module.css'

export interface JsonViewProps {
  value: unknown
  /** What it is, for screen readers. */
  label: string
  /** Most px it takes; it scrolls beyond. */
  height?: number
  /** Levels that are open from the start. */
  depth?: number
}

/** px; what folds is as high as a finger needs. */
const lineHeight = 24

/** JSON as a tree: fold, search, copy. Only the lines in sight are in the document. */
export function JsonView({ value, label, height = 480, depth = 3 }: JsonViewProps) {
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const [query, setQuery] = useState('')
  const [top, setTop] = useState(0)
  // Typing goes on while a large answer is searched.
  const needle = useDeferredValue(query.trim().toLowerCase())
  const found = useMemo(() => (needle ? matches(value, needle) : undefined), [value, needle])
  const lines = useMemo(() => flatten(value, { depth, toggled, found: found?.open }), [value, depth, toggled, found])
  // The first place that was found comes into sight.
  const box = useRef<HTMLDivElement>(null)
  const firstHit = useMemo(() => (needle ? lines.findIndex((line) => holdsNeedle(line, needle)) : -1), [lines, needle])
  useEffect(() => {
    if (firstHit >= 0) box.current?.scrollTo({ top: Math.max(0, (firstHit - 2) * lineHeight) })
  }, [needle, firstHit])
  const first = Math.max(0, Math.floor(top / lineHeight) - 10)
  const inSight = lines.slice(first, first + Math.ceil(height / lineHeight) + 20)
  const toggle = (path: string) => {
    const next = new Set(toggled)
    if (!next.delete(path)) next.add(path)
    setToggled(next)
  }
  return (
    <div className={styles.frame}>
      <div className={styles.bar}>
        <SearchField small label={`Find in ${label}`} placeholder="Find" value={query} onChange={setQuery} />
        {found && (
          <span className={styles.count}>
            {found.partly && 'over '}
            {found.count === 1 ? '1 place' : `${number(found.count, 0)} places`}
          </span>
        )}
        <CopyButton small kind="plain" label="Copy JSON" text={() => wholeOf(value)} />
      </div>
      <div
        ref={box}
        role="group"
        aria-label={label}
        tabIndex={0}
        className={styles.scroll}
        style={{ maxHeight: height }}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      >
        <div className={styles.lines} style={{ height: lines.length * lineHeight }}>
          {inSight.map((line, index) => (
            <Line
              key={`${first + index}`}
              line={line}
              top={(first + index) * lineHeight}
              needle={needle}
              onToggle={toggle}
            />
          ))}
        </div>
      </div>
    </div>
  )
}

const holdsNeedle = (line: JsonLine, needle: string): boolean =>
  !line.closes && `${line.name ?? ''}\n${line.text}`.toLowerCase().includes(needle)

interface LineProps {
  line: JsonLine
  top: number
  needle: string
  onToggle: (path: string) => void
}

function Line({ line, top, needle, onToggle }: LineProps) {
  const hit = needle !== '' && holdsNeedle(line, needle)
  return (
    <div
      className={classes(styles.line, hit && styles.hit)}
      style={{ transform: `translateY(${top}px)`, paddingLeft: 26 + line.level * 16 }}
    >
      {line.folds !== undefined && (
        <button
          type="button"
          className={classes(styles.fold, line.folds && styles.open)}
          aria-expanded={line.folds}
          aria-label={line.name ?? 'All'}
          onClick={() => onToggle(line.path)}
        >
          <ChevronRight aria-hidden />
        </button>
      )}
      {line.name !== undefined && <span className={styles.key}>{line.name}: </span>}
      <span className={styles[line.kind]}>{line.text}</span>
      {line.size !== undefined && <span className={styles.size}> {line.size}</span>}
    </div>
  )
}
