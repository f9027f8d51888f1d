import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { State } from '../state-glyph'
import { bounded } from './bounded'

const long = 'a word and '.repeat(100_000)

it('cuts the texts that a cell draws, wherever they stand in it', () => {
  render(
    <div data-testid="cell">
      {bounded(
        <State state="warn">
          {long}
          <b>{long}</b>
        </State>,
      )}
      {bounded(long)}
    </div>,
  )
  const { textContent } = screen.getByTestId('cell')
  expect(textContent.length).toBeLessThan(7000)
  expect(textContent).toMatch(/^a word and .*…$/)
})

it('leaves what is short as it is', () => {
  const cell = <State state="ok">{['fine', 1, null]}</State>
  expect(bounded(cell)).toBe(cell)
  expect(bounded(null)).toBeNull()
})

it('a state of any length is named in few words', () => {
  render(<State state="warn">{long}</State>)
  expect(screen.getByText(/^a word and/).textContent).toHaveLength(501)
})
