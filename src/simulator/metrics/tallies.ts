/**
 * What is counted of a pair's transactions under the name of a metric. A tally says what the first n of an hour come
 * to; what lies between two moments is a difference of two tallies.
 */
import { dictionary } from '../../catalog/dictionary'
import type { Mood } from '../traffic/incidents'
import { answered, failed } from '../traffic/outcomes'
import { isScan, type Pair, type Side } from '../traffic/pair'
import { reached } from '../traffic/sizes'
import { customTally } from './custom'

export type Tally = (n: number, pair: Pair, mood: Mood, side: Side) => number

const all: Tally = (n) => n
const answers: Tally = (n, _, mood) => answered(n, mood)
const errors: Tally = (n, _, mood) => failed(n, mood)
const silent: Tally = (n, _, mood) => n - answered(n, mood)
const part =
  (share: number): Tally =>
  (n) =>
    Math.floor(n * share)
/** A part of the answers that did not fail. */
const partOfGood =
  (share: number): Tally =>
  (n, _, mood) =>
    Math.floor((answered(n, mood) - failed(n, mood)) * share)

type Way = 'asked' | 'answered'

const content: Record<Way, Tally> = {
  asked: (n, pair) => reached(pair.sizes.askBytes, n),
  answered: (n, pair, mood) => reached(pair.sizes.answerBytes, answered(n, mood)),
}
const packets: Record<Way, Tally> = {
  asked: (n, pair) => reached(pair.sizes.askPackets, n),
  answered: (n, pair, mood) => (pair.reach === 'all' ? 0 : reached(pair.sizes.answerPackets, answered(n, mood))),
}
const bytes: Record<Way, Tally> = {
  asked: (n, pair) => reached(pair.sizes.askWire, n),
  answered: (n, pair, mood) =>
    // What is said to all is answered by nobody.
    reached(pair.reach === 'all' ? pair.sizes.answerBytes : pair.sizes.answerWire, answered(n, mood)),
}

const into =
  (ways: Record<Way, Tally>): Tally =>
  (n, pair, mood, side) =>
    (side === 'client' ? ways.answered : ways.asked)(n, pair, mood, side)
const outOf =
  (ways: Record<Way, Tally>): Tally =>
  (n, pair, mood, side) =>
    (side === 'client' ? ways.asked : ways.answered)(n, pair, mood, side)
const both =
  (ways: Record<Way, Tally>): Tally =>
  (n, pair, mood, side) =>
    ways.asked(n, pair, mood, side) + ways.answered(n, pair, mood, side)
const only =
  (fits: (pair: Pair) => boolean, tally: Tally): Tally =>
  (n, pair, mood, side) =>
    fits(pair) ? tally(n, pair, mood, side) : 0

/** A few of the packets that go one way. */
const some = (ways: Record<Way, Tally>, share: number): Record<Way, Tally> => ({
  asked: (n, pair, mood, side) => Math.floor(ways.asked(n, pair, mood, side) * share),
  answered: (n, pair, mood, side) => Math.floor(ways.answered(n, pair, mood, side) * share),
})

/** Connections that were asked for in vain: nobody there, or a scan. */
const inVain: Tally = (n, pair, mood) =>
  mood.away ? n : isScan(pair) ? n - Math.floor(n * 0.3) : Math.floor(n * 0.001)
/** Those that came about. */
const connections: Tally = (n, pair) =>
  isScan(pair) ? Math.floor(n * 0.3) : Math.floor(n / pair.protocol.perConnection)
const asClient =
  (tally: Tally): Tally =>
  (n, pair, mood, side) =>
    side === 'client' ? tally(n, pair, mood, side) : 0
const asServer =
  (tally: Tally): Tally =>
  (n, pair, mood, side) =>
    side === 'server' ? tally(n, pair, mood, side) : 0

const external = (pair: Pair): boolean => pair.reach === 'outside'
const toAll = (pair: Pair): boolean => pair.reach === 'all'

const network = dictionary<Tally>({
  bytes: both(bytes),
  pkts: both(packets),
  bytes_in: into(bytes),
  bytes_out: outOf(bytes),
  pkts_in: into(packets),
  pkts_out: outOf(packets),
  external_bytes_in: only(external, into(bytes)),
  external_bytes_out: only(external, outOf(bytes)),
  frag_in: into(some(packets, 0.0004)),
  frag_out: outOf(some(packets, 0.0004)),
  bcast_pkts: only(toAll, both(packets)),
  mcast_pkts: only((pair) => pair.protocol.name === 'rtp', both(some(packets, 0.02))),
})

const tcp = dictionary<Tally>({
  connected: asClient(connections),
  accepted: asServer(connections),
  external_accepted: () => 0,
  syn_unanswered_out: asClient(inVain),
  syn_unanswered_in: asServer(inVain),
  aborted_out: asClient(part(0.004)),
  aborted_in: asServer(part(0.004)),
  rto_in: into(some(packets, 0.0021)),
  rto_out: outOf(some(packets, 0.0021)),
  rto_multi_in: into(some(packets, 0.0002)),
  rto_multi_out: outOf(some(packets, 0.0002)),
  retrans_out: outOf(some(packets, 0.0035)),
  zwnd_in: into(some(packets, 0.0006)),
  zwnd_out: outOf(some(packets, 0.0006)),
  rcv_throttle_in: into(some(packets, 0.0004)),
  rcv_throttle_out: outOf(some(packets, 0.0004)),
  desync: part(0.0003),
  unidirectional_flows: part(0.0008),
})

const ping = (mine: 'client' | 'server', tally: Tally): Tally => (mine === 'client' ? asClient(tally) : asServer(tally))

const icmp = dictionary<Tally>({
  echo_req_out: ping('client', all),
  echo_req_in: ping('server', all),
  echo_rsp_in: ping('client', answers),
  echo_rsp_out: ping('server', answers),
  unreachable_in: ping('client', silent),
  unreachable_out: ping('server', silent),
  ttl_exceeded_in: ping('client', part(0.001)),
})

/** Metrics of the protocols, by their names; the first that fits. */
const spoken: readonly (readonly [RegExp, Tally])[] = [
  [/^(req|connected|sessions|calls|req_pkts|key|app_launches)$/, all],
  [/^rsp$/, answers],
  [/^(rsp_error|auth_failures|user_auth_error|client_handshake_failure)$/, errors],
  [/timeout/, silent],
  [/^req_bytes$|^bytes_write$/, content.asked],
  [/^rsp_bytes$|^bytes_read$/, content.answered],
  [/^bytes_in$/, into(content)],
  [/^bytes_out$/, outOf(content)],
  [/^bytes_xfer$/, both(content)],
  [/^pkts$/, both(packets)],
  [/^(auth_successes)$/, (n, _, mood) => answered(n, mood) - failed(n, mood)],
  [/^miss$/, partOfGood(0.2)],
  [/^hit$/, (n, pair, mood, side) => answered(n, mood) - failed(n, mood) - partOfGood(0.2)(n, pair, mood, side)],
  [/^read$/, part(0.5)],
  [/^(write|search|encrypted|sessions_encrypted)$/, part(0.3)],
  [/^(bind|resumed|post_quantum_kex)$/, part(0.24)],
  [/abort|warning|drops|dups|out_of_order|retrans/, part(0.012)],
  [/expired|self_signed|weak|truncated|lockout|policy|computer|plain|lock|fsinfo/, part(0.02)],
]

/** The tally of a metric that is a count; a part of the transactions for names that nobody told. */
export function tallyOf(category: string, metric: string): Tally {
  if (category.startsWith('custom')) return customTally(metric)
  if (/^(net|app)(_detail)?$/.test(category) || category === 'capture') return network[metric] ?? part(0.01)
  if (/^tcp(_detail)?$/.test(category)) return tcp[metric] ?? part(0.01)
  if (category === 'icmp') return icmp[metric] ?? part(0.01)
  return spoken.find(([fits]) => fits.test(metric))?.[1] ?? part(0.1)
}

/** True for what is counted while nobody answers. */
export const countsKnocks = (tally: Tally): boolean =>
  tally === tcp['syn_unanswered_out'] || tally === tcp['syn_unanswered_in']
