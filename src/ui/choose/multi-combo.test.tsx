import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { Combo } from './combo'
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

it('keeps what is typed while the list is still being read, and takes it once it is there', async () => {
  const onChange = vi.fn()
  const props = { label: 'Devices', value: [], onChange }
  const { rerender } = render(<MultiCombo {...props} options={[]} pending />)
  const box = screen.getByRole('combobox', { name: 'Devices' })
  await userEvent.type(box, 'web-0003{Enter}')
  expect(box).toHaveValue('web-0003')
  rerender(<MultiCombo {...props} options={[{ value: '3', label: 'web-0003' }]} />)
  await userEvent.type(box, '{Enter}')
  expect(onChange).toHaveBeenCalledWith(['3'])
})

it('keeps what fits nothing at Enter, so that it can be mended', async () => {
  const onChange = vi.fn()
  render(<MultiCombo label="Groups" value={[]} onChange={onChange} options={[{ value: '5', label: 'HTTP Servers' }]} />)
  const box = screen.getByRole('combobox', { name: 'Groups' })
  await userEvent.type(box, 'HTTP Serversx{Enter}')
  expect(box).toHaveValue('HTTP Serversx')
  await userEvent.type(box, '{Backspace}{Enter}')
  expect(onChange).toHaveBeenCalledExactlyOnceWith(['5'])
})

it('leaves the Enter that ends a word of an input method to the word, also where only its number tells', async () => {
  const onChange = vi.fn()
  render(<MultiCombo label="Events" value={[]} onChange={onChange} options={[]} allowCustom />)
  const box = screen.getByRole('combobox', { name: 'Events' })
  await userEvent.type(box, 'kana')
  fireEvent.keyDown(box, { key: 'Enter', keyCode: 229 })
  expect(onChange).not.toHaveBeenCalled()
  await userEvent.type(box, '{Enter}')
  expect(onChange).toHaveBeenCalledWith(['kana'])
})

it('takes a pasted name with a comma in it for one, where something is called that', async () => {
  const onChange = vi.fn()
  const options = ['Core', 'Edge', 'Core, Edge'].map((label) => ({ value: label, label }))
  render(<MultiCombo label="Groups" value={[]} onChange={onChange} options={options} />)
  const box = screen.getByRole('combobox', { name: 'Groups' })
  box.focus()
  await userEvent.paste('core, edge')
  expect(onChange).not.toHaveBeenCalled()
  await userEvent.type(box, '{Enter}')
  expect(onChange).toHaveBeenCalledExactlyOnceWith(['Core, Edge'])
})

it('says which of several pasted names it did not take: unknown ones, and one that two are called', async () => {
  const onChange = vi.fn()
  const options = [
    { value: '1', label: 'Core' },
    { value: '2', label: 'Edge' },
    { value: '3', label: 'Edge' },
  ]
  const props = { label: 'Groups', onChange, options }
  const { rerender } = render(<MultiCombo {...props} value={[]} />)
  screen.getByRole('combobox', { name: 'Groups' }).focus()
  await userEvent.paste('core, edge, Lobby')
  expect(onChange).toHaveBeenCalledExactlyOnceWith(['1'])
  rerender(<MultiCombo {...props} value={['1']} />)
  expect(screen.getByText('1 of 3 values taken; no single one is called “edge”, “Lobby”.')).toBeVisible()
})

it('takes known names with blanks between them, and a name with a blank in it as one', async () => {
  const onChange = vi.fn()
  const options = ['~http', '~dns', 'Front desk', 'desk'].map((value) => ({ value, label: value }))
  render(<MultiCombo label="Types" onChange={onChange} options={options} value={[]} allowCustom />)
  screen.getByRole('combobox', { name: 'Types' }).focus()
  await userEvent.paste('~http ~dns')
  expect(onChange).toHaveBeenLastCalledWith(['~http', '~dns'])
  await userEvent.paste('Front desk, ~dns, not known')
  expect(onChange).toHaveBeenLastCalledWith(['Front desk', '~dns', 'not known'])
})

describe('what cannot be looked up now', () => {
  const one = () => screen.getByRole('combobox', { name: 'Device' })
  const many = () => screen.getByRole('combobox', { name: 'Devices' })

  it('stays typed, and is neither taken nor forgotten by Enter or by leaving', async () => {
    const told = vi.fn()
    const shared = { options: [], unread: true, onChange: told }
    render(
      <>
        <MultiCombo label="Devices" value={[]} {...shared} />
        <Combo label="Device" value={undefined} {...shared} />
      </>,
    )
    await userEvent.type(many(), 'web-0003{Enter}')
    await userEvent.tab()
    await userEvent.type(one(), 'web-0004{Enter}')
    await userEvent.tab()
    expect(many()).toHaveValue('web-0003')
    expect(one()).toHaveValue('web-0004')
    expect(told).not.toHaveBeenCalled()
    // An open list would hide what is said of it from screen readers.
    expect(screen.queryByRole('listbox')).toBeNull()
    expect(screen.queryByText('There is none')).toBeNull()
  })

  it('comes back as it was pasted where several values could not be read', async () => {
    render(
      <MultiCombo
        label="Devices"
        value={[]}
        options={[]}
        onChange={() => undefined}
        onSeveral={() => Promise.resolve(false)}
      />,
    )
    await userEvent.click(many())
    await userEvent.paste('10.1.0.4, 10.1.0.5')
    await waitFor(() => expect(many()).toHaveValue('10.1.0.4, 10.1.0.5'))
  })
})

it('takes the highlighted one whose name has a semicolon, and a text that none is called so as several', async () => {
  const onChange = vi.fn()
  const onSeveral = vi.fn(() => Promise.resolve(true))
  const options = [{ value: '1', label: 'Front; desk' }]
  render(<MultiCombo label="Devices" value={[]} {...{ onChange, onSeveral, options }} />)
  const box = screen.getByRole('combobox', { name: 'Devices' })
  await userEvent.type(box, 'front; desk{Enter}')
  expect(onChange).toHaveBeenCalledExactlyOnceWith(['1'])
  expect(onSeveral).not.toHaveBeenCalled()
  await userEvent.type(box, 'front; office{Enter}')
  expect(onSeveral).toHaveBeenCalledExactlyOnceWith('front; office')
})
