/** Beside the tabs of saved things: saving what is shown, what is done with the chosen one, sharing. */
import { Ellipsis, Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { useAppliance } from '../../api/session'
import { copyText } from '../../ui/copy-button'
import { lazily } from '../../ui/lazily'
import { MenuButton, type MenuEntry } from '../../ui/menu'
import { PopoverButton } from '../../ui/popover'
import { saveBlob } from '../../ui/save-blob'
import { toast } from '../../ui/toast'
import { exportName } from '../../ui/file-name'
import { linkTo, thisPage } from './link'
import { NameForm } from './name-form'
import { addSaved, changeSaved, differs, removeSaved, type Saved, type SavedKind } from './saved'
import styles from './saved-bar.module.css'

export interface SavedToolsProps<Content> {
  kind: SavedKind<Content>
  entries: readonly Saved<Content>[]
  chosen: Saved<Content> | undefined
  /** What is shown now. */
  content: Content
  onOpen: (content: Content, id: string) => void
  onProblem: (problem: string | null) => void
}

// What is done with a saved thing is fetched where there is one.
const ChosenTools = lazily(() => import('./chosen-tools').then((module) => module.ChosenTools))

/** Files are written and read seldom. */
const files = () => import('./saved-file')

export function SavedTools<Content>({ kind, entries, chosen, content, onOpen, onProblem }: SavedToolsProps<Content>) {
  const { id: appliance } = useAppliance()
  const [one] = kind.words
  const [naming, setNaming] = useState<'save' | 'rename' | null>(null)
  const names = entries.map((entry) => entry.name)

  const remove = (entry: Saved<Content>) => {
    const restore = removeSaved(kind, appliance, entry.id)
    onOpen(content, '')
    toast.undo(`${sentence(one)} ${entry.name} deleted`, restore)
  }

  return (
    <span className={styles.tools}>
      <PopoverButton
        label={`Save ${one}`}
        kind="plain"
        small
        icon={<Plus />}
        title={`Save ${one}`}
        open={naming === 'save'}
        onOpenChange={(open) => setNaming(open ? 'save' : null)}
      >
        {(close) => (
          <NameForm
            action={`Save ${one}`}
            one={one}
            start=""
            taken={names}
            onName={(name) => {
              const entry = addSaved(kind, appliance, { name, content })
              onOpen(content, entry.id)
              close()
            }}
          />
        )}
      </PopoverButton>
      {chosen && (
        <ChosenTools
          {...{ one, names }}
          name={chosen.name}
          changed={differs(chosen, content)}
          onRename={(name) => changeSaved(kind, appliance, chosen.id, { name })}
          onUpdate={() => {
            changeSaved(kind, appliance, chosen.id, { content })
            toast.success(`${sentence(one)} ${chosen.name} updated`)
          }}
          renaming={naming === 'rename'}
          onRenaming={(open) => setNaming(open ? 'rename' : null)}
          onRemove={() => remove(chosen)}
        />
      )}
      <More {...{ kind, entries, chosen, content }} onProblem={onProblem} />
    </span>
  )
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

type MoreProps<Content> = Omit<SavedToolsProps<Content>, 'onOpen'>

/** Sharing: by address, by file, and with the other appliances. */
function More<Content>({ kind, entries, chosen, content, onProblem }: MoreProps<Content>) {
  const appliance = useAppliance()
  const [one, many] = kind.words
  const file = useRef<HTMLInputElement>(null)
  const read = async (chosenFile: File) => {
    const { importSaved, sayImported } = await files()
    const result = importSaved(kind, appliance.id, await chosenFile.text())
    if ('problem' in result) onProblem(`${chosenFile.name}: ${result.problem}`)
    else {
      onProblem(null)
      toast.success(sayImported(result, kind.words))
    }
  }
  const saveFile = async (kept: readonly Saved<Content>[]) => {
    const { toSavedFile } = await files()
    const text = toSavedFile(kind, kept)
    saveBlob(exportName(kind.kind, appliance.name, 'json'), new Blob([text], { type: 'application/json' }))
  }
  const importWords = `Import ${many}…`
  const items: MenuEntry[] = [
    {
      id: 'link',
      label: 'Copy link',
      onAction: () => {
        const made = linkTo(kind.addressOf(content), thisPage(), { one, opener: importWords })
        if ('problem' in made) {
          void saveFile([{ id: '', name: chosen?.name ?? `Shared ${one}`, scope: 'appliance', content }])
          onProblem(made.problem)
          return
        }
        copyText(made.link).then(
          () => toast.success(`Link to this ${one} copied`),
          () => onProblem('The browser did not let the console copy the link. The address bar holds it as well.'),
        )
      },
    },
    ...(chosen
      ? [
          {
            id: 'scope',
            label: 'Show on every appliance',
            on: chosen.scope === 'all',
            onAction: () =>
              changeSaved(kind, appliance.id, chosen.id, { scope: chosen.scope === 'all' ? 'appliance' : 'all' }),
          },
        ]
      : []),
    'line',
    {
      id: 'export',
      label: `Export ${many}`,
      hint: entries.length,
      reason: entries.length === 0 ? `There are no saved ${many} yet` : undefined,
      onAction: () => void saveFile(entries),
    },
    { id: 'import', label: importWords, onAction: () => file.current?.click() },
  ]
  return (
    <>
      <MenuButton
        label={`More for ${many}`}
        icon={<Ellipsis aria-hidden />}
        kind="plain"
        small
        iconOnly
        items={items}
        placement="bottom start"
      />
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={`File of ${many}`}
        onChange={(event) => {
          const [picked] = event.target.files ?? []
          if (picked) read(picked).catch(() => onProblem(`${picked.name}: The file could not be read.`))
          // The same file can be chosen again.
          event.target.value = ''
        }}
      />
    </>
  )
}
