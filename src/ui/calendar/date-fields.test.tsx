import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { DayField } from './date-fields'

it('a day is written year first, whatever order the browser has for the language', () => {
  render(<DayField label="Start: day" value="2026-11-28" onChange={() => undefined} />)
  const segments = screen.getAllByRole('spinbutton')
  expect(segments.map((segment) => segment.getAttribute('data-type'))).toEqual(['year', 'month', 'day'])
  expect(screen.getByRole('group')).toHaveTextContent('2026-11-28')
})
