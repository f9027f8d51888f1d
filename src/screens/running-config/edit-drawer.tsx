/** The configuration, a section or a single value of it, as text: checked while it is typed, proposed as a change. */
import { useMemo, useState } from 'react'
import { NotJson } from '../../work/document/json-text'
import {
  changesBetween,
  laidOut,
  readDocument,
  withSections,
  writeDocument,
  type Document,
} from '../../work/document/sections'
import { PickFile } from '../../crud/form/file-input'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { Drawer } from '../../ui/drawer'
import { CodeEditor } from '../../ui/editor/code-editor'
import { count, list } from '../../ui/format'
import { Note } from '../../ui/note'
import { Segmented } from '../../ui/segmented'
import styles from './running-config.module.css'
import { ValueTree } from './value-tree'

interface Props {
  base: Document
  /** Only this section; null for all. */
  section: string | null
  /** A text to begin with, such as that of a file; else what is there. */
  text?: string | undefined
  onClose: () => void
  onPropose: (mine: Document) => void
}

const sectionText = (base: Document, name: string): string => {
  const found = base.sections.get(name)
  return laidOut(readDocument(writeDocument(found ? [found] : [])))
}

export function EditDrawer({ base, section, text: given, onClose, onPropose }: Props) {
  // Appliances answer all of it on one line.
  const first = section === null ? laidOut(base) : sectionText(base, section)
  const [text, setText] = useState(given ?? first)
  const [as, setAs] = useState<'text' | 'values'>('text')
  const [removes, setRemoves] = useState(false)
  const read = useMemo(() => {
    try {
      return { document: readDocument(text), problem: null }
    } catch (error) {
      return { document: null, problem: error instanceof NotJson ? error.message : String(error) }
    }
  }, [text])
  const there = section === null ? [...base.sections.keys()] : [section]
  const lacks = read.document ? there.filter((name) => !read.document.sections.has(name)) : []
  const mine = useMemo(() => {
    if (!read.document) return null
    // A text that lacks sections is about those that it has, unless it is said that the others shall go.
    const names = removes ? [...there, ...read.document.sections.keys()] : [...read.document.sections.keys()]
    if (lacks.length === 0 && section === null) return read.document
    return readDocument(withSections(base, names, read.document))
    // `there` and `lacks` follow from these.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [read.document, removes, base, section])
  const changes = mine ? changesBetween(base, mine) : []
  const empty = mine !== null && mine.sections.size === 0
  return (
    <Drawer
      open
      wide
      title={section === null ? 'Edit running config' : `Edit ${section}`}
      aside="As JSON. What is not edited stays as it is written, whole numbers of any size included."
      dirty={text !== first}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="main"
            reason={
              read.problem !== null
                ? 'It is not valid yet'
                : empty
                  ? 'An empty document would erase the configuration'
                  : changes.length === 0
                    ? 'Nothing was changed'
                    : undefined
            }
            icon={null}
            onClick={() => mine && onPropose(mine)}
          >
            {changes.length === 0 ? 'Apply…' : `Apply ${count(changes.length, 'changed section', 'changed sections')}…`}
          </Button>
        </>
      }
    >
      <div className={styles.editor}>
        {section === null && (
          <PickFile
            label="File with a configuration"
            onPick={(file) => void file.text().then((words) => setText(words.replace(/^\uFEFF/, '')))}
          >
            From a file…
          </PickFile>
        )}
        <Segmented
          small
          label="Edit as"
          value={as}
          onChange={setAs}
          options={[
            { value: 'text', label: 'Text' },
            {
              value: 'values',
              label: 'Single values',
              reason: read.problem === null ? undefined : 'The text is not valid yet',
            },
          ]}
        />
        {as === 'values' && read.document ? (
          <ValueTree document={read.document} onChange={setText} />
        ) : (
          <CodeEditor
            label="Configuration"
            language="json"
            value={text}
            onChange={setText}
            invalid={read.problem !== null}
          />
        )}
        {read.problem !== null && (
          <Note kind="danger" live={false}>
            {read.problem}.
          </Note>
        )}
        {lacks.length > 0 && (
          <Note kind="warn">
            This text lacks {count(lacks.length, 'section that is there', 'sections that are there')}:{' '}
            <span className={styles.names}>{list(lacks)}</span>.
            <Checkbox
              label="Remove them from the appliance"
              hint="Left unticked, only the sections of this text are taken and the others stay."
              value={removes}
              onChange={setRemoves}
            />
          </Note>
        )}
        {changes.length > 0 && (
          <p className={styles.quiet}>
            Will be changed: <span className={styles.names}>{list(changes.map(({ name }) => name))}</span>
          </p>
        )}
      </div>
    </Drawer>
  )
}
