import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { readAll } from '../../api/pages'
import { imaginedAppliance } from '../../api/imagined-appliance'
import { useMembers } from './use-members'

type ReadAllOptions = NonNullable<Parameters<typeof readAll>[1]>

const asked: { options: ReadAllOptions; answer: (rows: unknown[]) => Promise<void> }[] = []

vi.mock('../../api/pages', () => ({
  readsBySearch: () => true,
  readAll: (_: unknown, options: ReadAllOptions) =>
    new Promise((resolve) => {
      const answer = (rows: unknown[]) => act(async () => resolve({ rows, complete: true, requests: 1 }))
      asked.push({ options, answer })
    }),
}))

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  asked.splice(0)
})

const appliance = imaginedAppliance({})
const wait = (ms: number) => act(async () => void vi.advanceTimersByTime(ms))
const device = (id: number) => ({ id, display_name: `d${id}`, device_class: id > 90 ? 'custom' : 'node' })

const show = () =>
  renderHook(
    ({ value, customToo }: { value: string; customToo: boolean }) =>
      useMembers(appliance, { field: 'name', value }, customToo),
    { initialProps: { value: 'w', customToo: true } },
  )

it('asks once for what is typed in one go, and drops what is answered to an older rule', async () => {
  const { result, rerender } = show()
  for (const value of ['we', 'web']) {
    await wait(100)
    rerender({ value, customToo: true })
  }
  await wait(400)
  expect(asked.map(({ options }) => options.query?.value)).toEqual(['web'])
  rerender({ value: 'db', customToo: true })
  expect(result.current.pending).toBe(true)
  await wait(400)
  await asked[1]?.answer([device(2)])
  await asked[0]?.answer([device(1)])
  expect(asked[0]?.options.signal?.aborted).toBe(true)
  expect(result.current).toMatchObject({ pending: false, devices: [{ id: 2 }] })
})

it('leaves custom devices out where the group does', async () => {
  const { result, rerender } = show()
  rerender({ value: 'w', customToo: false })
  await wait(400)
  await asked[0]?.answer([device(1), device(91)])
  expect(result.current.devices.map(({ id }) => id)).toEqual([1])
})
