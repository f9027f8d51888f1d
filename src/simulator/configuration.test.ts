// What moves or keeps configuration, over HTTP: backups, bundles, support packs, decryption keys.
import { createHash, X509Certificate } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { samplePair } from './sample-pair'
import { connect, rowsOf, type Client } from './test-client'

let client: Client
afterEach(() => client.close())

const idOf = (location: string | null): string => location?.split('/').at(-1) ?? ''

async function download(path: string, method = 'GET'): Promise<{ headers: Headers; bytes: Buffer }> {
  const key = client.simulator.keys[0]?.key ?? ''
  const response = await fetch(`${client.simulator.url}/api/v1${path}`, {
    method,
    headers: { authorization: `ExtraHop apikey=${key}` },
  })
  expect(response.status).toBe(200)
  return { headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
}

describe('backups', () => {
  it('bring back what was changed, made and deleted since, with its assignments', async () => {
    client = await connect()
    const read = async () => {
      const paths = ['/tags', '/devicegroups', '/alerts', '/triggers', '/dashboards', '/customdevices', '/emailgroups']
      const lists = await Promise.all(paths.map(async (path) => (await client.call('GET', path)).json))
      const members = await client.call('GET', '/tags/1/devices')
      const tagged = members.status === 404 ? [] : rowsOf(members).map((row) => row['id'])
      const devices = rowsOf(await client.call('GET', '/devices?limit=-1')).map((row): Record<string, unknown> => ({
        ...row,
        mod_time: 0,
        user_mod_time: 0,
      }))
      return { lists, tagged, devices }
    }
    const [some, other] = rowsOf(await client.call('GET', '/devices'))
    const id = Number(some?.['id'])
    await client.call('PATCH', `/devices/${id}`, { body: { custom_name: 'named before', description: 'kept' } })
    const before = await read()
    const made = await client.call('POST', '/customizations', { body: { name: 'before: the move' } })
    const path = `/customizations/${idOf(made.headers.get('location'))}`

    await client.call('PATCH', `/devices/${id}`, { body: { custom_name: 'named after' } })
    await client.call('PATCH', `/devices/${Number(other?.['id'])}`, { body: { custom_name: 'named after too' } })
    await client.call('DELETE', '/tags/1')
    await client.call('DELETE', '/alerts/1')
    await client.call('POST', '/tags', { body: { name: 'made after' } })
    await client.call('PATCH', '/triggers/1', { body: { disabled: true } })
    const [custom] = rowsOf(await client.call('GET', '/customdevices'))
    await client.call('DELETE', `/customdevices/${String(custom?.['id'])}`)
    await client.call('POST', '/customdevices', { body: { name: 'Made after' } })
    await client.call('POST', '/watchlist/devices', { body: { assign: [id] } })
    expect(await read()).not.toEqual(before)

    expect((await client.call('POST', `${path}/apply`)).status).toBe(201)
    const after = await read()
    expect(after.lists).toEqual(before.lists)
    expect(new Set(after.tagged)).toEqual(new Set(before.tagged))
    const byId = (rows: Record<string, unknown>[]) => rows.toSorted((a, b) => Number(a['id']) - Number(b['id']))
    expect(byId(after.devices)).toEqual(byId(before.devices))
  })

  it('are listed oldest first, read as contents and downloaded as a file', async () => {
    client = await connect()
    const made = await client.call('POST', '/customizations', { body: { name: 'new' } })
    const rows = rowsOf(await client.call('GET', '/customizations'))
    expect(rows.at(-1)?.['name']).toMatch(/^new \d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
    const times = rows.map((row) => Number(row['create_time']))
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    const path = `/customizations/${idOf(made.headers.get('location'))}`
    const { json } = await client.call('GET', path)
    expect(json).toMatchObject({ '.meta': { name: rows.at(-1)?.['name'] } })
    const { headers, bytes } = await download(`${path}/download`, 'POST')
    expect(JSON.parse(gunzipSync(bytes).toString())).toEqual(json)
    expect(headers.get('content-type')).toBe('application/x-gzip')
    expect(headers.get('content-disposition')).toMatch(/filename="new \d{4}-\d\d-\d\d \d{6}\.exbk"/)
    const { json: status } = await client.call('GET', '/customizations/status')
    expect(status).toMatchObject({ did_last_succeed: true, last_success_time: rows.at(-1)?.['create_time'] })
  })
})

describe('bundles', () => {
  const bundle = {
    name: 'Moved',
    tags: [{ name: 'Moved tag' }],
    triggers: [
      {
        name: 'Count checkouts',
        events: ['HTTP_REQUEST'],
        script: 'debug(1)',
        assignments: { devicegroups: ['DNS Servers'] },
      },
    ],
    alerts: [{ name: 'Moved alert', type: 'threshold', severity: 2 }],
    dashboards: [{ name: 'Moved dashboard' }],
  }
  const upload = async (contents: object) => client.call('POST', '/bundles', { body: contents })
  const named = async (path: string, name: string) =>
    rowsOf(await client.call('GET', path)).find((row) => row['name'] === name)

  it('install their objects when they are applied, and nothing before', async () => {
    client = await connect()
    const path = `/bundles/${idOf((await upload(bundle)).headers.get('location'))}`
    expect((await client.call('GET', path)).json).toEqual(bundle)
    expect(await named('/tags', 'Moved tag')).toBeUndefined()
    const apply = { policy: 'overwrite', include_assignments: true }
    expect((await client.call('POST', `${path}/apply`, { body: apply, as: 'write full' })).status).toBe(201)
    expect(await named('/tags', 'Moved tag')).toBeDefined()
    expect(await named('/alerts', 'Moved alert')).toMatchObject({ severity: 2 })
    expect(await named('/dashboards', 'Moved dashboard')).toMatchObject({
      owner: 'netops',
      short_code: expect.any(String),
    })
    const trigger = await named('/triggers', 'Count checkouts')
    expect(trigger).toMatchObject({ script: 'debug(1)', id: 1 })
    const groups = rowsOf(await client.call('GET', '/triggers/1/devicegroups')).map((row) => row['name'])
    expect(groups).toContain('DNS Servers')
    // What is installed stays when the bundle goes.
    await client.call('DELETE', path)
    expect(await named('/tags', 'Moved tag')).toBeDefined()
  })

  it('leave what is there, and assignments, where that is asked for', async () => {
    client = await connect()
    const path = `/bundles/${idOf((await upload(bundle)).headers.get('location'))}`
    const before = await named('/triggers', 'Count checkouts')
    await client.call('POST', `${path}/apply`, { body: { policy: 'skip', include_assignments: false } })
    expect(await named('/triggers', 'Count checkouts')).toEqual(before)
    expect(await named('/tags', 'Moved tag')).toBeDefined()
  })

  it('tell the audit log what of them was left out', async () => {
    client = await connect()
    const assignments = { devicegroups: ['DNS Servers', 'Nowhere'], planets: ['Mars'] }
    const path = `/bundles/${idOf(
      (
        await upload({
          '.meta': { name: 'Later', version_min: '99.1' },
          Trigger: [{ name: 'q1', events: '["HTTP_REQUEST"]', script: '', priority: 2, tags: [], assignments }],
          Dashboard: [{ name: 'D', regions: '["Used"]' }],
          Region: [
            { name: 'Used', widgets: [{ name: 'Shown' }] },
            { name: 'Spare', widgets: [] },
          ],
          Widget: [{ name: 'Shown' }, { name: 'Lost' }],
          Metric: { name: 'no list' },
          RecordFormat: [{}],
        })
      ).headers.get('location'),
    )}`
    const apply = { policy: 'overwrite', include_assignments: true }
    expect((await client.call('POST', `${path}/apply`, { body: apply })).status).toBe(201)
    const said = [...client.simulator.world.collections.auditlog.all()].flatMap(({ body }) =>
      body.priority === 'WARN' && body.operation === 'Apply bundle' ? [body.details] : [],
    )
    expect(said).toEqual([
      'Not known here and left out: Metric is no list, RecordFormat (1)',
      'Without a place in the bundle and left out: Region "Spare", Widget "Lost"',
      'Fields not known here and left out, triggers "q1": priority, tags',
      'Assignments to what is not found here: triggers "q1": devicegroups "Nowhere", triggers "q1": planets',
      expect.stringMatching(/^The bundle is for later releases than 9\.8.*, from: 99\.1$/),
    ])
  })

  it('do not warn where all of them is known', async () => {
    client = await connect()
    const warnings = () =>
      [...client.simulator.world.collections.auditlog.all()].filter(({ body }) => body.operation === 'Apply bundle')
    const before = warnings().length
    const apply = { policy: 'overwrite', include_assignments: true }
    for (const { id } of client.simulator.world.collections.bundles.all())
      expect((await client.call('POST', `/bundles/${id}/apply`, { body: apply })).status).toBe(201)
    expect(
      warnings()
        .slice(before)
        .filter(({ body }) => body.priority === 'WARN'),
    ).toEqual([])
  })

  it('are refused in words where they do not fit, and built-in ones stay', async () => {
    client = await connect()
    const nameless = await upload({ tags: [] })
    expect([nameless.status, nameless.text]).toEqual([422, expect.stringContaining('no name')])
    const odd = await upload({ name: 'x', alerts: [{ name: 'a', severity: 'high' }] })
    expect([odd.status, odd.text]).toEqual([422, expect.stringMatching(/alerts\[0\].*severity/)])
    expect((await client.call('DELETE', '/bundles/1')).status).toBe(400)
  })
})

describe('support packs', () => {
  it('are uploaded as a form, wait in a queue and leave a file', async () => {
    client = await connect({ jobStep: 30 })
    const form = new FormData()
    form.append('file', new File(['a pack'], 'check disks.pack'))
    const response = await fetch(`${client.simulator.url}/api/v1/supportpacks`, {
      method: 'POST',
      headers: { authorization: `ExtraHop apikey=${client.simulator.keys[0]?.key ?? ''}` },
      body: form,
    })
    expect(response.status).toBe(202)
    const place = response.headers.get('location')?.replace('/api/v1', '') ?? ''
    const seen = new Set<unknown>()
    const status = async (): Promise<unknown> => {
      const { json } = await client.call('GET', place)
      const now: unknown = Reflect.get(Object(json), 'status')
      seen.add(now)
      return now
    }
    await status()
    await expect.poll(status, { interval: 5 }).toBe('done')
    expect([...seen]).toEqual(['pending', 'running', 'done'])
    const rows = rowsOf(await client.call('GET', '/supportpacks'))
    const filename = String(rows.at(-1)?.['filename'])
    expect(filename).toMatch(/^checkdisks-\d{8}-\d{6}\.tar\.gz$/)
    const { bytes, headers } = await download(`/supportpacks/${filename}`)
    expect(String(bytes.length)).toBe(rows.at(-1)?.['size'])
    expect(headers.get('content-type')).toBe('application/x-gzip')
    const tar = gunzipSync(bytes)
    expect(tar.subarray(257, 262).toString()).toBe('ustar')
    expect(tar.subarray(0, 11).toString()).toBe('summary.txt')
    expect(tar.toString()).toContain(client.simulator.world.appliance.version)
    const alone = { 'content-type': 'application/octet-stream' }
    expect((await client.call('POST', '/supportpacks', { body: new Blob(['a pack']), headers: alone })).status).toBe(
      202,
    )
    expect((await client.call('POST', '/supportpacks', { body: new Blob([]), headers: alone })).status).toBe(422)
    expect((await client.call('POST', '/supportpacks', { body: 'a pack' })).status).toBe(415)
  })
})

describe('decryption keys', () => {
  const add = (more: object = {}) =>
    client.call('POST', '/ssldecryptkeys', { body: { name: 'New', enabled: true, ...samplePair, ...more } })

  it('are known by the SHA-1 of the key, and never give the private half back', async () => {
    client = await connect()
    const made = await add()
    const spki = new X509Certificate(samplePair.certificate).publicKey.export({ type: 'spki', format: 'der' })
    const id = createHash('sha1').update(spki).digest('hex')
    expect(made.headers.get('location')).toBe(`/api/v1/ssldecryptkeys/${id}`)
    const one = await client.call('GET', `/ssldecryptkeys/${id}`)
    expect(one.json).toEqual({ id, name: 'New', enabled: true, cert_pem: samplePair.certificate })
    const all = await client.call('GET', '/ssldecryptkeys')
    expect(
      one.text + all.text + JSON.stringify([...client.simulator.world.collections.ssldecryptkeys.all()]),
    ).not.toContain('PRIVATE KEY')
    expect((await add()).status).toBe(409)
  })

  it('are refused where the PEM cannot be read or the halves differ', async () => {
    client = await connect()
    const [seeded] = rowsOf(await client.call('GET', '/ssldecryptkeys'))
    for (const [more, word] of [
      [{ certificate: 'none' }, 'certificate'],
      [{ private_key: samplePair.certificate }, 'private_key'],
      [{ certificate: seeded?.['cert_pem'] }, 'does not belong'],
    ] as const) {
      const answered = await add(more)
      expect([answered.status, answered.text]).toEqual([422, expect.stringContaining(word)])
    }
  })

  it('are bound to protocols by port', async () => {
    client = await connect()
    const [web] = rowsOf(await client.call('GET', '/ssldecryptkeys'))
    const path = `/ssldecryptkeys/${String(web?.['id'])}/protocols`
    expect((await client.call('POST', path, { body: { protocol: 'ldap', port: 636 } })).status).toBe(201)
    expect((await client.call('POST', path, { body: { protocol: 'ldap', port: 636 } })).status).toBe(422)
    await client.call('DELETE', `${path}/http?port=443`)
    expect((await client.call('GET', path)).json).toEqual([
      { protocol: 'http', port: 8443 },
      { protocol: 'ldap', port: 636 },
    ])
    expect((await client.call('DELETE', `${path}/smtp`)).status).toBe(404)
  })
})
