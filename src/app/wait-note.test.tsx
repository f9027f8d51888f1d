import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { imaginedRequest } from '../api/imagined-request'
import { log } from '../api/log'
import { waitFor } from '../api/waits'
import { WaitNote } from './wait-note'

const entry = imaginedRequest({ method: 'DELETE', path: '/tags/3' })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  log.clear()
})

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

it('says for how long a request is not answered, and nothing of what was sent before or is over', async () => {
  log.begin({ ...entry, path: '/old' })
  await pass(10)
  const { container } = render(<WaitNote />)
  let end: ReturnType<typeof log.begin> | undefined
  act(() => void (end = log.begin(entry)))
  act(() => void log.begin({ ...entry, body: { kind: 'file', name: 'image', size: 5 } }))
  await pass(3000)
  expect(container).toBeEmptyDOMElement()
  await pass(4000)
  expect(container).toHaveTextContent('No answer to DELETE /tags/3 for 7 s.')
  act(() => end?.({ status: 204 }))
  expect(container).toBeEmptyDOMElement()
})

it('says what the appliance asked to wait, and gives it up', async () => {
  render(<WaitNote />)
  let given: boolean | undefined
  act(() => void waitFor(5000, { method: 'DELETE', path: '/tags/3' }, undefined).then((was) => (given = was)))
  expect(screen.getByText(/asked to wait 5 s before/)).toHaveTextContent('DELETE /tags/3 is sent again')
  await act(async () => screen.getByRole('button', { name: 'Stop waiting' }).click())
  expect(given).toBe(true)
})
