import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sameJson } from '../../api/same-json'
import { changedSections } from './changed'

describe('comparing JSON', () => {
  it('ignores the order of keys and nothing else', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed())
        expect(sameJson(value, turned)).toBe(true)
        expect(changedSections(value, turned)).toEqual([])
        expect(changedSections(value, { ...value, 'a new section': 1 })).toEqual(
          'a new section' in value && value['a new section'] === 1 ? [] : ['a new section'],
        )
      }),
    )
  })
})
