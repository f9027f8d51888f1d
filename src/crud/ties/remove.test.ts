// @vitest-environment node
import { expect, it, vi } from 'vitest'
import { imaginedAppliance } from '../../api/imagined-appliance'
import { setKey } from '../../api/keys'
import { devicegroups } from '../../catalog/devicegroups'
import type { Context } from '../../work/kind'
import { remove, removeStep } from './remove'

it('sends no delete of what came with the appliance meanwhile, and says why', async () => {
  const row = { id: 7, name: 'All servers', built_in: true }
  vi.spyOn(globalThis, 'fetch').mockImplementation(() => Promise.resolve(Response.json(row)))
  const appliance = imaginedAppliance()
  setKey(appliance.id, 'a-key')
  const send = vi.fn()
  const context = { appliance, send, keep: vi.fn() } as unknown as Context
  const { input, items } = removeStep(devicegroups, [{ row, users: [] }], 'Delete it')
  const step = { ...removeStep(devicegroups, [], ''), input: remove.input.parse(input) }
  await expect(remove.apply(step, items, context)).rejects.toThrow('A built-in device group cannot be deleted')
  expect(send).not.toHaveBeenCalled()
})
