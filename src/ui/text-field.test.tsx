import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { TextArea, TextField } from './text-field'

function Two({ line, lines }: { line: string; lines: string }) {
  const [one, setOne] = useState(line)
  const [several, setSeveral] = useState(lines)
  return (
    <>
      <TextField label="Name" value={one} onChange={setOne} />
      <TextArea label="Description" value={several} onChange={setSeveral} />
    </>
  )
}

it('what no field takes without holding up the page is kept and shown in part until it is emptied', async () => {
  render(<Two line={'a '.repeat(60_000)} lines={'a\n'.repeat(1_100_000)} />)
  for (const name of ['Name', 'Description']) {
    expect(screen.queryByRole('textbox', { name })).toBeNull()
    expect(screen.getByRole('group', { name }).textContent).toHaveLength(20_000)
    await userEvent.click(screen.getAllByRole('button', { name: 'Empty it' })[0] ?? document.body)
    await userEvent.type(screen.getByRole('textbox', { name }), 'b')
    expect(screen.getByRole('textbox', { name })).toHaveValue('b')
  }
})

it('takes a pasted list of 50,000 lines', () => {
  render(<Two line="" lines={'host-00001.corp.example\n'.repeat(50_000)} />)
  expect(screen.getByRole('textbox', { name: 'Description' })).toBeVisible()
})

it('keeps its Enter from the button that has the focus once the field is gone', async () => {
  const onOpen = vi.fn<() => void>()
  render(
    <>
      <button onClick={onOpen}>Name it…</button>
      <TextField label="Name" value="" onChange={() => {}} onEnter={() => screen.getByRole('button').focus()} />
    </>,
  )
  await userEvent.type(screen.getByRole('textbox'), '{Enter}')
  expect(screen.getByRole('button')).toHaveFocus()
  expect(onOpen).not.toHaveBeenCalled()
})
