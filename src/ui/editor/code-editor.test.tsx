import { act, render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { CodeEditor } from './code-editor'

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
