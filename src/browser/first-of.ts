/**
 * Fires with the first of several signals. Not AbortSignal.any: WebKit loses such a signal while a request waits with
 * it, and the request then waits for ever, whatever is aborted. The others hold it until one of them has fired.
 */
export function firstOf(...signals: readonly AbortSignal[]): AbortSignal {
  const own = new AbortController()
  for (const signal of signals) {
    if (signal.aborted) own.abort(signal.reason)
    else signal.addEventListener('abort', () => own.abort(signal.reason), { signal: own.signal })
  }
  return own.signal
}
