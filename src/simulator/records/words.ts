/** A query in words instead of a filter: `method = GET and (statusCode >= 500 or not host ~ "shop")`. */
import type { Filter, FilterLeaf } from '../../catalog/filter'
import { refuse } from '../answer'

const operators = ['!=', '<=', '>=', '!~', '=', '<', '>', '~'] as const

const token = /\s*(?:(\()|(\))|"((?:[^"\\]|\\.)*)"|(!=|<=|>=|!~|=|<|>|~)|([^\s()"=<>!~]+))/gy

type Token = { kind: 'open' | 'close' } | { kind: 'operator' | 'word' | 'text'; text: string }

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  token.lastIndex = 0
  while (text.slice(token.lastIndex).trim() !== '') {
    const match = token.exec(text)
    if (!match) throw refuse(422, 'Body field "eql": the query cannot be read')
    const [, open, close, quoted, operator, word] = match
    if (open) tokens.push({ kind: 'open' })
    else if (close) tokens.push({ kind: 'close' })
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.replaceAll(/\\(.)/g, '$1') })
    else if (operator) tokens.push({ kind: 'operator', text: operator })
    else tokens.push({ kind: 'word', text: word ?? '' })
  }
  return tokens
}

class Reader {
  #at = 0
  constructor(readonly tokens: readonly Token[]) {}

  read(): Filter {
    const filter = this.#or()
    if (this.#at < this.tokens.length) throw this.#problem()
    return filter
  }

  #problem() {
    return refuse(422, `Body field "eql": part ${this.#at + 1} of the query is not expected there`)
  }

  #word(word: string): boolean {
    const here = this.tokens[this.#at]
    if (here?.kind !== 'word' || here.text.toLowerCase() !== word) return false
    this.#at++
    return true
  }

  #or(): Filter {
    const rules = [this.#and()]
    while (this.#word('or')) rules.push(this.#and())
    return rules.length === 1 && rules[0] ? rules[0] : { operator: 'or', rules }
  }

  #and(): Filter {
    const rules = [this.#one()]
    while (this.#word('and')) rules.push(this.#one())
    return rules.length === 1 && rules[0] ? rules[0] : { operator: 'and', rules }
  }

  #one(): Filter {
    if (this.#word('not')) return { operator: 'not', rules: [this.#one()] }
    const here = this.tokens[this.#at++]
    if (here?.kind === 'open') {
      const inner = this.#or()
      if (this.tokens[this.#at++]?.kind !== 'close') throw this.#problem()
      return inner
    }
    if (here?.kind !== 'word') throw this.#problem()
    if (this.#word('exists')) return { field: here.text, operator: 'exists' }
    const verb = this.tokens[this.#at++]
    const value = this.tokens[this.#at++]
    const operator: FilterLeaf['operator'] | undefined =
      verb?.kind === 'operator' ? operators.find((known) => known === verb.text) : undefined
    if (!operator || (value?.kind !== 'word' && value?.kind !== 'text')) throw this.#problem()
    return { field: here.text, operator, operand: value.text }
  }
}

/** The filter that a query in words means. Throws a 422 for what cannot be read. */
export const filterOfWords = (text: string): Filter => new Reader(tokensOf(text)).read()
