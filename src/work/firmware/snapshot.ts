/**
 * What an appliance is like, in a few comparable lines: taken before an upgrade and after, because a version that is
 * right does not make an appliance that works. What cannot be read is left out, and so is not compared.
 */
import { reasonOf, type Appliance } from '../../api/appliance'
import { callRaw } from '../../api/send'
import { catalog } from '../../catalog'
import type { Operation } from '../../catalog/operation'
import { textIn } from '../../catalog/told'
import { readClock } from '../read-clock'
import type { Snapshot } from './snapshot-data'

type Row = Readonly<Record<string, unknown>>
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)
const rowsIn = (value: unknown): Row[] => (Array.isArray(value) ? value.filter(isRow) : [])

/** Names in order, whether they came as a list or as a map. */
const names = (value: unknown): string =>
  (Array.isArray(value) ? value.map(String) : isRow(value) ? Object.keys(value) : []).toSorted().join(', ')

/** A map without what is said to be off. */
const without = (value: unknown): unknown =>
  isRow(value) ? Object.fromEntries(Object.entries(value).filter(([, on]) => on !== false)) : value

const each = (value: unknown, words: (row: Row) => string): string => rowsIn(value).map(words).toSorted().join(', ')

const { extrahop, license, appliances, runningconfig } = catalog

/** The part that others change by being away. */
export const connections = 'Connected appliances'

/** Whether an Explore stores what comes. */
export const recordIngest = 'Record ingest'

interface Part {
  operation: Operation
  /** Changes as others restart and as ingest is halted: of use only as it was in the last moment. */
  passing?: true
  read: (answer: unknown) => readonly (readonly [name: string, value: string])[]
}

const count = (resource: { words: readonly [string, string]; operations: { list: Operation } }): Part => ({
  operation: resource.operations.list,
  read: (answer) => [[`Number of ${resource.words[1]}`, String(Array.isArray(answer) ? answer.length : 0)]],
})

const parts: readonly Part[] = [
  {
    operation: license.operations.get,
    read: (answer) => [['License modules', isRow(answer) ? names(without(answer['modules'])) : '']],
  },
  {
    operation: extrahop.operations.processes,
    read: (answer) => [['Processes', each(answer, (row) => textIn(row['process']))]],
  },
  {
    operation: extrahop.operations.services,
    read: (answer) => [
      [
        'Services that are on',
        isRow(answer)
          ? Object.entries(answer)
              .filter(([, value]) => isRow(value) && value['enabled'] === true)
              .map(([name]) => name)
              .toSorted()
              .join(', ')
          : '',
      ],
    ],
  },
  {
    operation: extrahop.operations.cluster,
    passing: true,
    read: (answer) => [[recordIngest, isRow(answer) && answer['ingest_enabled'] === true ? 'on' : 'off']],
  },
  {
    operation: appliances.operations.list,
    passing: true,
    read: (answer) => [
      [
        connections,
        each(
          rowsIn(answer).filter((row) => row['id'] !== 0),
          (row) => `${textIn(row['display_name'] ?? row['hostname'])} ${row['status_message'] ? 'in trouble' : 'well'}`,
        ),
      ],
    ],
  },
  {
    operation: runningconfig.operations.get,
    read: (answer) => [['Sections of the running config', names(answer)]],
  },
  count(catalog.triggers),
  count(catalog.dashboards),
  count(catalog.devicegroups),
  count(catalog.tags),
  count(catalog.alerts),
  count(catalog.customdevices),
  count(catalog.networks),
  count(catalog.users),
]

/** Seconds that two readings of one clock may lie apart: it drifts, and answers take their time. */
const clockSlack = 120

const clockWords = (difference: number): string =>
  difference === 0 ? 'right' : `${Math.abs(Math.round(difference / 1000))} s ${difference > 0 ? 'ahead' : 'behind'}`

const secondsOf = (words: string): number => (Number.parseInt(words, 10) || 0) * (words.endsWith('behind') ? -1 : 1)

/** Takes a snapshot, or what passes of one anew, with a few reads at once. Never rejects: what fails is left out. */
export async function takeSnapshot(
  appliance: Appliance,
  signal?: AbortSignal,
  which: 'all' | 'passing' = 'all',
): Promise<Snapshot> {
  const here = parts.filter(
    ({ operation, passing }) => (which === 'all' || passing) && reasonOf(operation, appliance) === undefined,
  )
  const snapshot: Snapshot = {}
  const clock = async () => {
    try {
      const difference = await readClock(appliance, signal)
      if (difference !== null) snapshot['Clock'] = clockWords(difference)
    } catch {
      // Not compared then.
    }
  }
  const clockRead = which === 'all' ? clock() : undefined
  for (let at = 0; at < here.length; at += 4) {
    await Promise.all(
      here.slice(at, at + 4).map(async ({ operation, read }) => {
        try {
          const answer = await callRaw(appliance, operation, {}, { signal, retries: 1 })
          for (const [name, value] of read(answer)) snapshot[name] = value
        } catch {
          // Not compared then.
        }
      }),
    )
  }
  await clockRead
  return snapshot
}

export interface Difference {
  name: string
  before: string
  after: string
}

const isAsBefore = (name: string, was: string, is: string): boolean =>
  name === 'Clock' ? Math.abs(secondsOf(was) - secondsOf(is)) <= clockSlack : was === is

/** What both snapshots tell, and tell differently. */
export const differencesBetween = (before: Snapshot, after: Snapshot): Difference[] =>
  Object.entries(before).flatMap(([name, was]) => {
    const is = Object.hasOwn(after, name) ? after[name] : undefined
    return is === undefined || isAsBefore(name, was, is) ? [] : [{ name, before: was, after: is }]
  })
