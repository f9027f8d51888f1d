import { useQuery } from '@tanstack/react-query'
import { Radar, SquareTerminal, X } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { Appliance } from '../../api/appliance'
import { adviceFor, titleOf } from '../../api/errors'
import { useAppliance } from '../../api/session'
import { explore } from '../../api/shown-request'
import type { Device } from '../../catalog/devices'
import { ExportMenu } from '../../crud/export/export-menu'
import { partsOf } from '../../crud/export/list-parts'
import { ListTools } from '../../crud/list-tools'
import { NotesAbove } from '../../crud/notes-above'
import { ReadBefore } from '../../crud/read-before'
import { useSaved } from '../../crud/saved/saved'
import { SavedBar } from '../../crud/saved/saved-bar'
import { useViewCounts } from '../../crud/saved/use-view-counts'
import { stateOf, viewOf } from '../../crud/table-url'
import { useRanges } from '../../crud/time-range/list-ranges'
import { useUrlState } from '../../crud/url-state'
import { Button, IconButton } from '../../ui/button'
import { lazily } from '../../ui/lazily'
import { Note } from '../../ui/note'
import { PageHeader } from '../../ui/page-header'
import type { RowId } from '../../ui/table/column'
import { DataTable } from '../../ui/table/data-table'
import { RangeFact, tellRange } from '../../ui/table/range-fact'
import { shownColumns, type TableView } from '../../ui/table/view'
import { everything, isEverything, requestOf, searchKey } from './appliance-search'
import { deviceColumns, tagColumn, toldColumns, withTags } from './columns'
import { nameOf } from './device-name'
import { useDevices, type DeviceList } from './device-list'
import { rememberOrder } from './list-order'
import { deviceCard } from './list/device-card'
import { ListFacts, toldCount, toldCounts } from './list/list-facts'
import { useWide } from './list/use-wide'
import { deviceViews, ListState, plainList, searchOf, type Shown } from './list-state'
import { tagNamesQuery } from './tag-names'
import styles from './devices.module.css'

const SearchWords = lazily(() => import('./search-words').then((module) => module.SearchWords), { ahead: false })
const Failed = lazily(() => import('../../crud/failed').then((module) => module.Failed), { ahead: false })
const NoDevices = lazily(() => import('./list/no-devices').then((module) => module.NoDevices), { ahead: false })
const SelectionActions = lazily(() => import('./list/selection-actions').then((module) => module.SelectionActions))
const SearchDrawer = lazily(() => import('./list/search-drawer').then((module) => module.SearchDrawer))

/** Looking at the same list in another way is no journey. */
const replace = { replace: true }

const getId = (device: Device) => device.id
const hrefOf = ({ id }: Device) => (typeof id === 'object' ? undefined : `#/devices/${id}`)
const noDevices: readonly Device[] = []
const nothing: ReadonlySet<RowId> = new Set()

/** What was selected when the page was left, so that coming back from a device finds it. */
let left: { appliance: string; selected: ReadonlySet<RowId> } | null = null

export default function DevicesScreen() {
  const appliance = useAppliance()
  return <DeviceListPage key={appliance.id} appliance={appliance} />
}

function DeviceListPage({ appliance }: { appliance: Appliance }) {
  const [state, setState] = useUrlState(ListState)
  const navigate = useNavigate()
  const address = useLocation()
  const [searching, setSearching] = useState(false)
  const [selected, setSelected] = useState(() => (left?.appliance === appliance.id ? left.selected : nothing))
  const [shown, setShown] = useState<readonly Device[]>(noDevices)

  const search = useStable(searchOf(state))
  const { list, read, stop } = useDevices(appliance, search)
  const rows = list?.rows ?? noDevices

  const { view: chosen, ...content } = state
  const view = useStable(viewOf(content))
  const wide = useWide()
  const bare = useMemo(() => deviceColumns(appliance, null, wide), [appliance, wide])
  const wantsTags = shownColumns(bare, view).some((column) => column.id === tagColumn)
  // Tags cost requests of their own: they wait until the devices are there.
  const tags = useQuery({
    ...tagNamesQuery(appliance),
    enabled: wantsTags && list?.endedAt != null && list.state !== 'failed',
  })
  const names = tags.data ?? (tags.isError ? 'not known' : null)
  const columns = useRanges(useMemo(() => (names ? withTags(bare, names) : bare), [bare, names]))
  const card = useMemo(() => deviceCard(names), [names])
  const visible = useMemo(() => shownColumns(columns, view), [columns, view])

  const views = useSaved(deviceViews, appliance.id)
  const complete = list?.state === 'complete'
  const key = searchKey(search)
  const sameRows = useCallback((view: Shown) => searchKey(view) === key, [key])
  const counts = useViewCounts({
    rows: complete ? rows : undefined,
    columns,
    entries: views,
    sameRows,
    chosen,
    shown: shown.length,
  })

  const picked = useMemo(() => shown.filter((device) => selected.has(device.id)), [shown, selected])
  const keep = useRef({ shown, address, view: '', selected })
  useEffect(() => {
    keep.current = {
      shown,
      address,
      view: views.find((one) => one.id === chosen)?.name ?? '',
      selected,
    }
  })
  useEffect(
    () => () => {
      const { shown: last, address: place, view: name, selected: ids } = keep.current
      left = { appliance: appliance.id, selected: ids }
      rememberOrder({
        appliance: appliance.id,
        ids: last.map(getId),
        view: name || null,
        back: place.pathname + place.search,
      })
    },
    [appliance.id],
  )

  const onView = (next: TableView) => setState(stateOf(next), replace)
  const refresh = () => {
    read()
    if (wantsTags) void tags.refetch()
  }
  const failure = list?.state === 'failed' ? list.error : null
  const told = { visible: toldColumns(visible, names), columns: toldColumns(columns, names) }
  const parts = partsOf({ shown, selected: picked, all: rows, ...told })

  const renderActions = (some: readonly Device[]) => (
    <SelectionActions
      appliance={appliance}
      selected={some}
      exportMenu={<ExportMenu what="devices" appliance={appliance.name} parts={parts} />}
    />
  )

  return (
    <>
      <PageHeader
        title="Devices"
        facts={<ListFacts list={list} shown={shown === noDevices && rows.length > 0 ? null : shown.length} />}
        actions={
          <>
            <IconButton
              kind="plain"
              label="Show this request"
              icon={<SquareTerminal />}
              onClick={() => {
                const { operation, input } = requestOf(appliance, search)
                explore(operation, input)
              }}
            />
            <ListTools
              onRefresh={async () => refresh()}
              reading={list?.state === 'reading'}
              file="devices"
              parts={parts}
            />
            <Button
              icon={<Radar />}
              onClick={() => setSearching(true)}
              on={!isEverything(search)}
              aria-label="Search the appliance"
            >
              <span className={styles.wideOnly}>Search the appliance</span>
            </Button>
          </>
        }
      />
      <NotesAbove resource="devices" />
      <SavedBar
        kind={deviceViews}
        label="Saved views"
        content={content}
        chosen={chosen}
        onOpen={(next, id) => setState({ ...next, view: id })}
        plain={{
          title: 'All devices',
          content: plainList,
          count: complete && isEverything(search) ? toldCount(list, rows.length) : undefined,
        }}
        counts={list ? toldCounts(list, counts) : counts}
      />
      {!isEverything(search) && (
        <div className={styles.searched}>
          <Radar size={14} strokeWidth={2} aria-hidden="true" />
          <span>Searched on the appliance:</span>
          <b>
            <SearchWords search={search} />
          </b>
          <Button kind="plain" small onClick={() => setSearching(true)}>
            Change
          </Button>
          <IconButton
            kind="plain"
            small
            label="Drop the search and read all devices"
            icon={<X />}
            onClick={() => setState(everything, replace)}
          />
        </div>
      )}
      {failure !== null && rows.length > 0 && <ReadBefore error={failure} onRetry={refresh} />}
      {tags.error && failure === null && (
        <Note
          kind="warn"
          wide
          actions={
            <Button small onClick={() => void tags.refetch()}>
              Try again
            </Button>
          }
        >
          Tags are not known: {titleOf(tags.error).operation}: {titleOf(tags.error).status}. {adviceFor(tags.error)}
        </Note>
      )}
      <div className={styles.list}>
        <DataTable<Device>
          label="Devices"
          rows={rows}
          columns={columns}
          getId={getId}
          view={view}
          onView={onView}
          selected={selected}
          onSelected={setSelected}
          href={hrefOf}
          onOpen={(device) => void navigate(`/devices/${device.id}`)}
          rowLabel={(device) => nameOf(device) || `device ${device.id}`}
          card={card}
          remember={`devices ${appliance.id}`}
          loading={list === null || (list.state === 'reading' && rows.length === 0)}
          refetching={list?.state === 'reading' && list.old}
          progress={progressOf(list, stop)}
          onShown={setShown}
          onRange={tellRange}
          actions={renderActions}
          error={failure !== null && rows.length === 0 ? <Failed error={failure} onRetry={refresh} /> : undefined}
          empty={<NoDevices list={list} search={search} onAll={() => setState(everything, replace)} />}
        />
      </div>
      <RangeFact order={orderWords(view, visible)} />
      {searching && (
        <SearchDrawer
          appliance={appliance}
          search={search}
          onSearch={(next) => setState(next)}
          onClose={() => setSearching(false)}
        />
      )}
    </>
  )
}

/** The same object as long as its JSON is the same, so that what depends on it is not done again. */
function useStable<T>(value: T): T {
  const key = JSON.stringify(value)
  // The key stands for the value: an equal one must not count as new.
  // oxlint-disable-next-line react/exhaustive-deps
  return useMemo(() => value, [key])
}

function progressOf(list: DeviceList | null, onStop: () => void) {
  if (list?.state !== 'reading') return undefined
  // The API tells no total: what is known is how many have come.
  const of = list.old ? Math.max(list.rows.length, list.loaded) : 0
  return { label: 'Reading devices', unit: 'devices', value: list.loaded, of, startedAt: list.startedAt, onStop }
}

const orderWords = (view: TableView, columns: readonly { id: string; title: string }[]): string[] =>
  view.sort.flatMap(({ column }) => columns.find((one) => one.id === column)?.title ?? [])
