import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { MultiCombo } from './multi-combo'

function Events() {
  const [value, change] = useState<string[]>([])
  return (
    <MultiCombo label="Events" placeholder="HTTP_REQUEST" value={value} onChange={change} options={[]} allowCustom />
  )
}

it('shows its example only while nothing is chosen: beside a value it would look like another', async () => {
  render(<Events />)
  const box = screen.getByRole('combobox', { name: 'Events' })
  expect(box).toHaveAttribute('placeholder', 'HTTP_REQUEST')
  await userEvent.type(box, 'DNS_RESPONSE{Enter}')
  expect(box).not.toHaveAttribute('placeholder')
  await userEvent.type(box, '{Backspace}')
  expect(box).toHaveAttribute('placeholder', 'HTTP_REQUEST')
})
