/** What a device's page reads: the device and its lists, each by itself, as far as the release and the key allow. */
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { available, type Appliance } from '../../../api/appliance'
import { query } from '../../../api/query'
import { catalog } from '../../../catalog'
import type { Operation } from '../../../catalog/operation'
import { knownDevice, replaceDevice } from '../device-store'

const { operations } = catalog.devices

export function useDeviceParts(appliance: Appliance, id: number) {
  const input = { params: { id } }
  const can = (operation: Operation) => Number.isSafeInteger(id) && available(operation, appliance).ok
  const device = useQuery({
    ...query(appliance, operations.get, input),
    enabled: can(operations.get),
    // The list has read it already: shown at once, and read again behind it.
    placeholderData: () => knownDevice(appliance, id),
  })
  const there = !device.error
  const { data, isPlaceholderData } = device
  useEffect(() => {
    if (data && !isPlaceholderData) replaceDevice(appliance, data)
  }, [appliance, data, isPlaceholderData])

  const on = (operation: Operation) => there && can(operation)
  return {
    device,
    activity: useQuery({ ...query(appliance, operations.activity, input), enabled: on(operations.activity) }),
    tags: useQuery({ ...query(appliance, operations.listTags, input), enabled: on(operations.listTags) }),
    groups: useQuery({
      ...query(appliance, operations.listDevicegroups, input),
      enabled: on(operations.listDevicegroups),
    }),
    alerts: useQuery({ ...query(appliance, operations.listAlerts, input), enabled: on(operations.listAlerts) }),
    triggers: useQuery({ ...query(appliance, operations.listTriggers, input), enabled: on(operations.listTriggers) }),
    dashboards: useQuery({
      ...query(appliance, operations.listDashboards, input),
      enabled: on(operations.listDashboards),
    }),
    dnsNames: useQuery({ ...query(appliance, operations.dnsNames, input), enabled: on(operations.dnsNames) }),
    ipAddresses: useQuery({
      ...query(appliance, operations.ipAddresses, input),
      enabled: on(operations.ipAddresses),
    }),
    software: useQuery({ ...query(appliance, operations.software, input), enabled: on(operations.software) }),
  }
}

export type DeviceParts = ReturnType<typeof useDeviceParts>
