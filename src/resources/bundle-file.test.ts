import { afterEach, expect, it, vi } from 'vitest'
import { imaginedAppliance } from '../api/imagined-appliance'
import { forgetKey, setKey } from '../api/keys'
import { bundleFile } from './bundle-file'

const appliance = imaginedAppliance({ name: 'eda-1' })

afterEach(() => {
  vi.unstubAllGlobals()
  forgetKey(appliance.id)
})

it('saves a bundle as it was answered, under a name that says of which appliance and when', async () => {
  const answered = '{\n  "Trigger": [\n    {\n      "name": "Dock",\n      "oid": 9007199254740993\n    }\n  ]\n}'
  const headers = { 'content-type': 'application/json' }
  setKey(appliance.id, '0123456789abcdef0123456789abcdef')
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(answered, { headers })))
  const [name, content] = await bundleFile(appliance, { id: 3, name: 'Dock / rules' })
  expect(await content.text()).toBe(answered)
  expect(name).toMatch(/^Dock-rules-eda-1-\d{8}-\d{6}\.json$/)
})
