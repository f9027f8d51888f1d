/** Lists of any length, read in a worker. */
import { startWorker } from '../../browser/own-worker'
import { textOfFile } from './file-kind'
import type { ReadAnswer, ReadQuestion } from './read.worker'
import address from './read.worker?worker&url'
import { readTable, type ListTable } from './table'

/** Shorter lists are read at once: a worker takes longer to start. */
const short = 20_000

let worker: Worker | undefined
let questions = 0

/**
 * Reads a list that was pasted.
 *
 * @throws Error with a sentence if it cannot be read; AbortError
 */
export function readList(text: string, signal?: AbortSignal): Promise<ListTable> {
  if (text.length <= short) return Promise.resolve(readTable(text))
  worker ??= startWorker(address)
  const reader = worker
  questions += 1
  const id = questions
  return new Promise((resolve, reject) => {
    const rows: (readonly string[])[] = []
    const lines: number[] = []
    let about: Omit<ListTable, 'rows' | 'lines'> | undefined
    let total = 0
    const settle = (end: () => void) => {
      reader.removeEventListener('message', heard)
      reader.removeEventListener('error', failed)
      signal?.removeEventListener('abort', stopped)
      end()
    }
    const heard = ({ data }: MessageEvent<ReadAnswer>) => {
      if (data.id !== id) return
      if ('problem' in data) settle(() => reject(new Error(data.problem)))
      else if ('about' in data) ({ about, total } = data)
      else {
        rows.push(...data.rows)
        lines.push(...data.lines)
      }
      const known = about
      if (known && rows.length === total) settle(() => resolve({ ...known, rows, lines }))
    }
    const failed = () => {
      worker = undefined
      settle(() => reject(new Error('The list could not be read: the worker for lists did not start')))
    }
    const stopped = () => settle(() => reject(new DOMException('Stopped', 'AbortError')))
    reader.addEventListener('message', heard)
    reader.addEventListener('error', failed)
    signal?.addEventListener('abort', stopped)
    const question: ReadQuestion = { id, text }
    reader.postMessage(question)
  })
}

/** Bytes of the longest file that is read; a line for each of a million devices is less. */
const largest = 64 * 1024 * 1024

/** The text of a list's file, or why it is none. */
export async function readListFile(file: File): Promise<{ text: string } | { problem: string }> {
  if (file.size > largest) return { problem: 'This file is larger than 64 MB. Take the part of it that names devices.' }
  return textOfFile(new Uint8Array(await file.arrayBuffer()), file.name)
}
