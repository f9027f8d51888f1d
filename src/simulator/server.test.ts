import { spawn } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { get } from 'node:https'
import { createConnection } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { startSimulator } from './server'
import { connect, keyOf, rowsOf, type Client } from './test-client'

let client: Client
afterEach(() => client.close())

describe('answers', () => {
  it('refuses a missing, a malformed and a wrong key with 401', async () => {
    client = await connect()
    for (const authorization of ['', 'Bearer x', 'ExtraHop apikey=0123']) {
      const headers: Record<string, string> = authorization ? { authorization } : {}
      const { status, json } = await client.call('GET', '/tags', { as: null, headers })
      expect(status).toBe(401)
      expect(json).toEqual({ error_message: expect.stringContaining('API key') })
    }
  })

  it('gives one key for each privilege of the release, the highest first', async () => {
    client = await connect({ release: '5.3' })
    expect(client.simulator.keys.map((key) => key.privilege)).toEqual([
      'system full',
      'write full',
      'write limited',
      'read-only',
    ])
    for (const { key } of client.simulator.keys) expect(key).toMatch(/^[0-9a-f]{32}$/)
    expect((await client.call('GET', '/tags', { as: 'read-only' })).status).toBe(200)
    expect((await client.call('POST', '/tags', { as: 'read-only', body: { name: 'x' } })).status).toBe(403)
  })

  it('takes a key of its own as the highest', async () => {
    client = await connect({ apiKey: 'feed' })
    expect(client.simulator.keys[0]).toEqual({ key: 'feed', user: 'setup', privilege: 'system full' })
    expect((await client.call('GET', '/extrahop')).status).toBe(200)
  })

  it('creates with 201, no body and a Location without a host; finds, changes and deletes what it made', async () => {
    client = await connect()
    const made = await client.call('POST', '/tags', { body: { name: 'Räume & Türen' } })
    expect(made.status).toBe(201)
    expect(made.text).toBe('')
    expect(made.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    const path = (made.headers.get('location') ?? '').replace('/api/v1', '')
    expect(path).toMatch(/^\/tags\/\d+$/)
    expect((await client.call('GET', path)).json).toMatchObject({ name: 'Räume & Türen' })
    expect((await client.call('PATCH', path, { body: { name: 'Doors' } })).status).toBe(204)
    expect((await client.call('GET', path)).json).toMatchObject({ name: 'Doors' })
    expect((await client.call('DELETE', path)).status).toBe(204)
    const gone = await client.call('GET', path)
    expect(gone.status).toBe(404)
    expect(gone.json).toEqual({ error_message: expect.any(String) })
  })

  it('forgets an upload that breaks off, and answers on', async () => {
    client = await connect()
    const { url, keys, world, log } = client.simulator
    const head = [
      'POST /api/v1/extrahop/firmware HTTP/1.1',
      'Host: localhost',
      `Authorization: ExtraHop apikey=${keys[0]?.key}`,
      'Content-Type: application/vnd.extrahop.firmware',
      'Content-Length: 100000',
    ]
    await new Promise((resolve) => {
      const socket = createConnection(Number(new URL(url).port), '127.0.0.1', () => {
        socket.write(`${head.join('\r\n')}\r\n\r\nextrahop-9.9.0.1500.tar`, () => socket.destroy())
      }).on('close', resolve)
    })
    expect((await client.call('GET', '/extrahop/version')).status).toBe(200)
    expect(world.appliance.image).toBeNull()
    expect(log.map(({ operation }) => operation)).toEqual(['extrahop.version'])
  })

  it('answers HEAD as GET without its body', async () => {
    client = await connect()
    const [get, head] = [await client.call('GET', '/tags/1'), await client.call('HEAD', '/tags/1')]
    expect([head.status, head.text]).toEqual([200, ''])
    expect(head.headers.get('content-length')).toBe(String(get.text.length))
    expect((await client.call('HEAD', '/tags/424242')).status).toBe(404)
    expect((await client.call('HEAD', '/metrics')).status).toBe(405)
    expect((await client.call('HEAD', '/tags', { as: null })).status).toBe(401)
  })

  it('pages devices: 100 unless asked, all with -1, nothing past the end', async () => {
    client = await connect({ devices: 230 })
    expect(rowsOf(await client.call('GET', '/devices'))).toHaveLength(100)
    expect(rowsOf(await client.call('GET', '/devices?limit=-1'))).toHaveLength(230)
    expect(rowsOf(await client.call('GET', '/devices?limit=100&offset=200'))).toHaveLength(30)
    const past = await client.call('GET', '/devices?offset=300')
    expect([past.status, past.json]).toEqual([200, []])
  })

  it('compresses large answers when asked to', async () => {
    client = await connect()
    const headers = { authorization: `ExtraHop apikey=${keyOf(client.simulator, 'system full')}` }
    const ask = async (path: string, encoding: string) =>
      fetch(`${client.simulator.url}/api/v1${path}`, { headers: { ...headers, 'accept-encoding': encoding } })
    const large = await ask('/devices', 'gzip')
    expect(large.headers.get('content-encoding')).toBe('gzip')
    expect(await large.json()).toHaveLength(80)
    expect((await ask('/extrahop', 'gzip')).headers.get('content-encoding')).toBeNull()
    expect((await ask('/devices', 'identity')).headers.get('content-encoding')).toBeNull()
  })

  it('waits for its latency', async () => {
    client = await connect({ latency: 60 })
    const started = performance.now()
    await client.call('GET', '/extrahop')
    expect(performance.now() - started).toBeGreaterThanOrEqual(59)
  })

  it('is there on localhost and on both loopback addresses where the machine has them', async () => {
    client = await connect()
    const { port } = new URL(client.simulator.url)
    for (const host of ['localhost', '127.0.0.1']) expect((await fetch(`http://${host}:${port}/`)).status).toBe(200)
  })

  it('records every write in the audit log, and no read', async () => {
    client = await connect()
    const { auditlog } = client.simulator.world.collections
    const before = auditlog.size
    await client.call('GET', '/tags')
    await client.call('POST', '/devices/search', { body: {} })
    await client.call('POST', '/tags', { body: { name: 'noted' }, as: 'write full' })
    expect([...auditlog.all()].slice(before).map((entry) => entry.body)).toMatchObject([
      { user: 'netops', operation: 'Create a tag', details: expect.stringContaining('"noted"') },
    ])
  })

  it('logs requests without the key', async () => {
    client = await connect()
    await client.call('POST', '/tags?x=1', { body: { name: 'noted' } })
    await client.call('POST', '/tags', { body: { name: 'noted' } })
    const { log, keys } = client.simulator
    expect(log).toMatchObject([
      { method: 'POST', path: '/tags', query: 'x=1', operation: 'tags.create', status: 400, user: 'setup' },
      { method: 'POST', path: '/tags', status: 201, body: '{"name":"noted"}' },
    ])
    expect(JSON.stringify(log)).not.toContain(keys[0]?.key)
  })
})

describe('firmware', () => {
  it('is uploaded and installed as a job, away meanwhile, and answers with the new version after', async () => {
    client = await connect({ role: 'explore', jobStep: 80 })
    const body = new Blob(['extrahop-9.9.0.1500.tar'])
    const wrong = await client.call('POST', '/extrahop/firmware', { body, headers: { 'content-type': 'text/plain' } })
    expect(wrong.status).toBe(415)
    const headers = { 'content-type': 'application/vnd.extrahop.firmware' }
    expect((await client.call('POST', '/extrahop/firmware/latest/upgrade')).status).toBe(404)
    expect((await client.call('POST', '/extrahop/firmware', { body, headers })).status).toBe(201)
    const started = await client.call('POST', '/extrahop/firmware/latest/upgrade', { body: { restart_after: true } })
    expect(started.status).toBe(202)
    expect(started.headers.get('location')).toMatch(/^\/api\/v1\/jobs\/[0-9a-f-]{36}$/)
    expect((await client.call('POST', '/extrahop/firmware/latest/upgrade')).status).toBe(409)
    let away = false
    const version = async (): Promise<unknown> => {
      try {
        return (await client.call('GET', '/extrahop/version')).json
      } catch {
        away = true
        return null
      }
    }
    await expect.poll(version, { interval: 5, timeout: 3000 }).toEqual({ version: '9.9.0.1500' })
    expect([...client.simulator.world.collections.jobs.all()].slice(-1)).toMatchObject([
      { type: 'upgrade', status: 'DONE' },
    ])
    await expect.poll(async () => (await version(), away), { interval: 2, timeout: 3000 }).toBe(true)
  })

  it('refuses an image by its size, however it is sent', async () => {
    client = await connect({ largestImage: 5000 })
    const upload = (size: number) => {
      const text = 'extrahop-9.9.0.1500.tar'
      const headers = { 'content-type': 'application/vnd.extrahop.firmware' }
      return client.call('POST', '/extrahop/firmware', { body: new Blob([text.padEnd(size)]), headers })
    }
    expect((await upload(5001)).status).toBe(422)
    expect(client.simulator.world.appliance.image).toBeNull()
    expect((await upload(5000)).status).toBe(201)
  })

  it.each(['seed', 'control port'])('fails an upgrade by the %s, and runs what it had', async (way) => {
    client = await connect({ jobStep: 5, controlPort: 0, seed: way === 'seed' ? 13 : 1 })
    const { world, control } = client.simulator
    if (way !== 'seed')
      await fetch(`${control}/system`, { method: 'POST', body: JSON.stringify({ course: { ends: 'fails' } }) })
    const before = world.appliance.version
    world.appliance.keepImage({ version: '9.9.0.1500' })
    expect((await client.call('POST', '/extrahop/firmware/latest/upgrade')).status).toBe(202)
    const last = () => [...world.collections.jobs.all()].at(-1)
    await expect.poll(() => last()?.status, { interval: 5 }).toBe('FAILED')
    expect(world.appliance.version).toBe(before)
  })

  it('names no job before 8.5', async () => {
    client = await connect({ role: 'explore', release: '8.0' })
    client.simulator.world.appliance.keepImage({ version: '8.1.0.1000' })
    const started = await client.call('POST', '/extrahop/firmware/latest/upgrade')
    expect([started.status, started.headers.get('location')]).toEqual([202, null])
  })
})

describe('TLS', () => {
  it('serves HTTPS with a certificate for loopback, and hands it out over plain HTTP on the same port', async () => {
    client = await connect({ tls: true })
    const { url } = client.simulator
    const plain = url.replace('https:', 'http:')
    const cert = await (await fetch(`${plain}/public.cer`)).text()
    expect(cert).toBe(await client.simulator.certificate())
    expect(new X509Certificate(cert).subjectAltName).toBe(
      'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1',
    )
    const status = await new Promise((resolve, reject) => {
      get(`${url.replace('127.0.0.1', 'localhost')}/api/v1/tags`, { ca: cert }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      }).on('error', reject)
    })
    expect(status).toBe(401)
    await expect(fetch(`${url}/api/v1/tags`)).rejects.toThrow('fetch failed')
    const moved = await fetch(`${plain}/api/v1/tags`, { redirect: 'manual' })
    expect([moved.status, moved.headers.get('location')]).toEqual([301, `${url}/api/v1/tags`])
  })
})

describe('the program', () => {
  const run = (words: string[]) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/simulator/main.ts', ...words])
    let out = ''
    let err = ''
    child.stdout.on('data', (text: Buffer) => (out += text.toString()))
    child.stderr.on('data', (text: Buffer) => (err += text.toString()))
    const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
    return { child, ended, out: () => out, err: () => err }
  }

  it('prints one line when ready and ends with SIGTERM', { timeout: 20_000 }, async () => {
    client = await connect()
    const program = run(['--port', '0', '--devices=12', '--json', '--any-origin', '--control-port', '0'])
    await expect.poll(() => program.out(), { timeout: 15_000 }).toContain('\n')
    const line: { ready: boolean; url: string; control: string; keys: { key: string }[] } = JSON.parse(program.out())
    expect(line.ready).toBe(true)
    const headers = { authorization: `ExtraHop apikey=${line.keys[0]?.key}`, origin: 'https://anywhere.example' }
    const answered = await fetch(`${line.url}/api/v1/devices`, { headers })
    expect(answered.headers.get('access-control-allow-origin')).toBe('*')
    expect(await answered.json()).toHaveLength(12)
    expect(await (await fetch(`${line.control}/world`)).json()).toMatchObject({ devices: 12 })
    program.child.kill('SIGTERM')
    expect(await program.ended).toBe(0)
  })

  it('outlives a restart of the appliance', { timeout: 20_000 }, async () => {
    client = await connect()
    const program = run(['--port', '0', '--devices=12', '--json', '--api-key', 'held'])
    await expect.poll(() => program.out(), { timeout: 15_000 }).toContain('\n')
    const { url }: { url: string } = JSON.parse(program.out())
    const headers = { authorization: 'ExtraHop apikey=held' }
    const ask = async (path: string, method = 'GET'): Promise<number> => {
      try {
        return (await fetch(`${url}/api/v1/extrahop${path}`, { method, headers })).status
      } catch {
        return 0
      }
    }
    expect(await ask('/restart', 'POST')).toBe(202)
    await expect.poll(() => ask('/version'), { interval: 20, timeout: 10_000 }).toBe(0)
    await expect.poll(() => ask('/version'), { interval: 100, timeout: 10_000 }).toBe(200)
    program.child.kill('SIGTERM')
    expect(await program.ended).toBe(0)
    expect(program.err()).toBe('')
  })

  it('says in one sentence what it does not understand', { timeout: 20_000 }, async () => {
    client = await connect()
    const program = run(['--prot', '1'])
    expect(await program.ended).toBe(2)
    expect(program.err().trim()).toBe('There is no option --prot; --help lists them.')
  })

  it('fails with the port named when it is taken', async () => {
    client = await connect()
    const port = Number(new URL(client.simulator.url).port)
    await expect(startSimulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE', port })
  })
})
