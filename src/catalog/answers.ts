/** What a successful answer carries, and the ways in which the catalogue writes it down. */
import { made } from './deferred'
import type { z } from './zod'

/** What a successful answer carries. */
export type Answer =
  | { kind: 'json'; schema: z.ZodType }
  /** 201, no body, the new object's id is the last part of `Location`. */
  | { kind: 'created' }
  /** 202 or 201, a job or action was started; `Location` may name a job. */
  | { kind: 'accepted' }
  | { kind: 'none' }
  | { kind: 'text'; contentType: string }
  | { kind: 'bytes'; contentType: string }

export const created = { kind: 'created' } as const
export const accepted = { kind: 'accepted' } as const
export const none = { kind: 'none' } as const
export const text = (contentType: string) => ({ kind: 'text', contentType }) as const
export const bytes = (contentType: string) => ({ kind: 'bytes', contentType }) as const

export type AnswerOf<Returns> = Returns extends z.ZodType
  ? { kind: 'json'; schema: Returns }
  : Returns extends Answer
    ? Returns
    : { kind: 'none' }

// Asked of the object's own: a schema is not made for it.
const isAnswer = (value: z.ZodType | Answer): value is Answer => Object.hasOwn(value, 'kind')

export function toAnswer(returns: z.ZodType | Answer | undefined): Answer {
  if (returns === undefined) return none
  if (isAnswer(returns)) return returns
  return {
    kind: 'json',
    get schema() {
      return made(returns)
    },
  }
}

export const usualStatus = (answer: Answer): number =>
  answer.kind === 'created' ? 201 : answer.kind === 'accepted' ? 202 : answer.kind === 'none' ? 204 : 200
