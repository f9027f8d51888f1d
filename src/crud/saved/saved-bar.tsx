/** Saved things of one kind as tabs, and what can be done with the chosen one. */
import { useState, type JSX } from 'react'
import { useAppliance } from '../../api/session'
import { Button } from '../../ui/button'
import { lazily } from '../../ui/lazily'
import { Note } from '../../ui/note'
import { Tabs } from '../../ui/tabs'
import { useRefused, useSaved, type SavedKind } from './saved'
import type { SavedToolsProps } from './saved-tools'

export interface SavedBarProps<Content> {
  kind: SavedKind<Content>
  /** "Saved views" */
  label: string
  /** What is shown now. */
  content: Content
  /** The id of the entry that the address names; '' or an unknown one is none. */
  chosen: string
  onOpen: (content: Content, id: string) => void
  /** The first tab: what is shown where nothing is chosen. */
  plain: { title: string; content: Content; count?: number | string | undefined }
  /** How many each entry shows, as far as that is known. */
  counts?: Readonly<Record<string, number | string | undefined>>
}

const plainId = 'all'

// The list is not kept waiting for what is done with saved things. The cast gives back the parameter that a late
// component loses.
const SavedTools = lazily(() => import('./saved-tools').then((module) => module.SavedTools)) as <Content>(
  props: SavedToolsProps<Content>,
) => JSX.Element

export function SavedBar<Content>(props: SavedBarProps<Content>) {
  const { kind, label, content, onOpen, plain, counts = {} } = props
  const { id: appliance } = useAppliance()
  const entries = useSaved(kind, appliance)
  const chosen = entries.find((entry) => entry.id === props.chosen)
  const [problem, setProblem] = useState<string | null>(null)
  const refused = useRefused()

  return (
    <>
      <Tabs
        label={label}
        value={chosen?.id ?? plainId}
        items={[
          { id: plainId, title: plain.title, count: plain.count },
          ...entries.map((entry) => ({ id: entry.id, title: entry.name, count: counts[entry.id] })),
        ]}
        onChange={(id) => {
          const entry = entries.find((each) => each.id === id)
          if (entry) onOpen(entry.content, entry.id)
          else onOpen(plain.content, '')
        }}
        after={<SavedTools {...{ kind, entries, chosen, content, onOpen }} onProblem={setProblem} />}
      />
      {refused && (
        <Note kind="warn" wide live>
          This browser keeps nothing more for this page: what is saved now is gone when it closes. Export the{' '}
          {kind.words[1]} to keep them.
        </Note>
      )}
      {problem !== null && (
        <Note
          kind="danger"
          wide
          live
          actions={
            <Button small onClick={() => setProblem(null)}>
              Dismiss
            </Button>
          }
        >
          {problem}
        </Note>
      )}
    </>
  )
}
