import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Appliance } from '../../api/appliance'
import { invalidate, mayHaveChanged } from '../../api/query'
import type { RawInput } from '../../api/request'
import type { Operation } from '../../catalog/operation'
import { sendFrom, type ExplorerAnswer } from './answer'
import { note } from './history'

interface Progress {
  sent: number
  total: number
  /** When sending began and how late it is now, ms since 1970. */
  since: number
  now: number
}

/** Sending one operation: the answer, progress of a file, and a way to stop. */
export function useSend(appliance: Appliance, operation: Operation) {
  const client = useQueryClient()
  const [answer, setAnswer] = useState<ExplorerAnswer | null>(null)
  const [running, setRunning] = useState(false)
  const [sent, setSent] = useState<Progress | null>(null)
  const controller = useRef<AbortController | null>(null)
  useEffect(() => () => controller.current?.abort(), [])

  const send = async (input: RawInput) => {
    const mine = new AbortController()
    controller.current = mine
    const since = Date.now()
    setRunning(true)
    setAnswer(null)
    setSent(null)
    const came = await sendFrom(appliance, operation, input, {
      signal: mine.signal,
      onProgress: (bytes, total) => setSent({ sent: bytes, total, since, now: Date.now() }),
    })
    note({ appliance: appliance.id, operation: operation.id, input, status: came.status, ms: came.ms, at: came.at })
    // The other pages show what the appliance has now.
    if (!operation.reads && mayHaveChanged(came.error)) await invalidate(client, appliance, operation, input)
    if (controller.current !== mine) return
    setAnswer(came)
    setRunning(false)
  }

  return { answer, running, sent, send, stop: () => controller.current?.abort() }
}
