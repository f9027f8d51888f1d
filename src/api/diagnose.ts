/**
 * Why a sign-in did not get through, from what a browser can observe. A blocked call looks the same whatever blocked
 * it: wrong host, untrusted certificate, origin not allowed, local-network refusal. So the appliance is probed once
 * more in a way that tells only whether anything answers, and what stays open is said to be open. Nothing here
 * touches the browser: observe.ts looks, this concludes, and diagnose-words.ts says it.
 */
import { isLoopback } from './address'
import { causeWords } from './diagnose-words'
import { stopIds, stopNames } from './stops'
import type { Cause, Diagnosis, Observations, Seen, Stop, StopId } from './diagnosis'

export type HostKind = 'loopback' | 'local' | 'other'

/** What kind of host an address names, by its name alone: local addresses may need the browser's permission. */
export function hostKind(url: string): HostKind {
  const { hostname } = new URL(url)
  if (isLoopback(hostname)) return 'loopback'
  const host = hostname.replaceAll(/^\[|\]$/g, '')
  const privateV4 = /^(?:10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)[\d.]+$/
  const privateV6 = /^(?:f[cd]|fe[89ab])[0-9a-f]*:/
  return privateV4.test(host) || privateV6.test(host) || host.endsWith('.local') ? 'local' : 'other'
}

const isMixed = ({ pageOrigin, url }: Observations): boolean =>
  pageOrigin.startsWith('https:') && url.startsWith('http:')

function causeOfStatus(status: number): Cause {
  switch (status) {
    case 401:
      return 'key'
    case 402:
      return 'licence'
    case 403:
      return 'forbidden'
    case 404:
    case 405:
      return 'not-an-appliance'
    default:
      return 'server'
  }
}

/** The one cause that fits best; what else fits is said in the words. */
export function causeOf(seen: Observations): Cause {
  const { call, probe, permission } = seen
  if (call.outcome === 'answered') return causeOfStatus(call.status)
  if (call.outcome === 'unreadable') return call.why === 'truncated' ? 'broken' : 'not-an-appliance'
  if (seen.violation !== null) return 'policy'
  if (probe?.outcome === 'answered') return call.outcome === 'silent' ? 'hang' : 'origin'
  if (permission === 'denied') return 'permission'
  if (seen.offline && hostKind(seen.url) !== 'loopback') return 'offline'
  if (isMixed(seen)) return 'mixed'
  if (call.outcome === 'silent' || probe?.outcome === 'silent') return permission === 'prompt' ? 'permission' : 'silent'
  return 'unreachable'
}

const placeOf: Record<Cause, StopId> = {
  policy: 'browser',
  mixed: 'browser',
  permission: 'network',
  offline: 'network',
  unreachable: 'host',
  silent: 'host',
  'not-an-appliance': 'host',
  origin: 'origin',
  hang: 'origin',
  key: 'key',
  licence: 'key',
  forbidden: 'key',
  broken: 'key',
  server: 'key',
}

export const took = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : `${Math.round(ms / 1000)} s`)

/** The network as far as it is known: whatever answers is reached, and else there is only the permission. */
function networkStop(seen: Observations): Pick<Stop, 'state' | 'fact'> {
  if (seen.call.outcome === 'answered' || seen.call.outcome === 'unreadable' || seen.probe?.outcome === 'answered') {
    return { state: 'done', fact: hostKind(seen.url) === 'other' ? 'reached' : 'allowed to reach a local address' }
  }
  switch (seen.permission) {
    case 'granted':
      return { state: 'done', fact: 'allowed to reach a local address' }
    case 'prompt':
      return { state: 'unknown', fact: 'the browser may still be asking' }
    case 'denied':
      return { state: 'unknown', fact: 'local addresses are refused' }
    case 'not needed':
      return { state: 'done', fact: 'no permission needed' }
    case 'not told':
      return { state: 'unknown', fact: 'this browser does not tell' }
  }
}

function passed(id: StopId, seen: Observations): Pick<Stop, 'state' | 'fact'> {
  switch (id) {
    case 'browser':
      return {
        state: 'done',
        fact: isMixed(seen)
          ? 'address is well formed, http on this machine'
          : 'address is well formed, no mixed content',
      }
    case 'network':
      return networkStop(seen)
    case 'host': {
      const { ms } = seen.probe?.outcome === 'answered' ? seen.probe : seen.call
      return { state: 'done', fact: `answered in ${took(ms)}${seen.url.startsWith('https:') ? ', trusted' : ''}` }
    }
    case 'origin':
      return { state: 'done', fact: 'this page may call it' }
    case 'key':
      return { state: 'done', fact: 'accepted' }
  }
}

function seenRows(seen: Observations): Seen[] {
  const { call, probe } = seen
  const first: Seen =
    call.outcome === 'answered'
      ? {
          call: 'GET /api/v1/extrahop',
          outcome: `${call.status} after ${took(call.ms)}`,
          means: call.said || 'no message with it',
        }
      : call.outcome === 'unreadable'
        ? {
            call: 'GET /api/v1/extrahop',
            outcome: `answered after ${took(call.ms)}`,
            means: call.said || 'the answer broke off',
          }
        : call.outcome === 'blocked'
          ? {
              call: 'GET /api/v1/extrahop',
              outcome: `blocked after ${took(call.ms)}`,
              means: 'the browser does not say why',
            }
          : {
              call: 'GET /api/v1/extrahop',
              outcome: `nothing for ${took(call.ms)}`,
              means: 'neither an answer nor a refusal',
            }
  const rows = [first]
  const secure = seen.url.startsWith('https:')
  if (probe) {
    const outcomes = {
      answered: ['answered after', secure ? 'host, port and certificate are fine' : 'host and port are fine'],
      rejected: ['rejected after', secure ? 'host, port, certificate or network' : 'host, port or network'],
      silent: ['nothing for', 'neither an answer nor a refusal'],
    } as const
    const [outcome, means] = outcomes[probe.outcome]
    rows.push({ call: 'GET /', mode: 'no-cors', outcome: `${outcome} ${took(probe.ms)}`, means })
  }
  rows.push(
    seen.violation === null
      ? { call: 'content security policy', outcome: 'no violation', means: 'this page may call that host' }
      : {
          call: 'content security policy',
          outcome: `violated: ${seen.violation}`,
          means: 'this page forbids the call itself',
        },
  )
  if (seen.permission !== 'not told' && seen.permission !== 'not needed') {
    const means = {
      granted: 'local addresses are open',
      denied: 'local addresses are refused',
      prompt: 'not decided yet',
    }
    rows.push({ call: 'local network permission', outcome: seen.permission, means: means[seen.permission] })
  }
  return rows
}

/**
 * Where the guides have the appliance's certificate (5.3 guide, Example 1: plain http on the usual port). Behind
 * another port nothing is known of plain http, so the appliance's own address is taken.
 */
export function certificateUrlOf(url: string): string {
  const { protocol, port, hostname } = new URL(url)
  return protocol === 'https:' && port === '' ? `http://${hostname}/public.cer` : `${url}/public.cer`
}

/** Names the stop where it ended, the likely cause and what to do. */
export function conclude(seen: Observations): Diagnosis {
  const cause = causeOf(seen)
  const at = placeOf[cause]
  const adminUrl = `${seen.url}/admin`
  const certificateUrl = certificateUrlOf(seen.url)
  const words = causeWords[cause]({ seen, adminUrl, certificateUrl })
  const here = stopIds.indexOf(at)
  const stops = stopIds.map((id, i): Stop => {
    if (i < here) return { id, name: stopNames[id], ...passed(id, seen) }
    if (i === here) return { id, name: stopNames[id], state: words.open ? 'unknown' : 'stopped', fact: words.fact }
    return { id, name: stopNames[id], state: 'ahead', fact: 'not tested' }
  })
  return {
    title: words.title,
    at,
    cause,
    stops,
    what: words.what,
    steps: words.steps,
    seen: seenRows(seen),
    origin: seen.pageOrigin,
    adminUrl,
    certificateUrl,
    time: seen.at,
  }
}
