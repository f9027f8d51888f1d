import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Appliance } from '../../api/appliance'
import { forgetKey, setKey } from '../../api/keys'
import { ApplianceScope } from '../../api/session'
import { knownStanding } from '../../api/standing'
import { samplePair } from '../../simulator/sample-pair'
import { readPem } from '../../work/certificate/read'
import { useChange } from './use-change'

const url = 'http://a.example'
const appliance: Appliance = {
  id: url,
  url,
  name: 'a',
  user: null,
  keyHint: '',
  standing: knownStanding({ level: 'system full' }),
  platform: 'discover',
  release: '9.8',
  version: '9.8.1',
}

/** What the appliance hands out and lists while every answer to a change is lost. */
let shown: string | null = null
let jobs: object[] | null = []
const headers = { 'Content-Type': 'application/json' }
beforeEach(() => {
  setKey(url, '0123456789abcdef0123456789abcdef')
  vi.stubGlobal('fetch', async (asked: string, { method = 'GET' }: RequestInit = {}) => {
    if (method !== 'GET') throw new TypeError('Failed to fetch')
    // While it is away nothing of it answers.
    if (asked.endsWith('/public.cer') || asked === `${url}/`) {
      if (shown === null) throw new TypeError('Failed to fetch')
      return new Response(shown)
    }
    if (jobs === null && asked.endsWith('/jobs')) throw new TypeError('Failed to fetch')
    return new Response(JSON.stringify(asked.endsWith('/jobs') ? jobs : {}), { headers })
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  forgetKey(url)
})

const change = () =>
  renderHook(useChange, {
    wrapper: ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={new QueryClient()}>
        <ApplianceScope appliance={appliance}>{children}</ApplianceScope>
      </QueryClientProvider>
    ),
  }).result

const [own] = readPem(samplePair.certificate).certificates
const late = { timeout: 10_000 }
const signal = new AbortController().signal
const other = samplePair.certificate.replace(/MII[^-]+/, '')

it('whether a certificate was replaced is read from the one that is shown, where its answer was lost', async () => {
  if (!own) throw new Error('There is none')
  const hook = change()
  shown = samplePair.certificate
  await act(async () => expect(await hook.current.install(own.pem, own, signal)).toBe(true))
  expect(hook.current).toMatchObject({ standing: 'plain', doubtful: false })
  shown = other
  const kept = change()
  await act(() =>
    expect(kept.current.install(own.pem, own, signal)).rejects.toThrow('looked up since: nothing was changed'),
  )
  shown = null
  const lost = change()
  await act(async () => expect(await lost.current.install(own.pem, own, signal)).toBe(false))
  // Nothing comes about with an appliance that is away, and nothing is done.
  await waitFor(() => expect(lost.current).toMatchObject({ standing: 'waiting', doubtful: true }), late)
  const another = { ...own, fingerprint: 'another' }
  const before = change()
  await act(async () => expect(await before.current.install(own.pem, another, signal)).toBe(false))
  // Once it answers again, what it shows says so.
  shown = samplePair.certificate
  await waitFor(() => expect(lost.current).toMatchObject({ standing: 'plain', doubtful: false, problem: null }), late)
  await waitFor(() => expect(before.current).toMatchObject({ standing: 'none', doubtful: false }), late)
  expect(before.current.problem).toContain('it was not replaced')
})

it('whether one was made is read from the jobs; where they cannot be read before, nothing is sent', async () => {
  jobs = null
  const unread = change()
  await act(() => expect(unread.current.regenerate(signal)).rejects.toThrow('Nothing was sent. GET /jobs: '))
  const given = new AbortController()
  given.abort()
  await act(() => expect(unread.current.regenerate(given.signal)).rejects.toThrow('before anything was sent'))
  jobs = []
  const hook = change()
  await act(() => expect(hook.current.regenerate(signal)).rejects.toThrow('looked up since: nothing was changed'))
  expect(hook.current.standing).toBe('none')
})
