/** What a device's page reads: the device, and its lists, each by itself, as far as the release and the key allow. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { available, type Appliance } from '../../../api/appliance'
import { query } from '../../../api/query'
import { catalog } from '../../../catalog'
import type { Operation } from '../../../catalog/operation'
import { listQuery } from '../../../crud/list-query'
import { paramsFor } from '../../../crud/model'
import { knownDevice, putDevices } from '../device-list'

const { operations } = catalog.devices

export function useDeviceParts(appliance: Appliance, id: number) {
  const client = useQueryClient()
  const input = { params: { id } }
  const can = (operation: Operation) => Number.isSafeInteger(id) && available(operation, appliance).ok
  const device = useQuery({
    ...query(appliance, operations.get, input),
    enabled: can(operations.get),
    // The list has read it already: shown at once, and read again behind it.
    placeholderData: () => knownDevice(client, appliance, id),
  })
  const { data, isPlaceholderData, error } = device
  useEffect(() => {
    if (data && !isPlaceholderData) putDevices(client, appliance, new Map([[data.id, data]]))
  }, [client, appliance, data, isPlaceholderData])

  const assigned = (operation: Operation) =>
    listQuery(appliance, operation, { params: paramsFor(operation, String(id)) })
  // A device that is not there costs one request; one that the list knows is not waited for.
  const on = (operation: Operation) => data !== undefined && !error && can(operation)
  return {
    device,
    activity: useQuery({ ...query(appliance, operations.activity, input), enabled: on(operations.activity) }),
    // As the tabs read them, so that both share one answer.
    tags: useQuery({ ...assigned(operations.listTags), enabled: on(operations.listTags) }),
    groups: useQuery({ ...assigned(operations.listDevicegroups), enabled: on(operations.listDevicegroups) }),
    dnsNames: useQuery({ ...query(appliance, operations.dnsNames, input), enabled: on(operations.dnsNames) }),
    ipAddresses: useQuery({
      ...query(appliance, operations.ipAddresses, input),
      enabled: on(operations.ipAddresses),
    }),
    software: useQuery({ ...query(appliance, operations.software, input), enabled: on(operations.software) }),
  }
}

export type DeviceParts = ReturnType<typeof useDeviceParts>
