import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Button, IconButton } from './button'
import { Checkbox } from './checkbox'
import { Segmented } from './segmented'
import { ToastRegion, toast } from './toast'

afterEach(cleanup)

describe('button', () => {
  it('with a reason stays in the tab order, says why and does nothing, not even send its form', async () => {
    const click = vi.fn()
    const submit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault())
    render(
      <form onSubmit={submit}>
        <Button type="submit" reason="Needs system full" onClick={click}>
          Save to disk
        </Button>
      </form>,
    )
    const button = screen.getByRole('button', { name: 'Save to disk' })
    await userEvent.tab()
    expect(document.activeElement).toBe(button)
    expect(button.getAttribute('aria-disabled')).toBe('true')
    const why = document.getElementById(button.getAttribute('aria-describedby') ?? '')
    expect(why?.textContent).toBe('Needs system full')
    await userEvent.click(button)
    await userEvent.keyboard('{Enter}')
    expect(click).not.toHaveBeenCalled()
    expect(submit).not.toHaveBeenCalled()
  })

  it.each([
    ['Needs write full privileges', 1],
    ['Needs any valid API key', 1],
    ['Needs release 8.0 or newer', 0],
    ['Needs a name', 0],
  ])('that is off with %j has %d lock: a lock is for what another key could do', (reason, locks) => {
    const { container } = render(<Button reason={reason}>Save view</Button>)
    expect(container.querySelectorAll('button > svg')).toHaveLength(locks)
  })

  it.each([
    ['with words', (reason: string | undefined) => <Button reason={reason}>Stop</Button>],
    ['of an icon', (reason: string | undefined) => <IconButton reason={reason} label="Stop" icon={<svg />} />],
  ])('%s keeps the focus when a reason comes and goes', async (_, drawn) => {
    const { rerender } = render(drawn(undefined))
    const button = screen.getByRole('button', { name: 'Stop' })
    await userEvent.click(button)
    for (const reason of ['It is looked up whether it was done', undefined]) {
      rerender(drawn(reason))
      expect(screen.getByRole('button', { name: 'Stop' })).toBe(button)
      expect(button).toHaveFocus()
    }
  })

  it('does not fire again while its work is under way', async () => {
    const click = vi.fn()
    const { rerender } = render(<Button onClick={click}>Save</Button>)
    await userEvent.click(screen.getByRole('button'))
    rerender(
      <Button onClick={click} pending>
        Save
      </Button>,
    )
    await userEvent.click(screen.getByRole('button'))
    expect(click).toHaveBeenCalledTimes(1)
  })
})

describe('checkbox', () => {
  it('gives its value, and keeps it where there is a reason', async () => {
    const change = vi.fn()
    const { rerender } = render(<Checkbox label="Custom devices" value={false} onChange={change} />)
    await userEvent.click(screen.getByRole('checkbox', { name: 'Custom devices' }))
    expect(change).toHaveBeenCalledWith(true)
    rerender(<Checkbox label="Custom devices" value={false} onChange={change} reason="Needs write full" />)
    await userEvent.click(screen.getByRole('checkbox'))
    expect(change).toHaveBeenCalledTimes(1)
  })
})

describe('one of several', () => {
  it('is named, in sight or not, and has no legend, which WebKit lays twice before it settles', () => {
    const options = [{ value: 'list', label: 'List' }]
    const all = (showLabel: boolean) => (
      <Segmented label="Choose by" showLabel={showLabel} value="list" onChange={() => {}} options={options} />
    )
    const { rerender, container } = render(all(true))
    expect(screen.getByRole('radiogroup', { name: 'Choose by' })).toHaveTextContent('Choose by')
    rerender(all(false))
    expect(screen.getByRole('radiogroup', { name: 'Choose by' })).not.toHaveTextContent('Choose by')
    expect(container.querySelector('fieldset, legend')).toBeNull()
  })
})

describe('toasts', () => {
  it('offer to undo until their seconds are over, and wait while pointed at', async () => {
    const undo = vi.fn()
    render(<ToastRegion />)
    toast.undo('Tag Legacy deleted', undo, { seconds: 1 })
    const button = await screen.findByRole('button', { name: 'Undo' })
    await userEvent.hover(button)
    await new Promise((resolve) => setTimeout(resolve, 1300))
    await userEvent.click(button)
    expect(undo).toHaveBeenCalledTimes(1)
    expect(screen.queryByText('Tag Legacy deleted')).toBeNull()
  })
})
