/** The saved views as tabs, and what can be done with the chosen one. */
import { Pencil, Plus, Save, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '../../../ui/button'
import { PopoverButton } from '../../../ui/popover'
import { Tabs } from '../../../ui/tabs'
import { TextField } from '../../../ui/text-field'
import { toast } from '../../../ui/toast'
import { ListState } from '../list-state'
import { addView, changeView, differs, removeView, restoreView, useSavedViews, type SavedView } from '../saved-views'
import styles from '../devices.module.css'

/** `useUrlState` leaves defaults out, so the plain list is the plain address. */
const plain = ListState.parse({})
const all = 'all'

interface Props {
  appliance: string
  state: ListState
  onState: (state: ListState) => void
  /** How many rows each view shows, as far as it is known; the plain list is ''. */
  counts: Readonly<Record<string, number | undefined>>
}

export function ViewsBar({ appliance, state, onState, counts }: Props) {
  const views = useSavedViews(appliance)
  const chosen = views.find((view) => view.id === state.view)
  const [naming, setNaming] = useState<'save' | 'rename' | null>(null)

  const remove = (view: SavedView) => {
    const at = views.indexOf(view)
    removeView(appliance, view.id)
    onState({ ...state, view: '' })
    toast.undo(`View ${view.name} deleted`, () => restoreView(appliance, view, at))
  }

  return (
    <Tabs
      label="Saved views"
      value={chosen?.id ?? all}
      items={[
        { id: all, title: 'All devices', count: counts[''] },
        ...views.map((view) => ({ id: view.id, title: view.name, count: counts[view.id] })),
      ]}
      onChange={(id) => onState(views.find((view) => view.id === id)?.state ?? plain)}
      after={
        <span className={styles.viewTools}>
          {chosen && differs(chosen, state) && (
            <Button
              kind="plain"
              small
              icon={<Save />}
              onClick={() => {
                changeView(appliance, chosen.id, { state })
                toast.success(`View ${chosen.name} updated`)
              }}
            >
              Update view
            </Button>
          )}
          <PopoverButton
            label="Save view"
            kind="plain"
            small
            icon={<Plus />}
            title="Save view"
            open={naming === 'save'}
            onOpenChange={(open) => setNaming(open ? 'save' : null)}
          >
            {(close) => (
              <NameForm
                action="Save view"
                start=""
                taken={views.map((view) => view.name)}
                onName={(name) => {
                  const id = addView(appliance, name, state)
                  onState({ ...state, view: id })
                  close()
                }}
              />
            )}
          </PopoverButton>
          {chosen && (
            <PopoverButton
              label="Rename view"
              kind="plain"
              small
              iconOnly
              icon={<Pencil />}
              title={`Rename ${chosen.name}`}
              open={naming === 'rename'}
              onOpenChange={(open) => setNaming(open ? 'rename' : null)}
            >
              {(close) => (
                <NameForm
                  action="Rename"
                  start={chosen.name}
                  taken={views.flatMap((view) => (view.id === chosen.id ? [] : [view.name]))}
                  onName={(name) => {
                    changeView(appliance, chosen.id, { name })
                    close()
                  }}
                />
              )}
            </PopoverButton>
          )}
          {chosen && (
            <IconButton
              kind="plain"
              small
              label={`Delete view ${chosen.name}`}
              icon={<Trash2 />}
              onClick={() => remove(chosen)}
            />
          )}
        </span>
      }
    />
  )
}

function NameForm(props: { action: string; start: string; taken: readonly string[]; onName: (name: string) => void }) {
  const [name, setName] = useState(props.start)
  const trimmed = name.trim()
  const error = props.taken.includes(trimmed) ? 'Another view has this name' : undefined
  const done = () => {
    if (trimmed && !error) props.onName(trimmed)
  }
  return (
    <div className={styles.nameForm}>
      <TextField label="Name" value={name} onChange={setName} error={error} onEnter={done} autoFocus />
      <Button kind="main" onClick={done} reason={trimmed ? undefined : 'Needs a name'}>
        {props.action}
      </Button>
    </div>
  )
}
