import { act, renderHook } from '@testing-library/react'
import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from '../../catalog/zod'
import { linkTo, longestLink } from './link'
import { addSaved, changeSaved, differs, parseSaved, removeSaved, savedOf, useRefused, type SavedKind } from './saved'
import { freeName, importSaved, toSavedFile } from './saved-file'

const Content = z.object({ q: z.string().default(''), sort: z.string().default('') })
type Content = z.output<typeof Content>

let number = 0
/** A kind of its own for each test: what one keeps is no business of another. */
const newKind = (): SavedKind<Content> => {
  number += 1
  return {
    kind: `kind-${number}`,
    words: ['view', 'views'],
    content: Content,
    addressOf: ({ q }) => `/somewhere?q=${q}`,
    former: (appliance) => `former-${number}.${appliance}`,
  }
}
let kind = newKind()

beforeEach(() => {
  localStorage.clear()
  kind = newKind()
})

const names = (appliance: string) => savedOf(kind, appliance).map((entry) => entry.name)

describe('saved things', () => {
  it('are read back, and what does not fit is skipped', () => {
    const text = JSON.stringify([
      { id: 'a', name: 'Printers', content: { q: 'prn' } },
      { id: 'b' },
      'nonsense',
      { id: 'c', name: 'Odd', content: { q: 7 } },
      { id: 'd', name: ' ', content: {} },
    ])
    expect(parseSaved(kind, text, 'all')).toEqual([
      { id: 'a', name: 'Printers', scope: 'all', content: { q: 'prn', sort: '' } },
    ])
    for (const broken of [null, '', '{', '{"a":1}', '7']) expect(parseSaved(kind, broken, 'all')).toEqual([])
  })

  it('are taken over from where an older version kept them', () => {
    localStorage.setItem(kind.former?.('eda') ?? '', '[{"id":"a","name":"Old","state":{"q":"x"}}]')
    expect(savedOf(kind, 'eda')).toEqual([{ id: 'a', name: 'Old', scope: 'appliance', content: { q: 'x', sort: '' } }])
    addSaved(kind, 'eda', { name: 'New', content: Content.parse({}) })
    expect(names('eda')).toEqual(['Old', 'New'])
    expect(names('other')).toEqual([])
  })

  it('belong to one appliance or to all, and move between', () => {
    const here = addSaved(kind, 'a', { name: 'Here', content: Content.parse({}) })
    addSaved(kind, 'a', { name: 'Everywhere', content: Content.parse({}), scope: 'all' })
    expect(names('b')).toEqual(['Everywhere'])
    changeSaved(kind, 'a', here.id, { scope: 'all' })
    expect(names('b')).toEqual(['Everywhere', 'Here'])
    changeSaved(kind, 'a', here.id, { scope: 'appliance', name: 'Only here' })
    expect(names('b')).toEqual(['Everywhere'])
    expect(names('a')).toEqual(['Only here', 'Everywhere'])
    changeSaved(kind, 'a', 'nobody', { name: 'x' })
    expect(names('a')).toEqual(['Only here', 'Everywhere'])
  })

  it('last as long as the page where the browser keeps nothing, which is told', () => {
    const { result } = renderHook(useRefused)
    expect(result.current).toBe(false)
    const setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    vi.stubGlobal('localStorage', { getItem: () => null, setItem })
    act(() => void addSaved(kind, 'a', { name: 'A', content: Content.parse({}) }))
    vi.unstubAllGlobals()
    expect(names('a')).toEqual(['A'])
    expect(result.current).toBe(true)
    act(() => void addSaved(kind, 'a', { name: 'B', content: Content.parse({}) }))
    expect(result.current).toBe(false)
  })

  it('come back to their place when a removal is undone', () => {
    const [, second] = ['A', 'B', 'C'].map((name) => addSaved(kind, 'a', { name, content: Content.parse({}) }))
    const undo = removeSaved(kind, 'a', second?.id ?? '')
    expect(names('a')).toEqual(['A', 'C'])
    undo()
    expect(names('a')).toEqual(['A', 'B', 'C'])
  })

  it('tell when something else is shown', () => {
    const entry = addSaved(kind, 'a', { name: 'A', content: { q: 'x', sort: '' } })
    expect(differs(entry, { q: 'x', sort: '' })).toBe(false)
    expect(differs(entry, { q: 'x', sort: 'id' })).toBe(true)
    expect(differs(entry, { sort: '', q: 'x' })).toBe(false)
  })
})

describe('a file of saved things', () => {
  it('brings the same entries to another machine, whatever they are called', () => {
    const name = fc
      .string({ minLength: 1, maxLength: 60 })
      .map((text) => text.trim())
      .filter((text) => text !== '')
    const entry = fc.record({ name, content: fc.record({ q: fc.string(), sort: fc.string() }) })
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: (each) => each.name, maxLength: 8 }), (entries) => {
        kind = newKind()
        for (const each of entries) addSaved(kind, 'a', each)
        const text = toSavedFile(kind, savedOf(kind, 'a'))
        const result = importSaved(kind, 'b', text)
        expect(result).toMatchObject({ added: entries.map((each) => each.name), skipped: [], known: [] })
        const plain = (appliance: string) =>
          savedOf(kind, appliance).map(({ name, scope, content }) => ({ name, scope, content }))
        expect(plain('b')).toEqual(plain('a'))
        // A second time there is nothing new in it.
        expect(importSaved(kind, 'b', text)).toMatchObject({ added: [] })
      }),
      { numRuns: 60 },
    )
  })

  it('keeps what has the same name and another content beside it', () => {
    const text = toSavedFile(kind, [{ id: 'x', name: 'Web', scope: 'appliance', content: { q: 'web', sort: '' } }])
    addSaved(kind, 'a', { name: 'Web', content: { q: 'other', sort: '' } })
    expect(importSaved(kind, 'a', text)).toMatchObject({ added: ['Web (2)'] })
    expect(freeName('Web', ['Web', 'Web (2)'])).toBe('Web (3)')
    // The same file once more brings nothing new.
    expect(importSaved(kind, 'a', text)).toEqual({ added: [], skipped: [], known: ['Web'] })
    expect(names('a')).toEqual(['Web', 'Web (2)'])
  })

  it.each([
    ['no JSON', '{', 'not JSON'],
    ['another JSON', '[1]', 'holds no views'],
    ['a version to come', '{"format":"hopdeck saved","version":2,"kind":"x","entries":[]}', 'holds no views'],
    ['another kind', '{"format":"hopdeck saved","version":1,"kind":"board","entries":[]}', 'another kind (board)'],
  ])('is refused in words where it is %s', (_, text, words) => {
    expect(importSaved(kind, 'a', text)).toEqual({ problem: expect.stringContaining(words) as string })
    expect(names('a')).toEqual([])
  })

  it('leaves out entries that this console cannot read, and says so', () => {
    const file = {
      format: 'hopdeck saved',
      version: 1,
      kind: kind.kind,
      entries: [
        { name: 'Good', content: {} },
        { name: 'Odd', content: { q: [] } },
        { name: ' ', content: {} },
        { content: {} },
        null,
      ],
    }
    expect(importSaved(kind, 'a', `\uFEFF${JSON.stringify(file)}`)).toEqual({
      added: ['Good'],
      skipped: ['Odd', '', '', ''],
      known: [],
    })
  })
})

describe('a link to a saved thing', () => {
  const named = { one: 'view', opener: 'Import views…' }

  it('is whole, or told to be too long', () => {
    const fits = 'x'.repeat(longestLink - 'https://a/#'.length)
    expect(linkTo(fits, 'https://a/', named)).toEqual({ link: `https://a/#${fits}` })
    expect(linkTo(`${fits}x`, 'https://a/', named)).toEqual({
      problem: expect.stringContaining('The view is saved as a file instead: it is opened with "Import views…"'),
    })
  })
})
