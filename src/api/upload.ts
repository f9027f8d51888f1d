/**
 * The exchange for files: XHR tells how much has gone out and never reads the file into memory; fetch can do
 * neither over HTTP/1.1.
 */
import type { HttpRequest } from './request'
import { authorization, Failure, watchdog, type Exchange, type Reply } from './transport'

/**
 * Sends a file and reads the whole answer. The time limit starts anew with every piece that goes out.
 * @throws Failure
 */
export function upload(request: HttpRequest, key: string, options: Exchange): Promise<Reply> {
  const { signal, onProgress } = options
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new Failure('cancelled'))
      return
    }
    const xhr = new XMLHttpRequest()
    const timer = watchdog(options.timeout)
    const stop = () => xhr.abort()
    const end = () => {
      timer.stop()
      signal?.removeEventListener('abort', stop)
    }
    const fail = () => {
      end()
      const kind = signal?.aborted ? 'cancelled' : timer.signal.aborted ? 'timeout' : 'unreachable'
      reject(new Failure(kind))
    }
    xhr.open(request.method, request.url)
    xhr.responseType = 'blob'
    for (const [name, value] of Object.entries(request.headers)) xhr.setRequestHeader(name, value)
    xhr.setRequestHeader('Authorization', authorization(key))
    signal?.addEventListener('abort', stop)
    timer.signal.addEventListener('abort', stop)
    xhr.upload.addEventListener('progress', (event) => {
      timer.alive()
      onProgress?.(event.loaded, event.total)
    })
    xhr.addEventListener('error', fail)
    xhr.addEventListener('abort', fail)
    xhr.addEventListener('load', () => {
      end()
      // XHR follows redirects by itself; an answer from elsewhere is not the appliance's.
      if (xhr.responseURL !== '' && xhr.responseURL !== request.url) {
        reject(new Failure('unreachable', 'The request was redirected'))
        return
      }
      // A header that the browser hides is not asked for by name: it would be complained of as unsafe.
      const headers = headersOf(xhr.getAllResponseHeaders())
      const body = xhr.response instanceof Blob ? xhr.response : new Blob([])
      resolve({
        status: xhr.status,
        header: (name) => headers.find(([readable]) => readable === name.toLowerCase())?.[1] ?? null,
        headers,
        whole: true,
        size: body.size,
        text: () => body.text(),
        file: async () => body,
      })
    })
    xhr.send(request.body ?? null)
  })
}

/** `name: value` lines as pairs. */
const headersOf = (lines: string): (readonly [string, string])[] =>
  lines
    .split(/\r?\n/)
    .filter(Boolean)
    .map((line) => [line.slice(0, line.indexOf(':')).trim().toLowerCase(), line.slice(line.indexOf(':') + 1).trim()])
