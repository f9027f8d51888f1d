// "0" is said only once everything has been read and looked through.
import { render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { expect, it, vi } from 'vitest'
import { imaginedAppliance } from '../../api/imagined-appliance'
import { ApplianceScope } from '../../api/session'
import { Attention } from './attention'
import type { ReadFacts } from './use-facts'

const read = { data: {}, isError: false, isLoading: false, error: null, dataUpdatedAt: 1 }
const reads = { about: read, live: read, saved: read } as unknown as ReadFacts

const shown = (looking: boolean) => (
  <MemoryRouter>
    <ApplianceScope appliance={imaginedAppliance()}>
      <Attention facts={{ now: 0, version: '9.8.1' }} reads={reads} reachable looking={looking} />
    </ApplianceScope>
  </MemoryRouter>
)

it('counts nothing while what was read is still compared', () => {
  const { rerender } = render(shown(true))
  expect(screen.getByText('Reading.')).toBeVisible()
  expect(screen.queryByText('0')).toBeNull()
  rerender(shown(false))
  expect(screen.getByText('0')).toBeVisible()
  expect(screen.getByText('Nothing in what this key may read.')).toBeVisible()
})

it('says what is not answered yet beside what was found, and tries again what failed', async () => {
  const refetch = vi.fn()
  const some = {
    ...reads,
    processes: { ...read, data: undefined, isLoading: true },
    license: { ...read, data: undefined, isError: true, error: new Error('no'), refetch },
  } as unknown as ReadFacts
  render(
    <MemoryRouter>
      <ApplianceScope appliance={imaginedAppliance()}>
        <Attention facts={{ now: 0, version: '9.8.1' }} reads={some} reachable looking={false} />
      </ApplianceScope>
    </MemoryRouter>,
  )
  expect(await screen.findByText('Still being read: processes')).toBeVisible()
  expect(screen.getByText('Not known: license')).toBeVisible()
  screen.getByRole('button', { name: 'Try again' }).click()
  expect(refetch).toHaveBeenCalledOnce()
})
