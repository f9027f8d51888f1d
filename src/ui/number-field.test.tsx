import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, it } from 'vitest'
import { NumberField } from './number-field'

afterEach(cleanup)

/** A setting that is always a number. */
function Setting() {
  const [value, setValue] = useState(10)
  return <NumberField label="Wait" value={value} onChange={(next) => setValue((before) => next ?? before)} />
}

it('keeps what is typed while it is no number, and says what is in force once it is left', () => {
  render(<Setting />)
  const field = screen.getByRole<HTMLInputElement>('spinbutton', { name: 'Wait' })
  const type = (value: string) => fireEvent.change(field, { target: { value } })
  type('')
  expect(field.value).toBe('')
  type('1')
  type('1 h')
  expect(field.value).toBe('1 h')
  expect(screen.getByText('A whole number goes here')).toBeTruthy()
  fireEvent.blur(field)
  expect(field.value).toBe('1')
  type('1,250')
  expect(field.value).toBe('1,250')
})
