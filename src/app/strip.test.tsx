import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { imaginedRequest } from '../api/imagined-request'
import { log } from '../api/log'
import { Strip } from './strip'

const entry = imaginedRequest({ path: '/license' })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  log.clear()
})

it('says for how long the oldest request is waited for, also behind others that are answered', async () => {
  render(<Strip open={false} shown={null} onOpen={() => undefined} />)
  const strip = screen.getByRole('contentinfo')
  let end: ReturnType<typeof log.begin> | undefined
  act(() => void (end = log.begin(entry)))
  act(() => log.begin({ ...entry, path: '/tags' })({ status: 200, bytes: 9 }))
  expect(strip).toHaveTextContent(/200 GET \/tags/)
  await act(() => vi.advanceTimersByTimeAsync(6000))
  expect(strip).toHaveTextContent('waiting for 6 s GET /license')
  act(() => end?.({ status: 200, bytes: 5 }))
  expect(strip).toHaveTextContent(/200 GET \/tags/)
})
