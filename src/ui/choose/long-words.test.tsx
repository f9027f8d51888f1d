// A megabyte that is pasted is looked for by its beginning, and the field keeps no more of it.
import { fireEvent, render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { CommandPalette } from '../command-palette'
import { longestSearch } from '../looked-for'
import { Combo } from './combo'

const pasted = 'lorem '.repeat(200_000)

it.each([
  [
    'a picker',
    (onWords: (text: string) => void) => (
      <Combo label="Look" options={[]} value={undefined} onChange={() => {}} onInput={onWords} />
    ),
  ],
  [
    'the palette',
    (onWords: (text: string) => void) => (
      <CommandPalette open groups={[]} onClose={() => {}} onPick={() => {}} onQuery={onWords} />
    ),
  ],
])('%s', (_what, shown) => {
  const onWords = vi.fn<(text: string) => void>()
  render(shown(onWords))
  const field = screen.getByRole<HTMLInputElement>(_what === 'a picker' ? 'combobox' : 'searchbox')
  fireEvent.change(field, { target: { value: pasted } })
  expect(onWords.mock.lastCall?.[0].length).toBeLessThanOrEqual(longestSearch)
  expect(onWords.mock.lastCall?.[0].length).toBeGreaterThan(longestSearch / 2)
  expect(field.value.length).toBeLessThanOrEqual(longestSearch)
  expect(document.body.textContent.length).toBeLessThan(longestSearch / 2)
})
