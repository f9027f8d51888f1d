import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { MenuButton } from './menu'
import { leavePopover } from './leave-popover'
import { PopoverButton } from './popover'

afterEach(cleanup)

describe('popover button', () => {
  it('opens a named dialog, closes it with Esc and takes the focus back', async () => {
    render(
      <PopoverButton label="Columns" title="Choose columns">
        <input aria-label="Find" />
      </PopoverButton>,
    )
    const button = screen.getByRole('button', { name: 'Columns' })
    expect(button.getAttribute('aria-expanded')).toBe('false')
    await userEvent.click(button)
    const dialog = await screen.findByRole('dialog', { name: 'Choose columns' })
    expect(button.getAttribute('aria-expanded')).toBe('true')
    expect(button.getAttribute('aria-controls')).toBe(dialog.id)
    await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true))
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await waitFor(() => expect(document.activeElement).toBe(button))
    expect(button.hasAttribute('aria-controls')).toBe(false)
  })

  it.each([
    ['a place to work in', () => <PopoverButton label="Save board">Name</PopoverButton>, 'dialog'],
    ['a menu', () => <MenuButton label="Save board" items={[{ id: 'copy', label: 'Copy link' }]} />, 'menu'],
  ])('closes with the browser’s Back, which puts another state of the page below it: %s', async (_, Floating, role) => {
    render(<Floating />)
    await userEvent.click(screen.getByRole('button', { name: 'Save board' }))
    await screen.findByRole(role)
    window.dispatchEvent(new PopStateEvent('popstate'))
    await waitFor(() => expect(screen.queryByRole(role)).toBeNull())
    await waitFor(() => expect(screen.getByRole('button')).toHaveFocus())
  })

  it('makes way for what opens over the page, and gives the focus back first', async () => {
    render(
      <PopoverButton label="Columns">
        <input aria-label="Find" />
      </PopoverButton>,
    )
    expect(leavePopover()).toBeUndefined()
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }))
    const dialog = await screen.findByRole('dialog')
    await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true))
    await leavePopover()
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Columns' }))
  })

  it('lets its content close it, and tells who holds its state', async () => {
    const told = vi.fn()
    render(
      <PopoverButton label="Save view" onOpenChange={told}>
        {(close) => (
          <button type="button" onClick={close}>
            Save
          </button>
        )}
      </PopoverButton>,
    )
    await userEvent.click(screen.getByRole('button', { name: 'Save view' }))
    await userEvent.click(await screen.findByRole('button', { name: 'Save' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(told.mock.calls).toEqual([[true], [false]])
  })

  it('keeps what its own trigger does', async () => {
    const click = vi.fn()
    render(
      <PopoverButton
        label="Switch"
        trigger={
          <button type="button" onClick={click}>
            hq-eda
          </button>
        }
      >
        Signed in
      </PopoverButton>,
    )
    await userEvent.click(screen.getByRole('button', { name: 'hq-eda' }))
    expect(await screen.findByRole('dialog', { name: 'Switch' })).not.toBeNull()
    expect(click).toHaveBeenCalledTimes(1)
  })
})

describe('menu button', () => {
  const items = (run: (id: string) => void) => [
    { id: 'csv', label: 'As CSV', onAction: () => run('csv') },
    { id: 'json', label: 'As JSON', onAction: () => run('json') },
    { id: 'off', label: 'As PDF', reason: 'Not offered', onAction: () => run('off') },
  ]

  const reachable = () => screen.getAllByRole('menuitem').find((item) => item.tabIndex === 0)?.textContent

  it('opens at its first entry by keyboard, does what is chosen and takes the focus back', async () => {
    const run = vi.fn()
    render(<MenuButton label="Export" items={items(run)} />)
    const button = screen.getByRole('button', { name: 'Export' })
    await userEvent.tab()
    await userEvent.keyboard('{ArrowDown}')
    const menu = await screen.findByRole('menu', { name: 'Export' })
    expect(button.getAttribute('aria-controls')).toBe(menu.id)
    await waitFor(() => expect(reachable()).toBe('As CSV'))
    await userEvent.click(screen.getByRole('menuitem', { name: 'As JSON' }))
    expect(run.mock.calls).toEqual([['json']])
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull())
    await waitFor(() => expect(document.activeElement).toBe(button))
  })

  it('starts at the end with the up key, and an entry with a reason does nothing', async () => {
    const run = vi.fn()
    render(<MenuButton label="Export" items={items(run)} />)
    await userEvent.tab()
    await userEvent.keyboard('{ArrowUp}')
    await screen.findByRole('menu')
    await waitFor(() => expect(reachable()).toBe('As JSON'))
    await userEvent.click(screen.getByRole('menuitem', { name: /As PDF/ }))
    expect(run).not.toHaveBeenCalled()
  })
})
