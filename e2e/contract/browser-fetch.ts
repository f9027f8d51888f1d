/**
 * Node's fetch knows no origins: it hands over every header. A browser hides, across origins, all but a few and those
 * that the appliance exposes, which is why the client often learns no id of what it created. This fetch hides them
 * as a browser does. It sends no preflights; that they are answered is tested where the browser itself is.
 */
const readable = new Set([
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
])

/** A fetch as a page of `origin` has it. Rejects, as in a browser, what may not be read at all. */
export const browserFetch =
  (origin: string, plain: typeof fetch): typeof fetch =>
  async (input, init) => {
    const headers = new Headers(init?.headers)
    headers.set('origin', origin)
    const response = await plain(input, { ...init, headers })
    const allowed = response.headers.get('access-control-allow-origin')
    if (allowed !== origin && allowed !== '*') throw new TypeError('Failed to fetch')
    const exposed = (response.headers.get('access-control-expose-headers') ?? '').toLowerCase().split(/\s*,\s*/)
    const shown = [...response.headers].filter(([name]) => readable.has(name) || exposed.includes(name))
    const bare = [204, 205, 304].includes(response.status)
    return new Response(bare ? null : response.body, { status: response.status, headers: shown })
  }
