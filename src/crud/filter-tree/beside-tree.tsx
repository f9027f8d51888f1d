import { useDeferredValue, useId, useMemo, useState, type ReactNode } from 'react'
import type { FilterField } from '../../catalog/filter-fields'
import { CodeEditor } from '../../ui/editor/code-editor'
import { FieldWords } from '../../ui/field'
import { count } from '../../ui/format'
import { Tabs } from '../../ui/tabs'
import { readTree, treeText } from './json-tree'
import { problemsOf } from './sent'
import { sentenceOf } from './sentence'
import type { Draft, Path } from './tree'
import styles from './filter-tree.module.css'

export interface TreeView {
  label: string
  value: Draft | undefined
  onChange: (value: Draft | undefined) => void
  fields: readonly FilterField[]
  things: string
  /** A part of the sentence was chosen. */
  onRule: (path: Path) => void
}

/** What the tree means, in words or as JSON. */
export function BesideTree({ children, ...props }: TreeView & { children?: ReactNode }) {
  const { label } = props
  const [shown, setShown] = useState('words')
  return (
    <div className={styles.beside}>
      <Tabs
        small
        label={`${label}: shown as`}
        value={shown}
        onChange={setShown}
        items={[
          { id: 'words', title: 'In words' },
          { id: 'json', title: 'JSON' },
        ]}
      />
      {shown === 'words' ? <TreeInWords {...props} /> : <TreeAsJson {...props} />}
      {children}
    </div>
  )
}

/** Parts of a sentence that anybody reads; more are counted. */
const mostParts = 120

/** The tree as a sentence; a part of it leads to its rule. */
export function TreeInWords({
  value: newest,
  fields,
  things,
  onRule,
  none = 'No rule yet.',
}: Omit<TreeView, 'label' | 'onChange'> & {
  /** What is said where no rule is. */
  none?: string
}) {
  // Typing goes on while a long sentence is made.
  const value = useDeferredValue(newest)
  const all = useMemo(() => sentenceOf(value, fields, things), [value, fields, things])
  const parts = all.slice(0, mostParts)
  const problems = useMemo(() => problemsOf(value, fields), [value, fields])
  return (
    <div className={styles.words}>
      <p className={styles.sentence}>
        {parts.length === 0
          ? none
          : parts.map(({ text, path }) =>
              path ? (
                <button key={path.join('.')} type="button" className={styles.said} onClick={() => onRule(path)}>
                  {text}
                </button>
              ) : (
                text
              ),
            )}
        {all.length > parts.length &&
          ` … and ${count(Math.ceil((all.length - parts.length) / 2), 'rule', 'rules')} more.`}
      </p>
      {problems.length > 0 && (
        <p className={styles.lacking}>{count(problems.length, 'part is', 'parts are')} not complete and left out.</p>
      )}
    </div>
  )
}

/** The tree as JSON that can be written. */
export function TreeAsJson({ label, value, onChange }: Pick<TreeView, 'label' | 'value' | 'onChange'>) {
  const words = useId()
  const [typed, setTyped] = useState<string | undefined>(undefined)
  // Typing in the tree goes on while thousands of lines are written anew.
  const settled = useDeferredValue(value)
  const text = useMemo(() => treeText(settled), [settled])
  // What was typed stands as long as it means the tree, so that its line breaks stay; or while it means none.
  const read = typed === undefined ? undefined : readTree(typed)
  const stands = read && ('problem' in read || JSON.stringify(read.tree) === JSON.stringify(value))
  const problem = stands && 'problem' in read ? read.problem : undefined
  return (
    <div className={styles.json}>
      <CodeEditor
        label={`${label} as JSON`}
        language="json"
        value={stands && typed !== undefined ? typed : text}
        invalid={problem !== undefined}
        describedBy={words}
        onChange={(written) => {
          setTyped(written)
          const next = readTree(written)
          if ('tree' in next && JSON.stringify(next.tree) !== JSON.stringify(value)) onChange(next.tree)
        }}
      />
      <FieldWords id={words} error={problem} hint="What is marked “off” is kept here and not sent." />
    </div>
  )
}
