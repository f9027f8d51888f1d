import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { PopoverButton } from '../ui/popover'
import { openPalette } from './palette-host'
import { takeTyped } from './typed-early'

it('closes what floats when it is asked for, and keeps what is typed from then on', async () => {
  render(
    <PopoverButton label="Columns">
      <input aria-label="Find" />
    </PopoverButton>,
  )
  await userEvent.click(screen.getByRole('button', { name: 'Columns' }))
  const dialog = await screen.findByRole('dialog')
  await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true))
  openPalette()
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'w', cancelable: true }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(takeTyped()).toBe('w')
})
