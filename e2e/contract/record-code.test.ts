// A query as code, run as it is copied: it reads all pages, each record once, with the cursor's place in each release.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { languages, type Language } from '../../src/api/samples'
import { codeOf } from '../../src/screens/records/code'
import type { Simulator } from '../../src/simulator/server'
import { start } from './inputs'
import { Runner, unableTo } from './interpreters'

const apiKey = '0123456789abcdef0123456789abcdef'
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

interface Answer {
  records: { _id: string }[]
}

const unable = new Map<Language, string | null>()
for (const language of languages) unable.set(language, await unableTo(language))

describe.each(['9.8', '5.3'] as const)('a query of release %s', (release) => {
  let simulator: Simulator
  beforeAll(async () => {
    simulator = await start({ release, role: 'discover', apiKey })
  })
  afterAll(async () => simulator.close())

  it.for(languages.filter((language) => unable.get(language) === null))('as %s', async (language) => {
    const runner = await Runner.start(language, { EXTRAHOP_API_KEY: apiKey })
    try {
      const until = Date.now() - 60_000
      const query = {
        from: until - 7_200_000,
        until,
        types: ['~http'],
        limit: 40,
        filter: { field: 'uri', operator: '!=', operand: `it's "odd" $HOME` } as const,
      }
      const answer = await fetch(`${simulator.url}/api/v1/records/search`, {
        method: 'POST',
        headers: { authorization: `ExtraHop apikey=${apiKey}`, 'content-type': 'application/json' },
        body: JSON.stringify({ ...query, limit: 10_000 }),
      })
      const ids = ((await answer.json()) as Answer).records.map(({ _id }) => _id)
      expect(ids.length).toBeGreaterThan(3 * query.limit)
      const appliance = { url: simulator.url, release, platform: 'discover' } as const
      const { code, stdout, stderr } = await runner.run(codeOf(language, appliance, query))
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      const lines = stdout.trimEnd().split('\n')
      const printed = lines.flatMap((line) => {
        const value = JSON.parse(line) as Answer | { _id: string }
        return 'records' in value ? value.records.map(({ _id }) => _id) : [value._id]
      })
      expect(printed).toEqual(ids)
    } finally {
      await runner.close()
    }
  })
})
