/**
 * The part of the syntax of Berkeley packet filters that people type: hosts, networks, ports and protocols, with
 * src and dst, joined by and, or, not and parentheses. A value without the words before it takes those of the one
 * before: `port 80 or 443`.
 */
import { refuse } from '../answer'
import { inBlock } from '../match/cidr'
import type { End, Transport } from './frame'

export interface Ends {
  from: End
  to: End
  transport: Transport
  vlan: number
}

type Test = (ends: Ends) => boolean

/** What stands before a value: `tcp src port`. */
interface Qualifiers {
  /** Of a protocol that no packet here has. */
  none: boolean
  transport: Transport | null
  side: 'src' | 'dst' | 'both' | null
  kind: 'host' | 'net' | 'port' | 'portrange'
}

const services = new Map(Object.entries({ http: 80, https: 443, ssh: 22, domain: 53 }))

/** Protocols by the names and the numbers that `proto` takes. */
const transports = new Map<string, Transport>(Object.entries({ tcp: 'tcp', '6': 'tcp', udp: 'udp', '17': 'udp' }))

/** Words that no value is. */
const words = new Set(
  'and or not && || ! ( ) tcp udp ip ip6 arp icmp icmp6 src dst host net port portrange proto vlan'.split(' '),
)

/** A port by its number or its service; null for other text. */
function portOf(text: string): number | null {
  const known = services.get(text.toLowerCase())
  if (known !== undefined) return known
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : null
}

/** The test of one end for a value; null for one that is none. */
function endTest(kind: Qualifiers['kind'], text: string): ((end: End) => boolean) | null {
  if (kind === 'port') {
    const port = portOf(text)
    return port === null ? null : (end) => end.port === port
  }
  if (kind === 'portrange') {
    const [low = null, high = null, rest] = text.split('-').map(portOf)
    if (low === null || high === null || rest !== undefined) return null
    return (end) => end.port >= low && end.port <= high
  }
  // "10.20" is the network of all addresses that begin so.
  const parts = text.split('.')
  const short = kind === 'net' && parts.length < 4 && /^\d+(?:\.\d+)*$/.test(text)
  const block = inBlock(short ? `${[...parts, '0', '0', '0'].slice(0, 4).join('.')}/${parts.length * 8}` : text)
  return block && ((end) => block(end.addr))
}

class Reader {
  #at = 0
  readonly #words: readonly string[]
  /** Those of the value before. */
  #before: Qualifiers | null = null

  constructor(text: string) {
    this.#words = text.match(/[()!]|&&|\|\||[^\s()!&|]+/g) ?? []
  }

  read(): Test {
    const test = this.#or()
    if (this.#at < this.#words.length) throw this.#problem()
    return test
  }

  get #word(): string {
    return this.#words[this.#at]?.toLowerCase() ?? ''
  }

  #problem() {
    return refuse(422, `"bpf": "${this.#words[this.#at] ?? 'the end'}" is not expected there`)
  }

  #take(...wanted: string[]): boolean {
    if (!wanted.includes(this.#word)) return false
    this.#at++
    return true
  }

  /** The one of these words that stands here. */
  #one<Word extends string>(...wanted: readonly Word[]): Word | null {
    const word = wanted.find((each) => each === this.#word) ?? null
    if (word !== null) this.#at++
    return word
  }

  #or(): Test {
    const tests = [this.#and()]
    while (this.#take('or', '||')) tests.push(this.#and())
    return (ends) => tests.some((test) => test(ends))
  }

  #and(): Test {
    const tests = [this.#not()]
    while (this.#take('and', '&&')) tests.push(this.#not())
    return (ends) => tests.every((test) => test(ends))
  }

  #not(): Test {
    if (this.#take('not', '!')) {
      const test = this.#not()
      return (ends) => !test(ends)
    }
    if (this.#take('(')) {
      const test = this.#or()
      if (!this.#take(')')) throw this.#problem()
      return test
    }
    return this.#primitive()
  }

  #primitive(): Test {
    if (/^[a-z0-9]+\[/.test(this.#word)) throw refuse(422, '"bpf": byte offsets are not simulated')
    if (this.#before && !words.has(this.#word) && this.#word !== '') return this.#value(this.#before)
    const protocol = this.#one('ip', 'ip6', 'arp', 'icmp', 'icmp6', 'tcp', 'udp')
    const side = this.#side()
    // Packets here are of IPv4 and carry TCP or UDP: the others are known, and there are none.
    const none = protocol === 'ip6' || protocol === 'arp' || protocol === 'icmp' || protocol === 'icmp6'
    const transport = protocol === 'tcp' || protocol === 'udp' ? protocol : null
    const limited = (test: Test): Test => (none ? () => false : test)
    if (side === null && this.#take('proto')) return limited(this.#proto())
    if (side === null && protocol === null && this.#take('vlan')) return this.#vlan()
    const kind = this.#one('host', 'net', 'port', 'portrange')
    if (kind !== null) return this.#value({ none, transport, side, kind })
    if (side !== null) return this.#value({ none, transport, side, kind: 'host' })
    if (protocol === null) throw this.#problem()
    return limited((ends) => transport === null || ends.transport === transport)
  }

  /** `src`, `dst`, and both joined by `or`, which is the same as none, or by `and`. */
  #side(): Qualifiers['side'] {
    const first = this.#one('src', 'dst')
    const [join, second] = [1, 2].map((more) => this.#words[this.#at - 1 + more]?.toLowerCase())
    if (first === null || second !== (first === 'src' ? 'dst' : 'src') || (join !== 'or' && join !== 'and'))
      return first
    this.#at += 2
    return join === 'and' ? 'both' : null
  }

  #proto(): Test {
    const word = this.#word.replace(/^\\+/, '')
    const known = transports.get(word)
    if (known === undefined && !/^(?:\d{1,3}|icmp6?|igmp|gre|esp|ah|sctp)$/.test(word)) throw this.#problem()
    this.#at++
    return (ends) => ends.transport === known
  }

  #vlan(): Test {
    // Without a number it is any tagged packet.
    if (!/^\d+$/.test(this.#word)) return (ends) => ends.vlan > 0
    const vlan = Number(this.#word)
    this.#at++
    return (ends) => ends.vlan === vlan
  }

  #value(qualifiers: Qualifiers): Test {
    const { none, transport, side, kind } = qualifiers
    const test = endTest(kind, this.#word)
    if (!test) throw this.#problem()
    this.#at++
    this.#before = qualifiers
    return ({ from, to, transport: used }) => {
      if (none || (transport !== null && used !== transport)) return false
      if (side === 'both') return test(from) && test(to)
      return (side !== 'dst' && test(from)) || (side !== 'src' && test(to))
    }
  }
}

/** The test of a filter; an empty one lets everything through. Throws a 422 for what it cannot read. */
export const bpf = (text: string): Test => (text.trim() === '' ? () => true : new Reader(text).read())
