/** The SHA-256 of a file, in a worker, so that gigabytes leave the page free. */
import { startWorker } from '../../browser/own-worker'
import type { HashNews } from './hash.worker'
import address from './hash.worker?worker&url'

/**
 * The sum as 64 hexadecimal digits; `onProgress` hears of bytes read.
 * @throws Error where the file cannot be read, and with the signal's reason where it fires
 */
export function hashFile(
  file: Blob,
  options: { signal?: AbortSignal; onProgress?: (done: number, total: number) => void } = {},
): Promise<string> {
  const { signal, onProgress } = options
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const worker = startWorker(address)
    const stop = () => {
      end()
      reject(new DOMException('It was stopped', 'AbortError'))
    }
    const end = () => {
      worker.terminate()
      signal?.removeEventListener('abort', stop)
    }
    signal?.addEventListener('abort', stop)
    worker.addEventListener('message', ({ data }: MessageEvent<HashNews>) => {
      if ('done' in data) onProgress?.(data.done, file.size)
      else {
        end()
        if ('sum' in data) resolve(data.sum)
        else reject(new Error(`The file cannot be read: ${data.problem}`))
      }
    })
    worker.addEventListener('error', () => {
      end()
      reject(new Error('The sum could not be computed: its worker did not start'))
    })
    worker.postMessage(file)
  })
}

/** The digits of a pasted sum: `sha256sum` puts the file's name behind them, other tools colons between. */
export function sumIn(pasted: string): string | null {
  const plain = pasted.trim().toLowerCase()
  const digits = /(?:^|[^0-9a-f])([0-9a-f]{64})(?:[^0-9a-f]|$)/.exec(plain)?.[1]
  if (digits !== undefined) return digits
  const joined = plain.replaceAll(/[\s:]/g, '')
  return /^[0-9a-f]{64}$/.test(joined) ? joined : null
}
