import { afterEach, expect, it, vi } from 'vitest'
import { imaginedAppliance } from '../../api/imagined-appliance'
import { setKey } from '../../api/keys'
import * as pieces from '../../browser/pieces'
import { findDevices } from './find-devices'
import { keyOf } from './keys'

afterEach(() => vi.restoreAllMocks())

/** Searches by one pattern, one for each property. */
const appliance = imaginedAppliance({ release: '5.3' })
setKey(appliance.id, 'a-key')
const keys = ['10.0.0.1', 'web'].flatMap((text) => keyOf(text, 'any') ?? [])

/** What is answered to a search for a property from an offset on. */
const answer = (rows: (type: string, offset: number) => { id: number; display_name: string }[]) =>
  vi.spyOn(globalThis, 'fetch').mockImplementation((url) => {
    const params = new URL(url instanceof Request ? url.url : url).searchParams
    const found = rows(params.get('search_type') ?? '', Number(params.get('offset')))
    return Promise.resolve(Response.json(found.slice(0, Number(params.get('limit')))))
  })

const web = { id: 1, display_name: 'web' }

it('is not sure of all where one of several searches was not, whichever it was', async () => {
  let made = 0
  const fresh = () => ({ id: 1000 + made++, display_name: 'new' })
  for (const restless of ['ip address', 'name']) {
    // Its pages never join: the list changes faster than it can be read.
    const page = (offset: number) => Array.from({ length: offset === 0 ? 500 : 5 }, fresh)
    answer((type, offset) => (type === restless ? page(offset) : [web]))
    expect(await findDevices(appliance, keys)).toMatchObject({ complete: false })
  }
  answer(() => [web])
  expect(await findDevices(appliance, keys)).toMatchObject({ complete: true })
})

it('has put all that came into the index before it is done, however long that takes', async () => {
  answer(() => [web])
  const { eachInPieces } = pieces
  vi.spyOn(pieces, 'eachInPieces').mockImplementation(async (...all) => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    await eachInPieces(...all)
  })
  const { index } = await findDevices(appliance, keys)
  expect(index.find({ by: 'name', text: 'web' })).toEqual([1])
})
