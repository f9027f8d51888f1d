// @vitest-environment happy-dom
import { act, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { alarms } from '../work/fleet/alarm'
import type { FleetRun } from '../work/fleet/run'
import { fleetRuns } from '../work/fleet/runs'
import { work } from '../work/work'
import { FleetGuard } from './fleet-guard'

const release = vi.fn(() => Promise.resolve())
const request = vi.fn(() => Promise.resolve({ release }))

const run = (on: boolean) => act(() => fleetRuns.set(new Map(on ? [['plan', {} as FleetRun]] : [])))
/** True if closing the tab is asked about. */
function asks(): boolean {
  const event = new Event('beforeunload', { cancelable: true })
  dispatchEvent(event)
  return event.defaultPrevented
}

afterEach(() => {
  run(false)
  alarms.report('plan', [])
  Reflect.deleteProperty(navigator, 'wakeLock')
})

it('keeps the machine awake and asks before the tab is closed while a fleet is upgraded, and no longer', async () => {
  Object.defineProperty(navigator, 'wakeLock', { value: { request }, configurable: true })
  render(<FleetGuard />)
  expect(asks()).toBe(false)
  run(true)
  expect(request).toHaveBeenCalledTimes(1)
  expect(asks()).toBe(true)
  // A tab that was hidden has lost it.
  act(() => void document.dispatchEvent(new Event('visibilitychange')))
  expect(request).toHaveBeenCalledTimes(2)
  // It is granted in a moment of its own.
  await act(() => Promise.resolve())
  run(false)
  expect(release).toHaveBeenCalled()
  expect(asks()).toBe(false)
})

it('shouts while an ingest is off, and on a locked console lets nobody act', () => {
  const { rerender } = render(<FleetGuard />)
  expect(screen.queryByRole('alert')).toBeNull()
  act(() => alarms.report('plan', [{ cluster: 'store', node: 'https://exa.example', since: Date.now() }]))
  expect(screen.getByRole('alert').textContent).toContain('Ingest is off on Explore cluster store')
  expect(screen.getByRole('alert').textContent).toContain('Nothing here will switch it on by itself')
  expect(screen.getByRole('button', { name: 'Switch on now…' })).toBeTruthy()
  rerender(<FleetGuard closed />)
  expect(screen.queryByRole('button')).toBeNull()
  vi.spyOn(work, 'holderOf').mockReturnValue('elsewhere')
  rerender(<FleetGuard />)
  expect(screen.getByRole('alert').textContent).toContain('another tab upgrades it')
})
