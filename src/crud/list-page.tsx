import { useQuery } from '@tanstack/react-query'
import { CopyPlus, LayoutList, Plus, SquareTerminal, Trash2, Waypoints } from 'lucide-react'
import { useMemo, useState, type ReactNode } from 'react'
import { Outlet, useLocation, useNavigate } from 'react-router'
import { reasonOf, type Appliance } from '../api/appliance'
import { useAppliance } from '../api/session'
import { explore } from '../api/shown-request'
import { z } from '../catalog/zod'
import { Button, IconButton } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { count } from '../ui/format'
import { PageHeader } from '../ui/page-header'
import type { RowId } from '../ui/table/column'
import { shownColumns } from '../ui/table/view'
import { useBrowser, type Browser } from './browser'
import { columnsHere } from './columns'
import { canClone, createWords, plainCreate } from './create-object'
import styles from './crud.module.css'
import { partsOf } from './export/list-parts'
import { listInput, listQuery } from './list-query'
import { ListTools } from './list-tools'
import { idOf, nameOf, sentence, type Row } from './model'
import { NotesAbove } from './notes-above'
import { pathOf } from './paths'
import { sparedBy } from '../catalog/spares'
import { useNamedReferences } from './named-references'
import { holdsOthers, ownerOf, removeWords } from './removal'
import { RowTable } from './row-table'
import { AssignDialog, BulkRemoveDialog } from './dialogs'
import { useSaved } from './saved/saved'
import { SavedBar } from './saved/saved-bar'
import { chosenView, viewsOf } from './saved/table-views'
import { useViewCounts } from './saved/use-view-counts'
import { tableShape, viewOf } from './table-url'
import { useUrlState } from './url-state'
import { assignedOn } from './ties/assigned'
import { usePlace } from './use-place'
import { Timeline } from './timeline'

const ListState = z.object({ ...chosenView.shape, ...tableShape.shape })
/** A list as it is without any choice. */
const plainTable = tableShape.parse({})

/** Why selected objects cannot all be deleted, or that this key may not. */
function removeReason(browser: Browser, appliance: Appliance, rows: readonly Row[]): string | undefined {
  const { remove } = browser.resource.operations
  if (!remove) return undefined
  const denied = reasonOf(remove, appliance)
  if (denied) return denied
  const refused = rows.flatMap((row) => {
    const reason = sparedBy(browser.resource.operations.remove, row)
    return reason ? [`${nameOf(browser.resource, row)}: ${reason}`] : []
  })
  return refused[0]
}

/** The list of a resource; a drawer for a new object opens over it. */
export function ListPage() {
  const browser = useBrowser()
  const { resource, shape } = browser
  const appliance = useAppliance()
  const navigate = useNavigate()
  const { search } = useLocation()
  const place = usePlace()
  const [selected, setSelected] = useState<ReadonlySet<RowId>>(new Set())
  const [removing, setRemoving] = useState<readonly Row[]>([])
  const [assigning, setAssigning] = useState<readonly Row[]>([])
  const { list } = resource.operations
  if (!list) throw new Error(`${resource.name} has no list`)
  const unreadable = reasonOf(list, appliance)
  const rows = useQuery({ ...listQuery(appliance, list), enabled: unreadable === undefined })
  const [one, many] = resource.words
  const title = sentence(many)
  const create = plainCreate(resource)
  const cloneable = canClone(resource)
  const words = createWords(resource)
  const owner = ownerOf(resource)
  const ties = useMemo(() => (holdsOthers(resource) ? [] : assignedOn(resource, appliance)), [resource, appliance])
  const { remove } = resource.operations
  // Where nothing can be done to several rows there is nothing to select.
  const selectable = remove !== undefined || ties.length > 0
  const openNew = (from?: string) => {
    const params = new URLSearchParams(search)
    if (from !== undefined) params.set('from', from)
    void navigate({ pathname: pathOf(resource.name, 'new'), search: params.toString() })
  }
  const Actions = browser.actions
  const held = useMemo(() => columnsHere(browser.columns, shape, appliance), [browser, shape, appliance])
  const columns = useNamedReferences(held, shape)
  // A list whose first column is a time is a log.
  const logged = columns[0]?.kind === 'time' ? columns[0].id : undefined
  // Without a page of its own, an object is looked at in its row.
  const paged = resource.key in shape.shape

  const file = pathOf(resource.name).slice(1)
  const [shown, setShown] = useState<readonly Row[]>([])
  const [{ view: chosen, ...content }, setState] = useUrlState(ListState)
  const views = viewsOf(resource.name)
  const saved = useSaved(views, appliance.id)
  const counts = useViewCounts({ rows: rows.data, columns, entries: saved, chosen, shown: shown.length })

  const actionsFor = (chosen: readonly Row[]) => (
    <>
      {create && cloneable && chosen.length === 1 && chosen[0] && (
        <Button
          icon={<CopyPlus />}
          reason={reasonOf(create, appliance)}
          onClick={() => openNew(idOf(resource, chosen[0] ?? {}))}
        >
          Clone…
        </Button>
      )}
      {remove && (
        <Button icon={<Trash2 />} reason={removeReason(browser, appliance, chosen)} onClick={() => setRemoving(chosen)}>
          {holdsOthers(resource) ? 'Take off' : removeWords(resource).verb}…
        </Button>
      )}
      {ties.length > 0 && (
        <Button kind="main" icon={<Waypoints />} onClick={() => setAssigning(chosen)}>
          Assign…
        </Button>
      )}
    </>
  )

  return (
    <>
      <PageHeader
        title={title}
        facts={rows.data && count(rows.data.length, one, oneMany(one, many))}
        actions={
          <>
            {unreadable === undefined && (
              <IconButton
                kind="plain"
                label="Show this request"
                icon={<SquareTerminal />}
                onClick={() => explore(list, listInput(appliance, list))}
              />
            )}
            {/* From the start: what comes with the rows would push the others from under the pointer. */}
            {unreadable === undefined && (
              <ListTools
                reading={rows.isFetching}
                file={file}
                parts={partsOf({
                  shown,
                  all: rows.data ?? [],
                  visible: shownColumns(columns, viewOf(content)),
                  columns,
                })}
              />
            )}
            {Actions && <Actions row={undefined} />}
            {create && (
              <Button kind="main" icon={<Plus />} reason={reasonOf(create, appliance)} onClick={() => openNew()}>
                {words}
              </Button>
            )}
          </>
        }
      />
      {unreadable === undefined && (
        <SavedBar
          kind={views}
          label="Saved views"
          content={content}
          chosen={chosen}
          onOpen={(next, id) => setState({ ...next, view: id })}
          plain={{ title: `All ${oneMany(one, many)}`, content: plainTable, count: rows.data?.length }}
          counts={counts}
        />
      )}
      <NotesAbove resource={resource.name} />
      <div className={styles.list}>
        {unreadable ? (
          <EmptyState icon={<LayoutList />} title={`${title} cannot be read with this key`}>
            {unreadable}.
          </EmptyState>
        ) : (
          <>
            {logged && rows.data && <Timeline rows={rows.data} column={logged} words={[one, oneMany(one, many)]} />}
            <RowTable
              label={title}
              file={file}
              onShown={setShown}
              query={rows}
              columns={columns}
              getId={(row) => idOf(resource, row)}
              rowLabel={(row) => nameOf(resource, row)}
              {...(selectable && { selected, onSelected: setSelected })}
              {...(paged && {
                href: (row: Row) => place(owner.name, idOf(resource, row)),
                onOpen: (row: Row) => void navigate(pathOf(owner.name, idOf(resource, row))),
              })}
              actions={actionsFor}
              empty={
                <Nothing
                  title={`No ${many} yet`}
                  action={
                    // The main one is at the head of the page.
                    create && (
                      <Button reason={reasonOf(create, appliance)} onClick={() => openNew()}>
                        {words}
                      </Button>
                    )
                  }
                >
                  {browser.empty}
                </Nothing>
              }
            />
          </>
        )}
      </div>
      {removing.length > 0 && <BulkRemoveDialog rows={removing} onClose={() => setRemoving([])} />}
      {assigning.length > 0 && <AssignDialog rows={assigning} onClose={() => setAssigning([])} />}
      <Outlet />
    </>
  )
}

/** Lists named in the singular ("audit log") count what is in them. */
const oneMany = (one: string, many: string): string => (many.endsWith('s') ? many : `${one}s`.replace(/ys$/, 'ies'))

function Nothing({ title, action, children }: { title: string; action?: ReactNode; children: string }) {
  return (
    <EmptyState icon={<LayoutList />} title={title} action={action}>
      {children}
    </EmptyState>
  )
}
