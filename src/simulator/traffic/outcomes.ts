/**
 * What becomes of an hour's transactions, counted from its start: how many of the first n were answered, failed,
 * went by which method. Every one of these counts grows with n and never by more than n does, so that the parts of
 * any window add up to its whole; and each transaction has one fate, the same in metrics and records.
 */
import type { Mood } from './incidents'

/** Of the first n transactions those that were answered. */
export const answered = (n: number, { unanswered }: Mood): number => n - Math.floor(n * unanswered)

/** Of the first n transactions those whose answer was an error. */
export const failed = (n: number, mood: Mood): number => Math.floor(answered(n, mood) * mood.failing)

/** True if the transaction of an ordinal (from 0) was answered. */
export const isAnswered = (ordinal: number, mood: Mood): boolean =>
  answered(ordinal + 1, mood) > answered(ordinal, mood)
export const isFailed = (ordinal: number, mood: Mood): boolean => failed(ordinal + 1, mood) > failed(ordinal, mood)

/**
 * Shares the first n of a count out by weights: each takes its part of what those before it left, so that every
 * part grows with n. The last takes the rest.
 */
export function split(n: number, weights: readonly number[]): number[] {
  let left = n
  let weight = 0
  for (const one of weights) weight += one
  const parts: number[] = []
  for (const [at, one] of weights.entries()) {
    const part = at === weights.length - 1 ? left : Math.floor((left * one) / weight)
    parts.push(part)
    left -= part
    weight -= one
  }
  return parts
}

/** Which of the weights takes the transaction of an ordinal (from 0). */
export function shareOf(ordinal: number, weights: readonly number[]): number {
  const before = split(ordinal, weights)
  return split(ordinal + 1, weights).findIndex((part, at) => part > (before[at] ?? 0))
}

/** Into so many steps a distribution is cut; how far each lies from the median, in deviations. */
export const steps = 24

/** The standard normal quantile, good to three digits (Hastings). */
function probit(p: number): number {
  const tail = Math.min(p, 1 - p)
  const t = Math.sqrt(-2 * Math.log(tail))
  const z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  return p < 0.5 ? -z : z
}

export const deviations: readonly number[] = Array.from({ length: steps }, (_, step) => probit((step + 0.5) / steps))

/** The step of a transaction: neighbours lie far apart. */
export const stepOf = (ordinal: number): number => (ordinal * 7) % steps
