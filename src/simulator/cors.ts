/**
 * Cross-origin rules (5.3 guide, Enable CORS): an origin is allowed if it is on the list, scheme, host and port
 * exactly, or if any is. Everybody else gets the same answers without a single cross-origin header.
 */
export interface CorsRules {
  origins: readonly string[]
  anyOrigin: boolean
  exposeHeaders: boolean
}

const methods = 'GET, POST, PUT, PATCH, DELETE'
const requestHeaders = 'Authorization, Content-Type, Accept'
const exposed = 'Location, Date, Retry-After, Content-Disposition'
/** Seconds for which a browser may remember a preflight. */
const maxAge = '7200'

const allowed = (rules: CorsRules, origin: string): boolean => rules.anyOrigin || rules.origins.includes(origin)

/** Headers of an answer for the page of `origin`; none where it is not allowed or the request has no origin. */
export function corsHeaders(rules: CorsRules, origin: string | undefined): Record<string, string> {
  if (origin === undefined) return {}
  const vary: Record<string, string> = rules.anyOrigin ? {} : { vary: 'Origin' }
  if (!allowed(rules, origin)) return vary
  return {
    ...vary,
    'access-control-allow-origin': rules.anyOrigin ? '*' : origin,
    ...(rules.exposeHeaders ? { 'access-control-expose-headers': exposed } : {}),
  }
}

/** Headers of a preflight. `privateNetwork`: the browser asks whether a public page may call a private address. */
export function preflightHeaders(
  rules: CorsRules,
  origin: string | undefined,
  privateNetwork: boolean,
): Record<string, string> {
  const headers = corsHeaders({ ...rules, exposeHeaders: false }, origin)
  if (headers['access-control-allow-origin'] === undefined) return headers
  return {
    ...headers,
    'access-control-allow-methods': methods,
    'access-control-allow-headers': requestHeaders,
    'access-control-max-age': maxAge,
    ...(privateNetwork ? { 'access-control-allow-private-network': 'true' } : {}),
  }
}
