import { ChevronDown, ChevronUp, Pencil, Server } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useNavigate, useParams } from 'react-router'
import { reasonOf, type Appliance } from '../../api/appliance'
import { isApiError } from '../../api/errors'
import { useAppliance } from '../../api/session'
import { catalog } from '../../catalog'
import type { Device } from '../../catalog/devices'
import { dictionary } from '../../catalog/dictionary'
import { useApplianceNow } from '../../crud/appliance-now'
import { AssignedTab } from '../../crud/assigned-tab'
import { BrowserContext } from '../../crud/browser'
import { Failed } from '../../crud/failed'
import { listInput } from '../../crud/list-query'
import { NotesAbove } from '../../crud/notes-above'
import { ReadBefore } from '../../crud/read-before'
import { OpenInExtraHop } from '../../crud/open-in-extrahop'
import { RefreshButton } from '../../crud/refresh-button'
import { SubListTab } from '../../crud/sub-list-tab'
import { useUrlState } from '../../crud/url-state'
import { usePlace } from '../../crud/use-place'
import { z } from '../../catalog/zod'
import { Button, ButtonLink, IconButton } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { number } from '../../ui/format'
import { lazily } from '../../ui/lazily'
import { LoadingRows } from '../../ui/loading-rows'
import { Guarded } from '../../ui/guarded'
import { Name, shownName } from '../../ui/name'
import { PageHeader } from '../../ui/page-header'
import { State } from '../../ui/state-glyph'
import { StripFact } from '../../ui/strip'
import { Tabs } from '../../ui/tabs'
import { TimeText } from '../../ui/time-text'
import { dashboards, deviceBrowser, useDeviceTabs, type DeviceTab } from './detail/device-tabs'
import { ShowRequest } from './detail/part'
import { Summary } from './detail/summary'
import { ActivityTab, FieldsTab, JsonTab, NamesTab } from './detail/tabs'
import { useDeviceParts, type DeviceParts } from './detail/use-device'
import { nameOf } from './device-name'
import { listAddress, neighboursOf } from './list-order'
import { roleName } from '../../catalog/shapes/device-roles'
import { RoleIcon } from '../../crud/device-roles'
import styles from './device.module.css'

const EditDrawer = lazily(() => import('./edit/edit-drawer').then((module) => module.EditDrawer))

const DetailState = z.object({ tab: z.string().default('summary') })

const { operations } = catalog.devices

export default function DeviceScreen() {
  const appliance = useAppliance()
  const { id: text = '' } = useParams()
  // Digits alone: 1e3 and 0x10 are numbers to a browser, and no device's.
  const id = /^\d+$/.test(text) ? Number(text) : Number.NaN
  // Each device is a page of its own: nothing of one form or popover stays for the next.
  return <DevicePage key={`${appliance.id} ${id}`} appliance={appliance} id={id} />
}

function DevicePage({ appliance, id }: { appliance: Appliance; id: number }) {
  const parts = useDeviceParts(appliance, id)
  const { device } = parts
  if (!Number.isSafeInteger(id))
    return (
      <Missing appliance={appliance} called="This address names no device">
        A device’s address ends in its id, a whole number. Nothing was asked for.
      </Missing>
    )
  if (device.data) {
    // An answer that does not repeat the id is about the device that was asked for.
    const known = typeof device.data.id === 'number' ? device.data : { ...device.data, id }
    return <Found appliance={appliance} device={known} parts={parts} />
  }
  if (device.error) {
    if (isApiError(device.error) && device.error.kind === 404) {
      return (
        <Missing appliance={appliance} called={`No device has the id ${id}`}>
          {appliance.name} answers 404: the device was never here, or the appliance has forgotten it.
        </Missing>
      )
    }
    return (
      <>
        <PageHeader title={`Device ${id}`} crumbs={[{ title: 'Devices', href: `#${listAddress(appliance.id)}` }]} />
        <Failed error={device.error} onRetry={() => void device.refetch()} pending={device.isFetching} />
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

function Missing({ appliance, called, children }: { appliance: Appliance; called: string; children: ReactNode }) {
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
        {children}
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
  const [{ tab }] = useUrlState(DetailState)
  const [editing, setEditing] = useState(false)
  const navigate = useNavigate()
  const toPlace = usePlace()
  const place = neighboursOf(appliance.id, device.id)
  const tabs = useDeviceTabs(appliance, device, parts)
  const [summary] = tabs
  const shown = tabs.find((one) => one.id === tab) ?? summary
  if (!shown) return null
  const search = shown.id === 'summary' ? '' : `?tab=${shown.id}`
  const input = { params: { id: device.id } }
  const go = (id: number | null) => id !== null && void navigate(`/devices/${id}${search}`)
  const back = `#${place?.back ?? '/devices'}`
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
            <OpenInExtraHop
              page={{ kind: 'device', id: device.id, discoveryId: device.discovery_id, node: device.node_id }}
            />
            <RefreshButton look="wide" />
            <Button icon={<Pencil />} reason={reasonOf(operations.update, appliance)} onClick={() => setEditing(true)}>
              Edit…
            </Button>
          </>
        }
      />
      <Headline device={device} />
      <Tabs
        label="Parts of the device"
        value={shown.id}
        items={tabs.map(({ id, title, count }) => ({
          id,
          title,
          count,
          href: toPlace('devices', String(device.id), id === 'summary' ? '' : `?tab=${id}`),
        }))}
        end={
          shown.operation && (
            <ShowRequest
              operation={shown.operation}
              input={shown.tie ? listInput(appliance, shown.operation, input) : input}
            />
          )
        }
      />
      <NotesAbove resource="devices" />
      {parts.device.isError && (
        <ReadBefore
          error={parts.device.error}
          onRetry={() => void parts.device.refetch()}
          pending={parts.device.isFetching}
        />
      )}
      <BrowserContext value={deviceBrowser}>
        <Guarded key={shown.id} what="This part" of={device}>
          <Body tab={shown} appliance={appliance} device={device} parts={parts} onEdit={() => setEditing(true)} />
        </Guarded>
      </BrowserContext>
      {parts.device.dataUpdatedAt > 0 && (
        <StripFact>
          Read <TimeText at={parts.device.dataUpdatedAt} mode="time" />
        </StripFact>
      )}
      {editing && <EditDrawer device={device} onClose={() => setEditing(false)} />}
    </>
  )
}

const analysisWords = dictionary({ 0: 'Standard', 1: 'Advanced', 2: 'Advanced', 3: 'Discovery' })

function Headline({ device }: { device: Device }) {
  const now = useApplianceNow(30_000)
  const seen = device.last_seen_time
  const recent = typeof seen === 'number' && now - seen < 3_600_000
  const analysis = analysisWords[shownName(device.analysis_level)]
  return (
    <div className={styles.headline}>
      {device.ipaddr4 && <span className={styles.mono}>{shownName(device.ipaddr4)}</span>}
      {device.ipaddr6 && <span className={styles.mono}>{shownName(device.ipaddr6)}</span>}
      {device.macaddr && <span className={styles.mono}>{shownName(device.macaddr)}</span>}
      {device.vendor && <span>{shownName(device.vendor)}</span>}
      {device.role && <span>{roleName(device.role)}</span>}
      {device.vlanid ? <span>VLAN {shownName(device.vlanid)}</span> : null}
      {typeof seen === 'number' && (
        <span>
          <State state={recent ? 'ok' : 'unknown'}>
            Seen <TimeText theirs at={seen} />
          </State>
        </span>
      )}
      {analysis && <span>{analysis} analysis</span>}
    </div>
  )
}

function Body(props: FoundProps & { tab: DeviceTab; onEdit: () => void }) {
  const { tab, device } = props
  if (tab.tie) return <AssignedTab key={tab.id} row={device} tie={tab.tie} />
  if (tab.id === 'dashboards') return <SubListTab id={String(device.id)} list={dashboards} />
  return (
    <div className={styles.content} data-scrolls>
      {tab.id === 'summary' && <Summary {...props} />}
      {tab.id === 'activity' && <ActivityTab {...props} />}
      {tab.id === 'names' && <NamesTab {...props} />}
      {tab.id === 'fields' && <FieldsTab device={device} />}
      {tab.id === 'json' && <JsonTab device={device} />}
    </div>
  )
}
