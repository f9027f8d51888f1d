/** The live and the saved configuration, read as text. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { reasonOf, type Appliance } from '../../api/appliance'
import { useWhileAccepted } from '../../api/key-trouble'
import { runningconfig } from '../../catalog/runningconfig'
import { doubtful, mostCompared, readConfig, sealedIn } from '../../work/document/config'
import { readDocument, type Document } from '../../work/document/sections'

const every = 60_000

export const documentKey = (appliance: Appliance, which: 'live' | 'saved') =>
  [appliance.id, runningconfig.name, 'document', which] as const

export function useConfigs(appliance: Appliance) {
  const open = reasonOf(runningconfig.operations.get, appliance) === undefined
  const refetchInterval = useWhileAccepted(appliance.id, every)
  const options = (which: 'live' | 'saved') => ({
    queryKey: documentKey(appliance, which),
    queryFn: ({ signal }: { signal: AbortSignal }) => readConfig(appliance, which, { signal, most: mostCompared }),
    enabled: open,
    refetchInterval,
    retry: false,
    // Maps cannot be shared between two answers.
    structuralSharing: false,
  })
  return { live: useQuery(options('live')), saved: useQuery(options('saved')) }
}

/**
 * The configuration in a file.
 * @throws NotJson, and Error for one that is too large
 */
export async function readConfigFile(file: File): Promise<Document> {
  if (file.size > mostCompared)
    throw new Error(`It has ${(file.size / 1e6).toFixed(1)} MB, which is more than can be compared here`)
  return readDocument(await file.text())
}

/** Of two documents, the sections whose secrets alone differ because the appliance encrypts them anew on each read. */
export function useSealed(
  appliance: Appliance,
  left: Document | undefined,
  live: Document | undefined,
): ReadonlySet<string> {
  const names = useMemo(() => (left && live ? doubtful(left, live) : []), [left, live])
  const read = useQuery({
    queryKey: [...documentKey(appliance, 'live'), 'sealed', names],
    queryFn: ({ signal }) => (left && live ? sealedIn(appliance, left, live, { signal }) : new Set<string>()),
    enabled: names.length > 0,
    staleTime: Infinity,
    retry: false,
    structuralSharing: false,
  })
  // Until it is known nothing is said to differ.
  return useMemo(() => read.data ?? new Set(names), [read.data, names])
}
