import { act, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { CodeEditor, mostEdited, mostInLine } from './code-editor'

const arrival = vi.hoisted(() => {
  let resolve = () => {}
  const promise = new Promise<void>((done) => (resolve = done))
  return { promise, resolve: () => resolve() }
})
vi.mock('./editor', async () => {
  await arrival.promise
  return { default: ({ focused }: { focused?: boolean }) => <p>{focused ? 'has the focus' : 'is there'}</p> }
})

it('has the focus when it comes, if somebody was led to it before', async () => {
  render(<CodeEditor label="Script" value="debug(1)" language="javascript" />)
  const waiting = screen.getByText('debug(1)')
  act(() => waiting.focus())
  expect(waiting).toHaveFocus()
  await act(async () => arrival.resolve())
  expect(await screen.findByText('has the focus')).toBeVisible()
})

it('shows the beginning of what is too long to be edited, and lets it be emptied', async () => {
  const change = vi.fn<(value: string) => void>()
  const text = `// first\n${'x'.repeat(mostEdited)}`
  render(<CodeEditor label="Script" value={text} language="javascript" onChange={change} />)
  expect(screen.getByText(/too long to be edited here/)).toBeVisible()
  expect(screen.getByRole('group', { name: 'Script' }).textContent).toMatch(/^\/\/ first/)
  expect(screen.getByRole('group', { name: 'Script' }).textContent?.length).toBeLessThan(100_000)
  expect(screen.getByRole('button', { name: 'Save as a file' })).toBeEnabled()
  await userEvent.click(screen.getByRole('button', { name: 'Empty it' }))
  expect(change).toHaveBeenCalledExactlyOnceWith('')
})

it('is no editor for one line that holds up the page with each letter, nor for more than whoever shows it takes', () => {
  const line = `{"a":"${'x'.repeat(mostInLine)}"}`
  const { rerender } = render(<CodeEditor label="Input" value={`{\n${line}\n}`} language="json" onChange={() => {}} />)
  expect(screen.getByText(/too long to be edited here/)).toBeVisible()
  const lines = `${line.slice(0, 1000)}\n`.repeat(300)
  rerender(<CodeEditor label="Input" value={lines} language="json" onChange={() => {}} />)
  expect(screen.queryByText(/too long to be edited here/)).toBeNull()
  rerender(<CodeEditor label="Input" value={lines} language="json" onChange={() => {}} most={200_000} />)
  expect(screen.getByText(/too long to be edited here/)).toBeVisible()
  // What cannot be typed into is laid out once.
  rerender(<CodeEditor label="Input" value={line} language="json" readOnly />)
  expect(screen.queryByText(/too long to be edited here/)).toBeNull()
})
