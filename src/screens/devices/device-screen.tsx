import { ChevronDown, ChevronUp, Pencil, RotateCw, Server } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { exists, reasonOf, type Appliance } from '../../api/appliance'
import { adviceFor, isApiError, titleOf } from '../../api/errors'
import { useAppliance } from '../../api/session'
import { showLatest } from '../../api/shown-request'
import { catalog } from '../../catalog'
import type { Device } from '../../catalog/devices'
import { useUrlState } from '../../crud/url-state'
import { z } from '../../catalog/zod'
import { Button, ButtonLink, IconButton } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { ErrorState } from '../../ui/error-state'
import { number } from '../../ui/format'
import { LoadingRows } from '../../ui/loading-rows'
import { Name } from '../../ui/name'
import { PageHeader } from '../../ui/page-header'
import { State } from '../../ui/state-glyph'
import { StripFact } from '../../ui/strip'
import { TabPanel, Tabs } from '../../ui/tabs'
import { TimeText, useNow } from '../../ui/time-text'
import { deviceFields } from './columns'
import { AssignedTab } from './detail/assigned-tab'
import type { Assignable } from './detail/assignments'
import { assignable } from './detail/assignments'
import { Part, pathFor } from './detail/part'
import { Summary } from './detail/summary'
import { ActivityTab, DashboardsTab, FieldsTab, JsonTab, NamesTab } from './detail/tabs'
import { useDeviceParts, type DeviceParts } from './detail/use-device'
import { nameOf } from './device-name'
import { listAddress, neighboursOf } from './list-order'
import { RoleIcon, roleName } from './roles'
import styles from './device.module.css'

const EditDrawer = lazy(() => import('./edit/edit-drawer').then((module) => ({ default: module.EditDrawer })))

const tabIds = [
  'summary',
  'activity',
  'tags',
  'groups',
  'alerts',
  'triggers',
  'dashboards',
  'names',
  'fields',
  'json',
] as const
type TabId = (typeof tabIds)[number]

const DetailState = z.object({ tab: z.enum(tabIds).default('summary') })
const isTab = (id: string): id is TabId => (tabIds as readonly string[]).includes(id)

const { operations } = catalog.devices

export default function DeviceScreen() {
  const appliance = useAppliance()
  const id = Number(useParams()['id'])
  // Each device is a page of its own: nothing of one form or popover stays for the next.
  return <DevicePage key={`${appliance.id} ${id}`} appliance={appliance} id={id} />
}

function DevicePage({ appliance, id }: { appliance: Appliance; id: number }) {
  const parts = useDeviceParts(appliance, id)
  const { device } = parts
  if (!Number.isSafeInteger(id)) return <Missing appliance={appliance} called="This address names no device" />
  if (device.data) return <Found appliance={appliance} device={device.data} parts={parts} />
  if (device.error) {
    if (isApiError(device.error) && device.error.kind === 404) {
      return <Missing appliance={appliance} called={`No device has the id ${id}`} />
    }
    const { operation, status } = titleOf(device.error)
    return (
      <>
        <PageHeader title={`Device ${id}`} crumbs={[{ title: 'Devices', href: `#${listAddress(appliance.id)}` }]} />
        <ErrorState
          operation={operation}
          status={status}
          onRetry={() => void device.refetch()}
          onShowRequest={() => showLatest(appliance.id, operations.get.id, pathFor(operations.get, id))}
          pending={device.isFetching}
        >
          {adviceFor(device.error)}
        </ErrorState>
      </>
    )
  }
  return (
    <>
      <PageHeader title={`Device ${id}`} crumbs={[{ title: 'Devices', href: `#${listAddress(appliance.id)}` }]} />
      <LoadingRows label="Reading the device" />
    </>
  )
}

function Missing({ appliance, called }: { appliance: Appliance; called: string }) {
  const back = `#${listAddress(appliance.id)}`
  return (
    <>
      <PageHeader title={called} crumbs={[{ title: 'Devices', href: back }]} />
      <EmptyState
        icon={<Server />}
        title="Nothing here"
        action={
          <ButtonLink kind="main" href={back}>
            Back to the devices
          </ButtonLink>
        }
      >
        {appliance.name} answers 404: the device was never here, or the appliance has forgotten it.
      </EmptyState>
    </>
  )
}

interface FoundProps {
  appliance: Appliance
  device: Device
  parts: DeviceParts
}

function Found({ appliance, device, parts }: FoundProps) {
  const [{ tab }, setUrl] = useUrlState(DetailState)
  const [editing, setEditing] = useState(false)
  const navigate = useNavigate()
  const place = neighboursOf(appliance.id, device.id)
  const go = (id: number | null) =>
    id !== null && void navigate(`/devices/${id}${tab === 'summary' ? '' : `?tab=${tab}`}`)
  const back = `#${place?.back ?? '/devices'}`
  const refresh = () => {
    for (const part of Object.values(parts)) if (part.isEnabled) void part.refetch()
  }
  const fetching = Object.values(parts).some((part) => part.isFetching)
  const items = tabsOf(appliance, device, parts)
  const shown = items.some((item) => item.id === tab) ? tab : 'summary'
  return (
    <>
      <PageHeader
        title={<Name>{nameOf(device)}</Name>}
        glyph={<RoleIcon role={device.role} size={18} />}
        crumbs={[
          { title: 'Devices', href: place?.view ? '#/devices' : back },
          ...(place?.view ? [{ title: place.view, href: back }] : []),
          ...(place ? [{ title: `${number(place.at)} of ${number(place.of)}` }] : []),
        ]}
        actions={
          <>
            <IconButton
              label="Previous device"
              icon={<ChevronUp />}
              reason={place?.before == null ? 'No device before it in the list' : undefined}
              onClick={() => go(place?.before ?? null)}
            />
            <IconButton
              label="Next device"
              icon={<ChevronDown />}
              reason={place?.after == null ? 'No device after it in the list' : undefined}
              onClick={() => go(place?.after ?? null)}
            />
            <Button kind="plain" icon={<RotateCw />} onClick={refresh} pending={fetching}>
              Refresh
            </Button>
            <Button icon={<Pencil />} reason={reasonOf(operations.update, appliance)} onClick={() => setEditing(true)}>
              Edit…
            </Button>
          </>
        }
      />
      <Headline device={device} />
      <Tabs
        label="Device"
        value={shown}
        items={items}
        onChange={(id) => isTab(id) && setUrl({ tab: id }, { replace: true })}
      />
      <div className={styles.content}>
        <TabPanel tabs="Device" id={shown}>
          <Body tab={shown} appliance={appliance} device={device} parts={parts} onEdit={() => setEditing(true)} />
        </TabPanel>
      </div>
      <StripFact>
        Read <TimeText at={parts.device.dataUpdatedAt || Date.now()} />
      </StripFact>
      {editing && (
        <Suspense fallback={null}>
          <EditDrawer appliance={appliance} device={device} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </>
  )
}

/** The tabs that the release has, with how much is in each as far as it is read. */
function tabsOf(appliance: Appliance, device: Device, parts: DeviceParts) {
  const size = (part: { data: readonly unknown[] | undefined }) => part.data?.length
  const known = deviceFields(appliance.release)
    .map((field) => field.name)
    .filter((name) => name in device)
  const all: { id: TabId; title: string; count?: number }[] = [
    { id: 'summary', title: 'Summary' },
    { id: 'activity', title: 'Activity', count: size(parts.activity) },
    { id: 'tags', title: 'Tags', count: size(parts.tags) },
    { id: 'groups', title: 'Groups', count: size(parts.groups) },
    { id: 'alerts', title: 'Alerts', count: size(parts.alerts) },
    { id: 'triggers', title: 'Triggers', count: size(parts.triggers) },
    { id: 'dashboards', title: 'Dashboards', count: size(parts.dashboards) },
  ]
  if (exists(operations.dnsNames, appliance)) {
    const { dnsNames, ipAddresses, software } = parts
    const sizes = [dnsNames, ipAddresses, software].map(size).filter((one) => one !== undefined)
    all.push({
      id: 'names',
      title: 'Names and addresses',
      count: sizes.length > 0 ? sizes.reduce((sum, one) => sum + one, 0) : undefined,
    })
  }
  const extra = Object.keys(device).filter((name) => !known.includes(name)).length
  all.push({ id: 'fields', title: 'All fields', count: known.length + extra }, { id: 'json', title: 'JSON' })
  return all
}

function Headline({ device }: { device: Device }) {
  const now = useNow(30_000)
  const seen = device.last_seen_time
  const recent = typeof seen === 'number' && now - seen < 3_600_000
  const level = device.analysis_level
  const analysis =
    level === undefined ? undefined : { 0: 'Standard', 1: 'Advanced', 2: 'Advanced', 3: 'Discovery' }[level]
  return (
    <div className={styles.headline}>
      {device.ipaddr4 && <span className={styles.mono}>{device.ipaddr4}</span>}
      {device.ipaddr6 && <span className={styles.mono}>{device.ipaddr6}</span>}
      {device.macaddr && <span className={styles.mono}>{device.macaddr}</span>}
      {device.vendor && <span>{device.vendor}</span>}
      {device.role && <span>{roleName(device.role)}</span>}
      {device.vlanid ? <span>VLAN {device.vlanid}</span> : null}
      {typeof seen === 'number' && (
        <span>
          <State state={recent ? 'ok' : 'unknown'}>
            Seen <TimeText at={seen} />
          </State>
        </span>
      )}
      {analysis && <span>{analysis} analysis</span>}
    </div>
  )
}

const assignedTabs: Partial<Record<TabId, Assignable>> = {
  tags: 'tags',
  groups: 'devicegroups',
  alerts: 'alerts',
  triggers: 'triggers',
}

function Body(props: FoundProps & { tab: TabId; onEdit: () => void }) {
  const { tab, appliance, device, parts } = props
  const to = assignedTabs[tab]
  if (to) {
    const query = { tags: parts.tags, devicegroups: parts.groups, alerts: parts.alerts, triggers: parts.triggers }[to]
    return (
      <Part<readonly { id: number; name?: string | null }[]>
        appliance={appliance}
        operation={assignable[to].list}
        device={device.id}
        query={query}
      >
        {(rows) => <AssignedTab appliance={appliance} device={device.id} to={to} rows={rows} />}
      </Part>
    )
  }
  if (tab === 'activity') return <ActivityTab {...props} />
  if (tab === 'dashboards') return <DashboardsTab {...props} />
  if (tab === 'names') return <NamesTab {...props} />
  if (tab === 'fields') return <FieldsTab {...props} />
  if (tab === 'json') return <JsonTab {...props} />
  return <Summary {...props} />
}
