/** The tabs of a device's page in one release: its own parts and whatever can be assigned to a device there. */
import type { UseQueryResult } from '@tanstack/react-query'
import { exists, type Appliance } from '../../../api/appliance'
import { catalog } from '../../../catalog'
import { Device } from '../../../catalog/devices'
import type { Operation } from '../../../catalog/operation'
import type { Browser } from '../../../crud/browser'
import { sentence, subListsOf, type AssignedTie, type SubList } from '../../../crud/model'
import { useTabCount } from '../../../crud/sub-list-tab'
import { assignedOn } from '../../../crud/ties/assigned'
import { nameOf } from '../device-name'
import type { DeviceParts } from './use-device'

const { operations } = catalog.devices

export interface DeviceTab {
  id: string
  title: string
  count?: number | undefined
  /** What is assigned, where the tab shows that. */
  tie?: AssignedTie
  /** The operation whose request the tab shows; a tab of several says it at each. */
  operation?: Operation
}

/** Devices as the pages that browse any resource see them: they show what is assigned to a device. */
export const deviceBrowser: Browser = {
  resource: catalog.devices,
  shape: Device,
  titleOf: (row) => (typeof row.id === 'number' ? nameOf({ ...row, id: row.id }) : undefined),
  columns: [],
  chosen: [],
  // The others fold.
  fields: ['custom_name', 'custom_type', 'description', 'vendor', 'custom_criticality'],
  inputs: new Map(),
  empty: '',
  extra: undefined,
  actions: undefined,
}

export const dashboards: SubList = subListsOf(catalog.devices).find((list) => list.id === 'dashboards') ?? {
  id: 'dashboards',
  title: 'Dashboards',
  operation: operations.listDashboards,
  of: 'dashboards',
}

const titles: Partial<Record<string, string>> = { devicegroups: 'Groups' }

/** Of a read as much as a count of its rows takes. */
type Rows = Pick<UseQueryResult<readonly unknown[]>, 'isEnabled' | 'data'>
type NameParts = Record<'dnsNames' | 'ipAddresses' | 'software', Rows>

/** How many names, addresses and programs there are; unknown while one of these lists is, since the sum would be less. */
export function inAll({ dnsNames, ipAddresses, software }: NameParts): number | undefined {
  const asked = [dnsNames, ipAddresses, software].filter(({ isEnabled }) => isEnabled)
  const counts = asked.flatMap(({ data }) => data?.length ?? [])
  return asked.length > 0 && counts.length === asked.length ? counts.reduce((sum, each) => sum + each) : undefined
}

/** The tabs with how much is in each, as far as it is read. */
export function useDeviceTabs(appliance: Appliance, device: Device, parts: DeviceParts): DeviceTab[] {
  const ties = assignedOn(catalog.devices, appliance)
  const counts = useTabCount([...ties.map((tie) => tie.list), dashboards.operation], String(device.id))
  const tabs: DeviceTab[] = [
    { id: 'summary', title: 'Summary', operation: operations.get },
    { id: 'activity', title: 'Activity', count: parts.activity.data?.length, operation: operations.activity },
    ...ties.map((tie, at) => ({
      id: tie.to,
      title: titles[tie.to] ?? sentence(tie.words[1]),
      count: counts[at],
      tie,
      operation: tie.list,
    })),
    { id: 'dashboards', title: 'Dashboards', count: counts.at(-1), operation: dashboards.operation },
  ]
  if (exists(operations.dnsNames, appliance)) {
    tabs.push({ id: 'names', title: 'Names and addresses', count: inAll(parts) })
  }
  const count = Object.keys(device).length
  tabs.push({ id: 'fields', title: 'All fields', count, operation: operations.get })
  tabs.push({ id: 'json', title: 'JSON', operation: operations.get })
  return tabs
}
