// The keys of an input method, as Chromium and Firefox tell them, and as Safari does.
import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { Combo } from './choose/combo'
import { CommandPalette } from './command-palette'
import { Drawer } from './drawer'
import { NumberField } from './number-field'
import { SearchField } from './search-field'

const told = [{ isComposing: true }, { keyCode: 229 }]

function Form({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('core')
  return (
    <Drawer open onClose={onClose} title="Edit tag">
      <SearchField label="Search" value={text} onChange={setText} />
    </Drawer>
  )
}

it.each(told)('Esc gives up the word that is put together, neither the search nor the form: %o', (by) => {
  const onClose = vi.fn()
  render(<Form onClose={onClose} />)
  const box = screen.getByRole('searchbox', { name: 'Search' })
  fireEvent.keyDown(box, { key: 'Escape', ...by })
  expect(box).toHaveValue('core')
  expect(onClose).not.toHaveBeenCalled()
  fireEvent.keyDown(box, { key: 'Escape' })
  expect(box).toHaveValue('')
  fireEvent.keyDown(box, { key: 'Escape' })
  expect(onClose).toHaveBeenCalledOnce()
})

it.each(told)('Enter takes the word into the palette and picks nothing, Esc does not close it: %o', (by) => {
  const [onPick, onClose] = [vi.fn(), vi.fn()]
  const groups = [{ title: 'Pages', items: [{ id: 'tags', title: 'Tags' }] }]
  render(<CommandPalette open groups={groups} onPick={onPick} onClose={onClose} />)
  const box = screen.getByRole('searchbox')
  fireEvent.change(box, { target: { value: 'tags' } })
  fireEvent.keyDown(box, { key: 'Enter', ...by })
  fireEvent.keyDown(box, { key: 'Escape', ...by })
  expect(onPick).not.toHaveBeenCalled()
  expect(onClose).not.toHaveBeenCalled()
  fireEvent.keyDown(box, { key: 'Enter' })
  expect(onPick).toHaveBeenCalledExactlyOnceWith('tags')
})

it.each(told)('Enter and Tab take the word into a picker and choose nothing: %o', (by) => {
  const onChange = vi.fn()
  const options = [{ value: '7', label: 'Tokyo' }]
  render(<Combo label="Site" options={options} value={undefined} onChange={onChange} />)
  const box = screen.getByRole('combobox')
  fireEvent.input(box, { target: { value: 'tok' } })
  expect(box).toHaveAttribute('aria-activedescendant')
  for (const key of ['Enter', 'Tab', 'Escape']) fireEvent.keyDown(box, { key, ...by })
  expect(onChange).not.toHaveBeenCalled()
  expect(box).toHaveValue('tok')
  fireEvent.keyDown(box, { key: 'Enter' })
  expect(onChange).toHaveBeenCalledExactlyOnceWith('7')
})

it.each(told)('an arrow that goes through an input method’s offers leaves the number: %o', (by) => {
  const onChange = vi.fn()
  render(<NumberField label="Port" value={443} onChange={onChange} />)
  fireEvent.keyDown(screen.getByLabelText('Port'), { key: 'ArrowDown', ...by })
  expect(onChange).not.toHaveBeenCalled()
})
