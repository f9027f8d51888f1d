// What the demo site shows whoever opens it, at whatever hour: the questions people ask first find something.
import { afterEach, expect, it } from 'vitest'
import type { RecordAnswer } from '../../catalog/records'
import { connect, type Client } from '../test-client'

let client: Client
afterEach(() => client?.close())

const hour = 3_600_000
const day = 24 * hour

it('finds pages that are gone within any quarter of an hour (5.3 guide, Example 5), and the other first questions', async () => {
  // A whole week from a Sunday, at the quietest times too, and the minutes after the appliance was away.
  let now = Date.UTC(2026, 2, 1)
  client = await connect({ devices: 1200, now: () => now })
  const total = async (from: string, types: string[], filter: unknown): Promise<number> => {
    const answered = await client.call('POST', '/records/search', { body: { from, types, filter, limit: 1 } })
    expect(answered.status, answered.text).toBe(200)
    return (answered.json as RecordAnswer).total
  }
  const leaf = (field: string, operator: string, operand?: string) => ({
    field,
    operator,
    ...(operand === undefined ? {} : { operand }),
  })
  const example = { operator: 'and', rules: [leaf('method', '=', 'GET'), leaf('statusCode', '=', '404')] }
  const missing: string[] = []
  for (const start of [
    ...Array.from({ length: 24 }, (_, at) => at * hour),
    ...[1, 2, 3, 4, 5, 6].map((at) => at * day + 2 * hour + 25 * 60_000),
  ]) {
    now = Date.UTC(2026, 2, 1) + start
    if ((await total('-15m', ['~http'], example)) === 0) missing.push(new Date(now).toISOString())
  }
  for (const at of [3, 12]) {
    now = Date.UTC(2026, 2, 1, at)
    const found = {
      slow: await total('-6h', ['~db'], leaf('processingTime', '>', '100')),
      logins: await total('-30m', ['~ldap_response', '~kerberos_response'], leaf('error', 'exists')),
      large: await total('-6h', ['~http'], leaf('rspBytes', '>', '1000000')),
      names: await total('-30m', ['~dns_response'], leaf('error', 'exists')),
      server: await total('-6h', ['~http'], leaf('statusCode', '>=', '500')),
    }
    for (const [name, count] of Object.entries(found)) if (count === 0) missing.push(`${name} at ${at}`)
  }
  expect(missing).toEqual([])
}, 60_000)

it.each(['API', 'control port'])('stops recording while ingest is off by the %s of its record store', async (way) => {
  let now = Date.UTC(2026, 2, 4, 12)
  client = await connect({ now: () => now })
  const store = await connect({ role: 'explore', controlPort: 0, now: () => now })
  try {
    const ingest = (ingest_enabled: boolean) =>
      way === 'API'
        ? store.call('PATCH', '/extrahop/cluster', { body: { ingest_enabled } })
        : fetch(`${store.simulator.control}/system`, {
            method: 'POST',
            body: JSON.stringify({ ingest: ingest_enabled }),
          })
    const seen = async (from: number, until: number) =>
      ((await client.call('POST', '/records/search', { body: { from, until, limit: 1 } })).json as RecordAnswer).total
    expect((await ingest(false)).status).toBe(204)
    const off = now
    now += 600_000
    expect((await ingest(true)).status).toBe(204)
    const on = now
    now += 600_000
    expect([await seen(off, on), (await seen(off - 600_000, off)) > 0, (await seen(on, now)) > 0]).toEqual([
      0,
      true,
      true,
    ])
  } finally {
    await store.close()
  }
})

it('goes on seeing devices that speak, and not those that are silent', async () => {
  let now = Date.UTC(2026, 2, 4, 12)
  client = await connect({ now: () => now })
  const seen = async () =>
    (await client.call('GET', '/devices?limit=-1')).json as { id: number; last_seen_time: number }[]
  const before = await seen()
  now += 2 * hour
  const after = await seen()
  const bytes = async (id: number, from: number, until: number): Promise<number> => {
    const body = {
      cycle: 'auto',
      from,
      until,
      object_type: 'device',
      object_ids: [id],
      metric_category: 'net',
      metric_specs: [{ name: 'bytes' }],
    }
    const { json } = await client.call('POST', '/metrics/total', { body })
    return Number((json as { stats: { values: unknown[] }[] }).stats[0]?.values[0] ?? 0)
  }
  for (const { id, last_seen_time } of after.filter((_, at) => at % 8 === 0)) {
    const live = last_seen_time > now - hour
    expect([id, (await bytes(id, now - hour, now)) > 0]).toEqual([id, live])
    if (!live) expect(last_seen_time).toBe(before.find((row) => row.id === id)?.last_seen_time)
  }
})
