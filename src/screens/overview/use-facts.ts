/** Everything the overview reads. Each answer comes by itself; one that fails leaves its place "not known". */
import { useQuery } from '@tanstack/react-query'
import { reasonOf, type Appliance } from '../../api/appliance'
import { useWhileAccepted } from '../../api/key-trouble'
import { query } from '../../api/query'
import { catalog } from '../../catalog'
import { useConfigs } from '../../crud/config/use-configs'
import type { RawInput } from '../../api/request'
import type { Input, Operation } from '../../catalog/operation'

const { extrahop, license, runningconfig, appliances, auditlog, devices } = catalog

/** How often the page reads again while it is open, in ms. */
export const every = 60_000

/** An operation with an input that fits it. */
const asking = <Op extends Operation>(operation: Op, input: Input<Op>) => [operation, input] as const

/** What is asked for each fact. */
const asked = {
  about: asking(extrahop.operations.get, {}),
  platform: asking(extrahop.operations.platform, {}),
  processes: asking(extrahop.operations.processes, {}),
  cluster: asking(extrahop.operations.cluster, {}),
  releases: asking(extrahop.operations.nextFirmware, {}),
  license: asking(license.operations.get, {}),
  live: asking(runningconfig.operations.get, {}),
  saved: asking(runningconfig.operations.saved, {}),
  appliances: asking(appliances.operations.list, {}),
  audit: asking(auditlog.operations.list, { query: { limit: 60 } }),
  // Only ids are asked for: a count of 50,000 devices then costs under a megabyte.
  devices: asking(devices.operations.search, { body: { limit: 1_000_000, result_fields: ['id'] } }),
  recent: asking(devices.operations.search, {
    body: { limit: 1_000_000, result_fields: ['id'], active_from: '-24h' },
  }),
}

/** What an operation is asked for here, where its own words are wider than that. */
const purposes: Partial<Record<string, string>> = {
  devices: 'Count the devices',
  recent: 'Count the devices seen in 24 h',
}

export interface Asked {
  fact: string
  purpose: string
  operation: Operation
  input: RawInput
}

/** The requests behind the facts that this appliance and key let the page read. */
export const requestsFor = (appliance: Appliance): Asked[] =>
  Object.entries<readonly [operation: Operation, input: RawInput]>(asked).flatMap(([fact, [operation, input]]) =>
    reasonOf(operation, appliance) === undefined
      ? [{ fact, purpose: purposes[fact] ?? operation.doc.replace(/\.$/, ''), operation, input }]
      : [],
  )

export function useFacts(appliance: Appliance) {
  const refetchInterval = useWhileAccepted(appliance.id, every)
  const open = ([operation]: readonly [Operation, unknown]) => ({
    enabled: !reasonOf(operation, appliance),
    refetchInterval,
  })
  const { live, saved } = useConfigs(appliance)
  return {
    about: useQuery({ ...query(appliance, ...asked.about), ...open(asked.about) }),
    platform: useQuery({ ...query(appliance, ...asked.platform), ...open(asked.platform) }),
    processes: useQuery({ ...query(appliance, ...asked.processes), ...open(asked.processes) }),
    cluster: useQuery({ ...query(appliance, ...asked.cluster), ...open(asked.cluster) }),
    releases: useQuery({ ...query(appliance, ...asked.releases), ...open(asked.releases) }),
    license: useQuery({ ...query(appliance, ...asked.license), ...open(asked.license) }),
    live,
    saved,
    appliances: useQuery({ ...query(appliance, ...asked.appliances), ...open(asked.appliances) }),
    audit: useQuery({ ...query(appliance, ...asked.audit), ...open(asked.audit) }),
    devices: useQuery({
      ...query(appliance, ...asked.devices),
      ...open(asked.devices),
      refetchInterval: false,
      select: (rows) => rows.length,
    }),
    recent: useQuery({
      ...query(appliance, ...asked.recent),
      ...open(asked.recent),
      refetchInterval: false,
      select: (rows) => rows.length,
    }),
  }
}

export type ReadFacts = ReturnType<typeof useFacts>

/**
 * True for a fact that was read once and may be otherwise by now: it could not be read again, or whatever was asked last,
 * by any page, came to nothing.
 */
export const isOld = ({ data, isError }: { data: unknown; isError: boolean }, reachable: boolean): boolean =>
  data !== undefined && (isError || !reachable)
