import { createEvent, fireEvent, render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { DeviceListInput } from './device-list-input'

const read = { table: undefined, problem: undefined, pending: false }

function paste(before: string, pasted: string, from: number, until: number) {
  const onChange = vi.fn()
  render(<DeviceListInput value={{ text: before }} onChange={onChange} read={read} />)
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Devices, one a line' })
  field.setSelectionRange(from, until)
  const event = createEvent.paste(field, { clipboardData: { getData: () => pasted } })
  fireEvent(field, event)
  return { taken: event.defaultPrevented, onChange }
}

it('takes a very long text as a list without laying it out in the field, in the place of what was selected', () => {
  const long = '10.20.0.15\n'.repeat(50_000)
  const { taken, onChange } = paste('first\nold\nlast', long, 6, 9)
  expect(taken).toBe(true)
  expect(onChange).toHaveBeenCalledExactlyOnceWith({ text: `first\n${long}\nlast`, file: undefined })
})

it('leaves what a field can show to the browser, and with it its undo', () => {
  const { taken, onChange } = paste('', '10.20.0.15\n'.repeat(100), 0, 0)
  expect(taken).toBe(false)
  expect(onChange).not.toHaveBeenCalled()
})
