import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { DayField } from './date-fields'
import { MomentField } from './moment-field'

it('a day is written year first, whatever order the browser has for the language', () => {
  render(<DayField label="Start: day" value="2026-11-28" onChange={() => undefined} />)
  const segments = screen.getAllByRole('spinbutton')
  expect(segments.map((segment) => segment.getAttribute('data-type'))).toEqual(['year', 'month', 'day'])
  expect(screen.getByRole('group')).toHaveTextContent('2026-11-28')
})

function drawMoment() {
  const seen: [number | undefined, boolean][] = []
  function Held() {
    const [value, setValue] = useState<number | undefined>(Date.parse('2026-11-28T22:00:00Z'))
    return (
      <MomentField
        label="Start at"
        optional
        value={value}
        onChange={(next, begun) => {
          setValue(next)
          seen.push([next, begun])
        }}
      />
    )
  }
  render(<Held />)
  const day = screen.getByRole('spinbutton', { name: /^day, Start at: day/ })
  return { seen, press: (key: string) => fireEvent.keyDown(day, { key }), day }
}

it('a day of which a part is emptied means nothing until it is whole again', () => {
  const { seen, press, day } = drawMoment()
  press('Backspace')
  press('Backspace')
  expect(screen.getByRole('group', { name: 'Start at: day' })).toHaveTextContent('2026-11-dd')
  expect(seen.at(-1)).toEqual([undefined, true])
  expect(screen.getByText('Not taken yet: the day or the time is not whole')).toBeVisible()
  // The library tells nobody when it comes back to the value that it kept.
  fireEvent(day, new InputEvent('beforeinput', { data: '2', inputType: 'insertText', bubbles: true, cancelable: true }))
  expect(screen.getByRole('group', { name: 'Start at: day' })).toHaveTextContent('2026-11-02')
  expect(seen.at(-1)).toEqual([Date.parse('2026-11-02T22:00:00Z'), false])
})

it('a moment of which a part is emptied can be cleared', () => {
  const { seen, press } = drawMoment()
  press('Backspace')
  press('Backspace')
  fireEvent.click(screen.getByRole('button', { name: 'Clear' }))
  expect(screen.getByRole('group', { name: 'Start at: day' })).toHaveTextContent('yyyy-mm-dd')
  expect(seen.at(-1)).toEqual([undefined, false])
  expect(screen.queryByText(/^Not taken yet/)).not.toBeInTheDocument()
})
