import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Activity, useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { Button } from './button'
import { ConfirmDialog, Dialog } from './dialog'
import { Drawer } from './drawer'
import { Modal } from './modal'
import { openModal } from './open-modal'
import { TextField } from './text-field'

function Page({ dirty = false, pending = false }: { dirty?: boolean; pending?: boolean }) {
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  return (
    <>
      <Button onClick={() => setOpen(true)}>Edit</Button>
      <Drawer open={open} onClose={() => setOpen(false)} title="Edit tag" dirty={dirty} pending={pending}>
        <TextField label="Name" value={name} onChange={setName} />
        <input type="file" aria-label="File" />
      </Drawer>
    </>
  )
}

describe('drawer', () => {
  it('is named by its title, takes the focus, and closes with Esc', async () => {
    render(<Page />)
    await userEvent.click(screen.getByRole('button', { name: 'Edit' }))
    const drawer = screen.getByRole('dialog', { name: 'Edit tag' })
    expect(openModal()).toBe(drawer)
    expect(drawer).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(openModal()).toBeUndefined()
  })

  it('asks before it closes over what was typed, and Esc answers only the question', async () => {
    render(<Page dirty />)
    await userEvent.click(screen.getByRole('button', { name: 'Edit' }))
    await userEvent.keyboard('{Escape}')
    expect(screen.getByRole('alertdialog', { name: 'Discard what you typed?' })).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    expect(screen.queryByRole('alertdialog')).toBeNull()
    expect(screen.getByRole('dialog', { name: 'Edit tag' })).toBeVisible()
  })

  it('stays while it is being sent, and does not say that nothing was', async () => {
    render(<Page dirty pending />)
    await userEvent.click(screen.getByRole('button', { name: 'Edit' }))
    await userEvent.keyboard('{Escape}')
    await userEvent.click(screen.getByRole('button', { name: 'Close' }))
    expect(screen.getByRole('dialog', { name: 'Edit tag' })).toBeVisible()
    expect(screen.queryByRole('alertdialog')).toBeNull()
  })

  it('takes nothing that is typed while it is being sent, which would be lost with it, and keeps the focus', async () => {
    const { rerender } = render(<Page dirty />)
    await userEvent.click(screen.getByRole('button', { name: 'Edit' }))
    const field = screen.getByRole('textbox', { name: 'Name' })
    await userEvent.type(field, 'Lobby')
    rerender(<Page dirty pending />)
    await userEvent.keyboard(' 7{Backspace}')
    await userEvent.paste(' 8')
    expect(field).toHaveValue('Lobby')
    expect(field).toHaveFocus()
    rerender(<Page dirty />)
    await userEvent.keyboard(' 9')
    expect(field).toHaveValue('Lobby 9')
  })

  it('stays when a file input in it tells that no file was chosen', async () => {
    render(<Page />)
    await userEvent.click(screen.getByRole('button', { name: 'Edit' }))
    fireEvent(screen.getByLabelText('File'), new Event('cancel', { bubbles: true }))
    expect(screen.getByRole('dialog', { name: 'Edit tag' })).toBeVisible()
    fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }))
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})

describe('dialog', () => {
  const draw = (typed: { dirty?: boolean; pending?: boolean; discarded?: string }) => {
    const onClose = vi.fn()
    render(
      <Dialog open onClose={onClose} title="A body from a script" {...typed}>
        <p>Paste it here.</p>
      </Dialog>,
    )
    return onClose
  }
  const question = () => screen.queryByRole('alertdialog', { name: 'Discard what you typed?' })
  const discard = () => userEvent.click(screen.getByRole('button', { name: 'Discard' }))

  it('closes with Esc where nothing was typed', async () => {
    const onClose = draw({})
    await userEvent.keyboard('{Escape}')
    expect(onClose).toHaveBeenCalledTimes(1)
  })

  it('asks before what was typed goes with it, and says whether it was sent', async () => {
    const onClose = draw({ dirty: true })
    await userEvent.keyboard('{Escape}')
    expect(question()).toHaveTextContent('Nothing of it was sent.')
    expect(onClose).not.toHaveBeenCalled()
    await discard()
    expect(onClose).toHaveBeenCalledTimes(1)
    cleanup()
    draw({ dirty: true, discarded: 'It was refused.' })
    await userEvent.keyboard('{Escape}')
    expect(question()).toHaveTextContent('It was refused.')
  })

  it('stays while it is being sent', async () => {
    const onClose = draw({ dirty: true, pending: true })
    await userEvent.keyboard('{Escape}')
    expect(onClose).not.toHaveBeenCalled()
    expect(question()).toBeNull()
  })
})

it('is not open any more where it is closed by drawing it out of sight: keys are the page’s again', () => {
  const palette = (open: boolean) => (
    <Activity mode={open ? 'visible' : 'hidden'}>
      <Modal light label="Command palette" className={undefined} onClose={() => undefined}>
        <input data-autofocus aria-label="Go to or search" />
      </Modal>
    </Activity>
  )
  const { rerender } = render(palette(true))
  expect(openModal()).toBe(screen.getByRole('dialog', { name: 'Command palette' }))
  rerender(palette(false))
  expect(openModal()).toBeUndefined()
})

describe('confirmation', () => {
  const ask = (onConfirm: () => Promise<unknown>, onClose = vi.fn()) => {
    render(
      <ConfirmDialog
        open
        title="Reset?"
        action="Reset"
        keep="Keep"
        typed="hq-eda"
        onConfirm={onConfirm}
        onClose={onClose}
      >
        <p>All of it.</p>
      </ConfirmDialog>,
    )
    return onClose
  }

  it('puts the focus where the name is typed, and does nothing before', async () => {
    const confirm = vi.fn(() => Promise.resolve())
    const onClose = ask(confirm)
    expect(screen.getByLabelText(/Type hq-eda/)).toHaveFocus()
    await userEvent.keyboard('hq-ed{Enter}')
    expect(confirm).not.toHaveBeenCalled()
    await userEvent.keyboard('a{Enter}')
    expect(confirm).toHaveBeenCalledOnce()
    expect(onClose).toHaveBeenCalledOnce()
  })

  it('keeps nobody who waits for an answer where what was begun goes on, and else keeps them', async () => {
    const onClose = vi.fn<() => void>()
    const never = () => new Promise<void>(() => {})
    const ask = (goesOn: boolean) => (
      <ConfirmDialog
        open
        onClose={onClose}
        title="Delete tag?"
        action="Delete"
        keep="Keep"
        onConfirm={never}
        goesOn={goesOn}
      >
        Nothing uses it.
      </ConfirmDialog>
    )
    const { rerender } = render(ask(false))
    await userEvent.click(screen.getByRole('button', { name: 'Delete' }))
    await userEvent.keyboard('{Escape}')
    expect(onClose).not.toHaveBeenCalled()
    rerender(ask(true))
    await userEvent.click(screen.getByRole('button', { name: 'Close, it goes on' }))
    expect(onClose).toHaveBeenCalledTimes(1)
    await userEvent.keyboard('{Escape}')
    expect(onClose).toHaveBeenCalledTimes(2)
  })

  it('stays open with what went wrong', async () => {
    const onClose = ask(() => Promise.reject(new Error('POST /reset: 403. Needs system full.')))
    await userEvent.keyboard('hq-eda{Enter}')
    expect(await screen.findByText('POST /reset: 403. Needs system full.')).toBeVisible()
    expect(onClose).not.toHaveBeenCalled()
  })
})
