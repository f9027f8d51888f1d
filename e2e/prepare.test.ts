// A page that is loaded anew asks for its list before it is drawn, and then takes that reading over.
import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, it, vi } from 'vitest'
import { readUrlState } from '../src/crud/url-state'
import { listQuery } from '../src/screens/devices/device-list'
import { ListState, searchOf } from '../src/screens/devices/list-state'
import { fetchPreparation } from '../src/app/screens'
import { simulatedSite } from './simulated-site'

it.each(['', '?search=name&value=web', '?sort=-name&columns=name,vendor&from=-24h'])(
  'reads the list of #/devices%s once',
  async (query) => {
    const { simulator, appliance, client } = await simulatedSite()
    const search = searchOf(readUrlState(ListState, new URLSearchParams(query)))
    const asked = () => simulator.log.filter(({ operation }) => operation?.startsWith('devices.')).length
    const prepare = await fetchPreparation(`#/devices${query}`)
    prepare(client, appliance)
    const page = new QueryObserver(client, listQuery(appliance, search))
    const leave = page.subscribe(() => undefined)
    await vi.waitFor(() => expect(page.getCurrentResult().data?.end).toBe('complete'), 10_000)
    leave()
    const together = asked()
    await new QueryClient().fetchQuery(listQuery(appliance, search))
    expect([together, page.getCurrentResult().data?.rows.length]).toEqual([asked() - together, expect.any(Number)])
  },
)

it.each(['#/tags', '#/devices/1', '', '#/devicesx?search=any'])('asks for nothing for %j', async (hash) => {
  const { simulator, appliance, client } = await simulatedSite()
  const before = simulator.log.length
  const prepare = await fetchPreparation(hash)
  prepare(client, appliance)
  expect([simulator.log.length, client.getQueryCache().getAll().length]).toEqual([before, 0])
})
