/**
 * How large questions and answers are. Eight sizes come round again and again, so that the bytes and packets of any
 * run of transactions are a sum that can be looked up.
 */

/** The eight, as parts of the middle; together eight. */
const rounds = [0.4, 1.1, 0.6, 1.7, 0.8, 1, 1.4, 1] as const
const turns = rounds.length

/** Bytes of content that one packet carries, and of headers around it. */
const content = 1400
export const headers = 54

export interface Sizes {
  /** Bytes of content by the place in the round. */
  ask: readonly number[]
  answer: readonly number[]
  /** What the first so many of a round come to. */
  askBytes: Float64Array
  answerBytes: Float64Array
  askPackets: Float64Array
  answerPackets: Float64Array
  /** Bytes on the wire: content, and a header for each packet. */
  askWire: Float64Array
  answerWire: Float64Array
}

const sums = (list: readonly number[]): Float64Array => {
  const reached = new Float64Array(turns + 1)
  for (const [at, value] of list.entries()) reached[at + 1] = (reached[at] ?? 0) + value
  return reached
}

/** Packets of a content that goes one way while another comes: its own, and a receipt for every two of the other. */
const packetsOf = (bytes: number, other: number): number =>
  Math.max(1, Math.ceil(bytes / content) + Math.floor(Math.ceil(other / content) / 2))

export function sizesOf(ask: number, answer: number): Sizes {
  const asks = rounds.map((part) => Math.round(ask * part))
  // The large answers do not go with the large questions.
  const answers = rounds.map((_, at) => Math.round(answer * (rounds[(at + 3) % turns] ?? 1)))
  const askBytes = sums(asks)
  const answerBytes = sums(answers)
  const askPackets = sums(asks.map((bytes, at) => packetsOf(bytes, answers[at] ?? 0)))
  const answerPackets = sums(answers.map((bytes, at) => packetsOf(bytes, asks[at] ?? 0)))
  return {
    ask: asks,
    answer: answers,
    askBytes,
    answerBytes,
    askPackets,
    answerPackets,
    askWire: askBytes.map((bytes, at) => bytes + headers * (askPackets[at] ?? 0)),
    answerWire: answerBytes.map((bytes, at) => bytes + headers * (answerPackets[at] ?? 0)),
  }
}

/** What the first `n` transactions of an hour come to. */
export function reached(sums_: Float64Array, n: number): number {
  const full = Math.floor(n / turns)
  return full * (sums_[turns] ?? 0) + (sums_[n - full * turns] ?? 0)
}

/** The place of a transaction in the round. */
export const placeOf = (ordinal: number): number => ordinal % turns
