/** The live and the saved configuration, read and compared away from the page. */
import { useQuery, useQueryClient, type Query } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { reasonOf, type Appliance } from '../../api/appliance'
import { useWhileAccepted } from '../../api/key-trouble'
import { inUtf8 } from '../../browser/utf8-file'
import { runningconfig } from '../../catalog/runningconfig'
import { mostCompared, readConfig, sealedIn } from '../../work/document/config'
import { atDesk, hold, type Config } from '../../work/document/desk'
import { withoutSecrets } from '../../work/document/history'
import type { TaskInput, TaskName, TaskOutput } from '../../work/document/desk-tasks'

const every = 60_000
/** Bytes of a configuration that is read again by itself. */
const mostReadAgain = 5_000_000

type Which = 'live' | 'saved'

export const documentKey = (appliance: Appliance, which: Which) =>
  [appliance.id, runningconfig.name, 'document', which] as const

export interface Progress {
  which: Which
  value: number
  of: number
}

export function useConfigs(appliance: Appliance) {
  const client = useQueryClient()
  const open = reasonOf(runningconfig.operations.get, appliance) === undefined
  const interval = useWhileAccepted(appliance.id, every)
  const [progress, setProgress] = useState<Progress | null>(null)
  const [stopped, setStopped] = useState(false)
  const options = (which: Which) => ({
    queryKey: documentKey(appliance, which),
    queryFn: async ({ signal }: { signal: AbortSignal }) => {
      try {
        return await readConfig(appliance, which, { signal, onAt: (value, of) => setProgress({ which, value, of }) })
      } finally {
        setProgress(null)
      }
    },
    enabled: open,
    refetchInterval: (one: Query<Config, Error, Config, ReturnType<typeof documentKey>>) =>
      (one.state.data?.file.size ?? 0) <= mostReadAgain && interval(one),
    retry: false,
    // What says the same as before is the same: nothing is compared again for it.
    structuralSharing: (before: unknown, now: unknown) => (isTwin(before, now) ? before : now) as Config,
  })
  return {
    live: useQuery(options('live')),
    saved: useQuery(options('saved')),
    progress,
    stopped,
    /** Stops the reading and the comparing; what was found before stays. */
    stop: () => {
      setStopped(true)
      void client.cancelQueries({ queryKey: [appliance.id, runningconfig.name, 'document'] })
      void client.cancelQueries({ queryKey: ['desk'] })
    },
    /** Goes on with what was stopped. */
    again: () => {
      setStopped(false)
      const open = { type: 'active', predicate: unread } as const
      void client.refetchQueries({ queryKey: [appliance.id, runningconfig.name, 'document'], ...open })
      void client.refetchQueries({ queryKey: ['desk'], ...open })
    },
  }
}

const unread = (one: Query): boolean => one.state.data === undefined && !one.isDisabled()
const twinOf = (value: unknown) => (typeof value === 'object' && value !== null && 'twin' in value ? value.twin : null)
const isTwin = (before: unknown, now: unknown) => twinOf(before) !== null && twinOf(before) === twinOf(now)

/**
 * What is worked out of configurations; null where one of them is not there yet. The last answer for the same place of
 * the page stays meanwhile.
 */
export function useAtDesk<Name extends TaskName>(
  name: Name,
  /** Its place, and what else tells one question from another: documents by their twin. */
  key: readonly [place: string, ...rest: readonly unknown[]],
  input: TaskInput<Name> | null,
) {
  const { data, error, isPlaceholderData } = useQuery<object | string | number>({
    queryKey: ['desk', name, ...key],
    queryFn: ({ signal }) => {
      if (input === null) throw new Error('Nothing is asked yet')
      return atDesk(name, input, { signal }) as Promise<object | string | number>
    },
    enabled: input !== null,
    placeholderData: (before, asked) => (asked?.queryKey[2] === key[0] ? before : undefined),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    structuralSharing: false,
  })
  // The query's own type is lost where the task is still open.
  return { data: data as TaskOutput<Name> | undefined, error, isPlaceholderData }
}

/** The sections, secrets aside, that a restart would lose; no data until both are read and compared. */
export function useUnsaved(appliance: Appliance, live: Config | undefined, saved: Config | undefined) {
  const asked = live && saved ? { from: saved, to: live } : null
  const { data, error } = useAtDesk('moved', [appliance.id, saved?.twin, live?.twin], asked)
  return { data, comparing: asked !== null && data === undefined && error === null }
}

/**
 * The configuration in a file.
 * @throws DeskProblem, and Error for one that is too large
 */
export async function readConfigFile(given: File, signal: AbortSignal): Promise<Config> {
  const file = await inUtf8(given)
  if (file.size > mostCompared)
    throw new Error(`It has ${(file.size / 1e6).toFixed(1)} MB, which is more than can be compared here`)
  return hold(file, { signal })
}

/** A configuration with its secrets as hashes. */
export function useHidden(config: Config | undefined): Config | undefined {
  const read = useQuery({
    queryKey: ['desk', 'hidden', config?.twin],
    queryFn: async ({ signal }) => hold(config ? await withoutSecrets(config) : '', { signal }),
    enabled: config !== undefined,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    structuralSharing: false,
  })
  return read.data
}

/**
 * Of two documents, the sections whose secrets alone differ because the appliance encrypts them anew on each read;
 * undefined while nothing is known of them.
 */
export function useSealed(
  appliance: Appliance,
  left: Config | undefined,
  live: Config | undefined,
): ReadonlySet<string> | undefined {
  const between = [left?.twin, live?.twin]
  const doubtful = useAtDesk('doubtful', ['', ...between], left && live ? { from: left, to: live } : null)
  const names = doubtful.isPlaceholderData ? undefined : doubtful.data
  const read = useQuery({
    queryKey: ['desk', 'sealed', appliance.id, ...between],
    queryFn: ({ signal }) => (left && live ? sealedIn(appliance, left, live, { signal }) : new Set<string>()),
    enabled: names !== undefined && names.length > 0,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    structuralSharing: false,
  })
  // Until it is known nothing is said to differ.
  return useMemo(() => read.data ?? (names && new Set(names)), [read.data, names])
}
