// @vitest-environment node
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Appliance } from '../api/appliance'
import { forgetKey } from '../api/keys'
import { startSimulator, type Simulator } from '../simulator/server'
import { signedIn } from './signed-in'
import { backUp, contentsOf } from './backup'

let simulator: Simulator
let appliance: Appliance

beforeEach(async () => {
  simulator = await startSimulator({ devices: 20 })
  appliance = signedIn(simulator)
})
afterEach(async () => {
  forgetKey(appliance.id)
  await simulator.close()
})

const creates = () => simulator.log.filter(({ operation }) => operation === 'customizations.create').length

it('counts once it is listed, here and opened, and brings the running config', async () => {
  const { row, file, kinds, config } = await backUp(appliance, 'Before the move')
  expect(row.name).toMatch(/^Before the move /)
  expect(file.size).toBeGreaterThan(100)
  expect(kinds).toBeGreaterThan(0)
  expect(JSON.parse((await config?.text()) ?? '')).toEqual(simulator.world.config.live)
})

it('is found in the list where the answer was lost, and not made twice', async () => {
  simulator.faults.add({ kind: 'drop', after: true, times: 1, match: { method: 'POST', path: '/customizations' } })
  expect((await backUp(appliance, 'Lost')).row.name).toMatch(/^Lost /)
  expect(creates()).toBe(1)
})

it('that was stopped once it was made says that it is there', async () => {
  simulator.faults.add({ kind: 'drop', after: true, times: 1, match: { method: 'POST', path: '/customizations' } })
  const stop = new AbortController()
  const made = simulator.world.collections.customizations
  const before = [...made.all()].length
  const put = made.put.bind(made)
  vi.spyOn(made, 'put').mockImplementation((row) => {
    stop.abort()
    return put(row)
  })
  const stopped = backUp(appliance, 'Stopped', { signal: stop.signal })
  await expect(stopped).rejects.toThrow(/^Stopped .* was made and is in the list; it was not downloaded$/)
  expect([...made.all()]).toHaveLength(before + 1)
})

it('does not count where what was downloaded cannot be opened, whatever the list says', async () => {
  simulator.faults.add({ kind: 'malformed', times: 1, match: { path: '/customizations/*/download' } })
  await expect(backUp(appliance, 'Broken')).rejects.toThrow('cannot be read')
})

it('does not count where it was not made, is empty, cut off or holds nothing', async () => {
  simulator.faults.add({ kind: 'drop', times: 1, match: { method: 'POST', path: '/customizations' } })
  await expect(backUp(appliance, 'Never')).rejects.toThrow('not in the list')
  // Nor is one of the same name that was there before.
  await backUp(appliance, 'Night')
  simulator.faults.add({ kind: 'drop', times: 1, match: { method: 'POST', path: '/customizations' } })
  await expect(backUp(appliance, 'Night')).rejects.toThrow('not in the list')
  await expect(contentsOf(new Blob([]))).rejects.toThrow('is empty')
  const { file } = await backUp(appliance, 'Whole')
  await expect(contentsOf(file.slice(0, Math.floor(file.size / 2)))).rejects.toThrow('cut off')
  await expect(contentsOf(new Blob(['{"a": ']))).rejects.toThrow('cannot be read')
  await expect(contentsOf(new Blob(['{".meta": {}}']))).rejects.toThrow('holds nothing')
  expect(await contentsOf(new Blob(['EXBK…']))).toBeNull()
})
