import { afterEach, expect, it, vi } from 'vitest'
import { z } from '../catalog/zod'
import { keepHere, readHere } from './on-this-machine'

const Names = z.array(z.string())
const storage = (kept: Map<string, string>, setItem = (place: string, text: string) => void kept.set(place, text)) =>
  vi.stubGlobal('localStorage', {
    getItem: (place: string) => kept.get(place) ?? null,
    setItem,
    removeItem: (place: string) => kept.delete(place),
  })
afterEach(() => vi.unstubAllGlobals())

it('keeps a value until it is taken away', () => {
  const kept = new Map<string, string>()
  storage(kept)
  expect(readHere('names', Names)).toBeUndefined()
  keepHere('names', ['a'])
  expect(readHere('names', Names)).toEqual(['a'])
  keepHere('names', undefined)
  expect(kept.size).toBe(0)
})

it('reads nothing of what does not fit, and does without a place that is full or forbidden', () => {
  storage(
    new Map([
      ['names', '{"of": "another version"}'],
      ['broken', '['],
    ]),
    () => {
      throw new Error('QuotaExceededError')
    },
  )
  expect(readHere('names', Names)).toBeUndefined()
  expect(readHere('broken', Names)).toBeUndefined()
  expect(() => keepHere('names', ['a'])).not.toThrow()
  vi.stubGlobal('localStorage', undefined)
  expect(readHere('names', Names)).toBeUndefined()
  expect(() => keepHere('names', ['a'])).not.toThrow()
})
