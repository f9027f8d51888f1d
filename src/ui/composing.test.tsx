// The keys of an input method, as Chromium and Firefox tell them, and as Safari does.
import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { CommandPalette } from './command-palette'
import { Drawer } from './drawer'
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
