import { useQuery } from '@tanstack/react-query'
import { CopyPlus, Pencil, SquareTerminal, Trash2 } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Outlet, useLocation, useNavigate, useParams } from 'react-router'
import { exists, reasonOf } from '../api/appliance'
import { useAppliance } from '../api/session'
import { explore } from '../api/shown-request'
import { z } from '../catalog/zod'
import { Button } from '../ui/button'
import { Guarded } from '../ui/guarded'
import { JsonView } from '../ui/json-view'
import { Name } from '../ui/name'
import { PageHeader } from '../ui/page-header'
import { Tabs, type TabItem } from '../ui/tabs'
import { TimeText } from '../ui/time-text'
import { AssignedTab } from './assigned-tab'
import { useBrowser } from './browser'
import { canClone, plainCreate } from './create-object'
import styles from './crud.module.css'
import { AllFields, Summary } from './facts'
import { listInput, objectOf, readingOf } from './list-query'
import { idOf, paramsFor, sentence, subListsOf, type Row } from './model'
import { NotesAbove } from './notes-above'
import { inAddress, pathOf } from './paths'
import { sparedBy } from '../catalog/spares'
import { removeWords } from './removal'
import { ReadBefore } from './read-before'
import { RefreshButton } from './refresh-button'
import { RemoveDialog } from './dialogs'
import { SubListTab, useTabCount } from './sub-list-tab'
import { UnreadObject } from './unread-object'
import { useUrlState } from './url-state'
import { assignedOn } from './ties/assigned'
import { usePlace } from './use-place'

const tabShape = z.object({ tab: z.string().default('summary') })

/** One object. At another's address nothing is left of it: no selection, and no question that was asked about it. */
export function DetailPage() {
  const { id = '' } = useParams()
  return <ObjectPage key={id} id={id} />
}

/** Summary, what is assigned to it, what belongs to it, all fields, raw JSON. */
function ObjectPage({ id }: { id: string }) {
  const { resource, titleOf, actions: Actions } = useBrowser()
  const appliance = useAppliance()
  const place = usePlace()
  const [gone, setGone] = useState(false)
  const object = useQuery({ ...objectOf(appliance, resource, id), enabled: !gone })
  const row = object.data
  if (!row) return <UnreadObject resource={resource} id={id} object={object} />
  const crumbs = [{ title: sentence(resource.words[1]), href: place(resource.name) }]
  return (
    <>
      <PageHeader
        crumbs={crumbs}
        title={<Name>{titleOf(row)}</Name>}
        facts={
          typeof row.mod_time === 'number' && (
            <span>
              Changed <TimeText theirs at={row.mod_time} />
            </span>
          )
        }
        actions={
          !gone && (
            <DetailActions
              row={row}
              onGone={() => setGone(true)}
              own={
                Actions && (
                  <Guarded small what="Actions" of={row}>
                    <Actions row={row} />
                  </Guarded>
                )
              }
            />
          )
        }
      />
      <NotesAbove resource={resource.name} />
      {object.isError && !gone && (
        <ReadBefore error={object.error} onRetry={() => void object.refetch()} pending={object.isFetching} />
      )}
      {/* What was deleted is read no more while the page is being left. */}
      {!gone && <DetailTabs row={row} />}
      <Outlet />
    </>
  )
}

function DetailActions({ row, own, onGone }: { row: Row; own: ReactNode; onGone: () => void }) {
  const { resource } = useBrowser()
  const appliance = useAppliance()
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  const [removing, setRemoving] = useState(false)
  const id = idOf(resource, row)
  const { update, remove } = resource.operations
  const create = plainCreate(resource)
  // On an object's own page only the object itself can be deleted, not its place in another list.
  return (
    <>
      {own}
      {remove && (
        <Button
          icon={<Trash2 />}
          reason={reasonOf(remove, appliance) ?? sparedBy(remove, row)}
          onClick={() => setRemoving(true)}
        >
          {removeWords(resource).verb}…
        </Button>
      )}
      {create && canClone(resource) && (
        <Button
          icon={<CopyPlus />}
          reason={reasonOf(create, appliance)}
          onClick={() => {
            const to = { pathname: pathOf(resource.name, 'new'), search: `from=${inAddress(id)}` }
            void navigate(to, { state: { back: pathname + search } })
          }}
        >
          Clone…
        </Button>
      )}
      {update && (
        <Button
          kind="main"
          icon={<Pencil />}
          reason={reasonOf(update, appliance, id) ?? sparedBy(update, row)}
          onClick={() => void navigate({ pathname: pathOf(resource.name, id, 'edit'), search })}
        >
          Edit…
        </Button>
      )}
      {removing && (
        <RemoveDialog
          row={row}
          onClose={() => setRemoving(false)}
          onRemoved={() => {
            onGone()
            // Back does not lead to what is gone.
            void navigate(pathOf(resource.name), { replace: true })
          }}
        />
      )}
    </>
  )
}

function DetailTabs({ row }: { row: Row }) {
  const { resource, shape, extra: Extra } = useBrowser()
  const appliance = useAppliance()
  const place = usePlace()
  const id = idOf(resource, row)
  const [{ tab }] = useUrlState(tabShape)
  const ties = assignedOn(resource, appliance)
  const subLists = subListsOf(resource).filter((list) => exists(list.operation, appliance))
  const counts = useTabCount([...ties.map((tie) => tie.list), ...subLists.map((list) => list.operation)], id)
  const link = (tabId: string) => place(resource.name, id, tabId === 'summary' ? '' : `?tab=${tabId}`)
  const items: TabItem[] = [
    { id: 'summary', title: 'Summary' },
    ...ties.map((tie, index) => ({ id: tie.to, title: sentence(tie.words[1]), count: counts[index] })),
    ...subLists.map((list, index) => ({ id: list.id, title: list.title, count: counts[ties.length + index] })),
    { id: 'fields', title: 'All fields', count: Object.keys(row).length },
    { id: 'json', title: 'JSON' },
  ].map((item) => ({ ...item, href: link(item.id) }))
  const tie = ties.find((each) => each.to === tab)
  const subList = subLists.find((each) => each.id === tab)
  const listed = tie?.list ?? subList?.operation
  const request = listed
    ? { operation: listed, input: listInput(appliance, listed, { params: paramsFor(listed, id) }) }
    : readingOf(appliance, resource, id)
  const shown = items.some((item) => item.id === tab) ? tab : 'summary'
  return (
    <>
      <Tabs
        label={`Parts of the ${resource.words[0]}`}
        value={shown}
        items={items}
        end={
          <>
            {/* A list has its own beside it. */}
            {!listed && <RefreshButton look="picture" />}
            <Button
              kind="plain"
              small
              icon={<SquareTerminal />}
              onClick={() => explore(request.operation, request.input)}
            >
              Show this request
            </Button>
          </>
        }
      />
      <Guarded key={shown} what="This part" of={row}>
        {tie && <AssignedTab row={row} tie={tie} />}
        {subList && <SubListTab id={id} list={subList} />}
      </Guarded>
      {!tie && !subList && (
        // It may hold nothing that takes the focus, and scrolls by keyboard all the same.
        <div className={styles.scroll} data-scrolls role="region" aria-label={`Part: ${shown}`} tabIndex={0}>
          <div className={styles.detail}>
            {shown === 'summary' && (
              <>
                <Guarded what="The summary" of={row}>
                  <Summary row={row} shape={shape} />
                </Guarded>
                {Extra && (
                  <Guarded what="What belongs to it" of={row}>
                    <Extra row={row} />
                  </Guarded>
                )}
              </>
            )}
            {shown === 'fields' && <AllFields row={row} shape={shape} />}
            {shown === 'json' && <JsonView value={row} label={`JSON of the ${resource.words[0]}`} />}
          </div>
        </div>
      )}
    </>
  )
}
