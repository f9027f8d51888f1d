/** Rows that are here already, as a file: with progress and a way to stop. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ExportProgress, RowsExport } from './export-rows'
import type { ExportFormat } from './formats'

/** Runs one export at a time; leaving the page stops it. */
export function useExport() {
  const [progress, setProgress] = useState<ExportProgress | undefined>(undefined)
  const [failed, setFailed] = useState<string | undefined>(undefined)
  const running = useRef<AbortController | undefined>(undefined)
  useEffect(() => () => running.current?.abort(), [])
  const start = useCallback(async <Row>(rows: RowsExport<Row>, format: ExportFormat) => {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    setFailed(undefined)
    let shown = 0
    try {
      const { exportRows } = await import('./export-rows')
      await exportRows(rows, format, controller.signal, (next) => {
        // Ten times a second is as often as anybody reads.
        if (Date.now() - shown < 100) return
        shown = Date.now()
        setProgress(next)
      })
    } catch (error) {
      if (!controller.signal.aborted) setFailed(error instanceof Error ? error.message : String(error))
    } finally {
      if (running.current === controller) {
        running.current = undefined
        setProgress(undefined)
      }
    }
  }, [])
  const stop = useCallback(() => running.current?.abort(), [])
  return { progress, failed, start, stop }
}
