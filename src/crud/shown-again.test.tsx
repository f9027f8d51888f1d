// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { act, fireEvent, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, it, vi } from 'vitest'
import { imaginedAppliance } from '../api/imagined-appliance'
import { ApplianceScope } from '../api/session'
import { RefreshButton } from './refresh-button'
import { useShownAgain } from './shown-again'

const here = imaginedAppliance({ name: 'here' })

function Page({ reads }: { reads: Record<string, () => Promise<unknown>> }) {
  const { again, reading } = useShownAgain()
  for (const [name, queryFn] of Object.entries(reads))
    // oxlint-disable-next-line react/rules-of-hooks -- the same ones each time
    useQuery({ queryKey: [here.id, name], queryFn, staleTime: Infinity })
  return <button onClick={() => void again()}>{reading ? 'busy' : 'idle'}</button>
}

/** A page that reads something, with the Refresh of all pages beside it. */
const show = (part: ReactNode) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ApplianceScope appliance={here}>
        <RefreshButton />
        {part}
      </ApplianceScope>
    </QueryClientProvider>,
  )

it('reads again all that stands on the page, and is busy with any of it but the look at the clock', async () => {
  let done = (): void => {}
  const slow = () => new Promise((resolve) => (done = () => resolve(1)))
  const reads = { jobs: vi.fn(slow), metrics: vi.fn(async () => 1), clock: vi.fn(() => new Promise(() => {})) }
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ApplianceScope appliance={here}>
        <Page reads={reads} />
      </ApplianceScope>
    </QueryClientProvider>,
  )
  await vi.waitFor(() => expect(screen.getByRole('button').textContent).toBe('busy'))
  await act(async () => done())
  await vi.waitFor(() => expect(screen.getByRole('button').textContent).toBe('idle'))
  fireEvent.click(screen.getByRole('button'))
  await vi.waitFor(() => expect([reads.jobs, reads.metrics].map(({ mock }) => mock.calls.length)).toEqual([2, 2]))
  await vi.waitFor(() => expect(screen.getByRole('button').textContent).toBe('busy'))
})

it('lets go of a reading that takes long: what stood there stays', async () => {
  const asked: AbortSignal[] = []
  const Jobs = () => {
    const queryFn = ({ signal }: { signal: AbortSignal }) =>
      asked.push(signal) > 1 ? new Promise<string>(() => undefined) : Promise.resolve('Two jobs')
    return <p>{useQuery({ queryKey: [here.id, 'jobs'], queryFn }).data}</p>
  }
  show(<Jobs />)
  await screen.findByText('Two jobs')
  const refresh = screen.getByRole('button', { name: 'Refresh' })
  fireEvent.click(refresh)
  await vi.waitFor(() => expect(refresh.getAttribute('aria-busy')).toBe('true'))
  fireEvent.click(refresh)
  fireEvent.click(await screen.findByRole('button', { name: 'Stop' }, { timeout: 3000 }))
  await vi.waitFor(() => expect(refresh.getAttribute('aria-busy')).toBeNull())
  expect(asked.map(({ aborted }) => aborted)).toEqual([false, true])
  expect(screen.getByText('Two jobs')).toBeTruthy()
})

it('lets go of what is tried again and takes long: its failure stands there as before', async () => {
  let asked = 0
  const Jobs = () => {
    const queryFn = () => (asked++ > 0 ? new Promise<string>(() => undefined) : Promise.reject(new Error('No')))
    const jobs = useQuery({ queryKey: [here.id, 'jobs'], queryFn, retry: false })
    if (!jobs.isError) return <p>on the way</p>
    return <button onClick={() => void jobs.refetch()}>Try again</button>
  }
  show(<Jobs />)
  fireEvent.click(await screen.findByRole('button', { name: 'Try again' }))
  await screen.findByText('on the way')
  fireEvent.click(await screen.findByRole('button', { name: 'Stop' }, { timeout: 3000 }))
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
  await vi.waitFor(() => expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull())
})
