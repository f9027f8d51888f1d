/** The configuration as a tree of which one value at a time is changed; all else stays as it is written. */
import { Pencil } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { NotJson, parseText, type Part } from '../../work/document/json-text'
import { withValue, type Document } from '../../work/document/sections'
import { Button, IconButton } from '../../ui/button'
import { Disclosure } from '../../ui/disclosure'
import { cut } from '../../ui/table/column'
import { TextField } from '../../ui/text-field'
import styles from './value-tree.module.css'

type Path = readonly (string | number)[]

interface TreeProps {
  document: Document
  /** The whole text, with the value replaced. */
  onChange: (text: string) => void
}

interface NodeProps extends TreeProps {
  part: Part
  path: Path
}

const longest = 300
/** Entries of one value that are shown at once. */
const most = 200

const wordsOf = (part: Part): string => {
  const size = part.entries.length + part.items.length
  return part.kind === 'object' ? `{${size}}` : `[${size}]`
}

const nameOf = (path: Path): string => path.join('.')

function Leaf({ document, part, path, onChange }: NodeProps) {
  const raw = document.text.slice(part.start, part.end)
  const [draft, setDraft] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const name = nameOf(path)
  const take = () => {
    if (draft === null) return
    try {
      parseText(draft)
      onChange(withValue(document, path, draft.trim()))
      setDraft(null)
    } catch (error) {
      setProblem(
        error instanceof NotJson
          ? 'It has to be JSON: texts in double quotes, numbers and true, false, null as they are'
          : String(error),
      )
    }
  }
  if (draft !== null)
    return (
      <div className={styles.edit}>
        <TextField
          autoFocus
          hideLabel
          label={`Value of ${name}`}
          mono
          small
          value={draft}
          error={problem ?? undefined}
          onChange={(value) => {
            setProblem(null)
            setDraft(value)
          }}
          onEnter={take}
        />
        <Button small onClick={take}>
          Set
        </Button>
        <Button small kind="plain" onClick={() => setDraft(null)}>
          Cancel
        </Button>
      </div>
    )
  return (
    <span className={styles.leaf}>
      <code>{cut(raw, longest)}</code>
      <IconButton small label={`Change ${name}`} icon={<Pencil aria-hidden />} onClick={() => setDraft(raw)} />
    </span>
  )
}

/** What is in it is made once it is opened: a configuration has thousands of values. */
function Fold({ title, children }: { title: string; children: () => ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <Disclosure title={title} open={open} onToggle={setOpen}>
      {open && children()}
    </Disclosure>
  )
}

function Branch({ document, part, path, onChange }: NodeProps) {
  const children = [
    ...part.entries.map(([key, value]) => [key, value] as const),
    ...part.items.map((value, index) => [index, value] as const),
  ]
  return (
    <ul className={styles.tree}>
      {children.slice(0, most).map(([key, value]) => {
        const below = [...path, key]
        const branches = value.entries.length + value.items.length > 0
        return (
          <li key={key}>
            {branches ? (
              <Fold title={`${key} ${wordsOf(value)}`}>
                {() => <Branch document={document} part={value} path={below} onChange={onChange} />}
              </Fold>
            ) : (
              <div className={styles.row}>
                <span>{key}</span>
                <Leaf
                  key={document.text.slice(value.start, value.end)}
                  {...{ document, onChange }}
                  part={value}
                  path={below}
                />
              </div>
            )}
          </li>
        )
      })}
      {children.length > most && <li className={styles.more}>{children.length - most} more; change them as text.</li>}
    </ul>
  )
}

export function ValueTree({ document, onChange }: TreeProps) {
  return (
    <div role="group" aria-label="Values" className={styles.whole}>
      <Branch document={document} part={document.root} path={[]} onChange={onChange} />
    </div>
  )
}
