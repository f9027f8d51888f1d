import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useAppliance } from '../../api/session'
import type { Resource } from '../../catalog/operation'
import { searchUsers, type Users } from './users'

export interface Search {
  /** Null while it runs. */
  found: readonly Users[] | null
  asked: number
  of: number
  /** When it began, ms since 1970. */
  startedAt: number
  /** Goes on with what was found so far. */
  stop: () => void
  /** Looks anew, for what could not be asked. */
  again: () => void
}

/** Looks for those who use objects of a resource while a dialog is open; closing it ends the search. */
export function useUsers(resource: Resource): Search {
  const appliance = useAppliance()
  const client = useQueryClient()
  const [found, setFound] = useState<readonly Users[] | null>(null)
  const [progress, setProgress] = useState({ asked: 0, of: 0 })
  const [begun, setBegun] = useState(() => ({ at: Date.now() }))
  const stop = useRef<AbortController | null>(null)
  useEffect(() => {
    const controller = new AbortController()
    stop.current = controller
    let here = true
    const onProgress = (asked: number, of: number) => here && setProgress({ asked, of })
    void searchUsers(client, appliance, resource, { signal: controller.signal, onProgress }).then(
      (all) => here && setFound(all),
    )
    return () => {
      here = false
      controller.abort()
    }
  }, [client, appliance, resource, begun])
  const again = () => {
    setFound(null)
    setBegun({ at: Date.now() })
  }
  return { found, ...progress, startedAt: begun.at, stop: () => stop.current?.abort(), again }
}
