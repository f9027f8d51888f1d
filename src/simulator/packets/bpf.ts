/**
 * The part of the syntax of Berkeley packet filters that people type: hosts, networks, ports and protocols, with
 * src and dst, joined by and, or, not and parentheses.
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

class Reader {
  #at = 0
  readonly #words: readonly string[]

  constructor(text: string) {
    this.#words = text.match(/[()!]|&&|\|\||[^\s()!&|]+/g) ?? []
  }

  read(): Test {
    const test = this.#or()
    if (this.#at < this.#words.length) throw this.#problem()
    return test
  }

  #problem() {
    return refuse(422, `"bpf": "${this.#words[this.#at] ?? 'the end'}" is not expected there`)
  }

  #take(...wanted: string[]): boolean {
    if (!wanted.includes(this.#words[this.#at]?.toLowerCase() ?? '')) return false
    this.#at++
    return true
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
    return this.#one()
  }

  #one(): Test {
    if (this.#take('ip')) return () => true
    const transport = this.#take('tcp') ? 'tcp' : this.#take('udp') ? 'udp' : null
    const side = this.#take('src') ? 'src' : this.#take('dst') ? 'dst' : null
    const either =
      (test: (end: End) => boolean): Test =>
      (ends) =>
        (transport === null || ends.transport === transport) &&
        ((side !== 'dst' && test(ends.from)) || (side !== 'src' && test(ends.to)))
    if (this.#take('host', 'net')) {
      const block = inBlock(this.#words[this.#at] ?? '')
      if (!block) throw this.#problem()
      this.#at++
      return either((end) => block(end.addr))
    }
    if (this.#take('port')) {
      const port = Number(this.#words[this.#at])
      if (!Number.isInteger(port)) throw this.#problem()
      this.#at++
      return either((end) => end.port === port)
    }
    if (this.#take('vlan')) {
      const vlan = Number(this.#words[this.#at])
      if (!Number.isInteger(vlan)) throw this.#problem()
      this.#at++
      return (ends) => ends.vlan === vlan
    }
    if (transport !== null && side === null) return (ends) => ends.transport === transport
    throw this.#problem()
  }
}

/** The test of a filter; an empty one lets everything through. Throws a 422 for what it cannot read. */
export const bpf = (text: string): Test => (text.trim() === '' ? () => true : new Reader(text).read())
