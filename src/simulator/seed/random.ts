/**
 * Seeded randomness. Each area of the world draws from a stream of its own, named by a word, so that a change in
 * one area leaves the others as they were.
 */

export interface Random {
  /** 0 (inclusive) to 1 (exclusive). */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  /** True with the probability `share`, 0 to 1. */
  chance(share: number): boolean
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T
  /** One of a list, each as likely as its weight. */
  weighted<T>(list: readonly (readonly [weight: number, value: T])[]): T
}

/** A 32-bit hash of a text (FNV-1a with a final mix). */
export function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}

/** The stream of a seed and the words that name its use. The same arguments give the same numbers. */
export function random(seed: number, ...words: (string | number)[]): Random {
  let state = hash([seed, ...words].join('/'))
  const next = (): number => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const at = <T>(list: readonly T[], index: number): T => {
    const found = list[index]
    if (found === undefined) throw new Error('Cannot pick from an empty list')
    return found
  }
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (share) => next() < share,
    pick: (list) => at(list, Math.floor(next() * list.length)),
    weighted: (list) => {
      let total = 0
      for (const [weight] of list) total += weight
      let left = next() * total
      for (const [weight, value] of list) {
        left -= weight
        if (left < 0) return value
      }
      return at(list, list.length - 1)[1]
    },
  }
}

/** A version 4 UUID from a stream. */
export function uuid(draw: Random): string {
  const digits = Array.from({ length: 32 }, () => draw.between(0, 15).toString(16)).join('')
  const variant = (8 + draw.between(0, 3)).toString(16)
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    variant + digits.slice(17, 20),
    digits.slice(20),
  ].join('-')
}

/** 0 to 1 from two numbers; the same for the same. */
export function fraction(seed: number, salt: number): number {
  let t = Math.imul(seed ^ Math.imul(salt, 0x9e3779b1), 0x85ebca6b)
  t = Math.imul(t ^ (t >>> 13), 0xc2b2ae35)
  t = Math.imul(t ^ (t >>> 16), 0x27d4eb2f)
  return ((t ^ (t >>> 15)) >>> 0) / 4294967296
}

const seeds = new Map<string, number>()

/** The hash of a word, kept: the words are few and are asked for all the time. */
export function wordSeed(word: string): number {
  let seed = seeds.get(word)
  if (seed === undefined) seeds.set(word, (seed = hash(word)))
  return seed
}
