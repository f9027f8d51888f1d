import { execFileSync, spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect as tls } from 'node:tls'
import { afterEach, expect, it, vi } from 'vitest'
import { makeCertificate } from './certificate'
import { samplePair } from './sample-pair'
import { connect, type Client } from './test-client'

let client: Client
afterEach(() => client.close())

/** A certificate authority is at hand. */
const canSign = spawnSync('openssl', ['version']).status === 0

it('shows the certificate that was installed, and a new one of its own when asked', async () => {
  client = await connect({ tls: true })
  const { url, world } = client.simulator
  const [host, port] = [new URL(url).hostname, Number(new URL(url).port)]
  const shown = (): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = tls({ host, port, rejectUnauthorized: false }, () => {
        resolve(socket.getPeerX509Certificate()?.subject ?? '')
        socket.destroy()
      }).on('error', reject)
    })
  const put = (body: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const headers = {
        authorization: `ExtraHop apikey=${client.simulator.keys[0]?.key}`,
        'content-type': 'text/plain',
      }
      request(`${url}/api/v1/extrahop/sslcert`, { method: 'PUT', headers, rejectUnauthorized: false }, (answer) => {
        answer.resume()
        resolve(answer.statusCode ?? 0)
      })
        .on('error', reject)
        .end(body)
    })
  expect(await shown()).toMatch(/^CN=localhost\nOU=Simulator [0-9a-f]{16}$/)
  // Neither is the private half there already nor does it come along.
  expect(await put(samplePair.certificate)).toBe(422)
  expect(await put(samplePair.certificate + (await world.certificate.current()).key)).toBe(422)
  expect(await put(samplePair.private_key)).toBe(400)
  expect(await put('-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n')).toBe(400)
  expect(await shown()).toMatch(/^CN=localhost\nOU=Simulator [0-9a-f]{16}$/)
  expect(await put(samplePair.certificate + samplePair.private_key)).toBe(204)
  expect(await shown()).toBe('CN=sample.corp.example')
  expect(await (await fetch(`${url.replace('https:', 'http:')}/public.cer`)).text()).toBe(samplePair.certificate)
  // Without its key once the appliance has that.
  expect(await put(samplePair.certificate)).toBe(204)
  await world.certificate.regenerate()
  expect(await shown()).toMatch(/^CN=localhost\nOU=Simulator [0-9a-f]{16}$/)
})

it('has a subject and a key of its own in each simulator, made once and only when somebody asks', async () => {
  const made = vi.spyOn(crypto.subtle, 'generateKey')
  const other = await connect()
  try {
    client = await connect()
    expect(made).not.toHaveBeenCalled()
    const [one, again, another] = await Promise.all([
      client.simulator.certificate(),
      client.simulator.certificate(),
      other.simulator.certificate(),
    ])
    expect([made.mock.calls.length, again]).toEqual([2, one])
    const [mine, theirs] = [one, another].map((pem) => new X509Certificate(pem))
    expect(mine?.subject).not.toBe(theirs?.subject)
    const spki = { type: 'spki', format: 'pem' } as const
    expect(mine?.publicKey.export(spki)).not.toBe(theirs?.publicKey.export(spki))
  } finally {
    made.mockRestore()
    await other.close()
  }
})

it.runIf(canSign)('keeps the key of a signing request for the certificate that answers it', async () => {
  client = await connect()
  const names = [{ type: 'dns' as const, name: 'eda.corp.example' }]
  const body = { subject: { common_name: 'eda.corp.example' }, subject_alternative_names: names }
  const { json } = await client.call('POST', '/extrahop/sslcert/signingrequest', { body })
  const folder = await mkdtemp(join(tmpdir(), 'signing-'))
  try {
    const issuer = await makeCertificate()
    await writeFile(join(folder, 'request.pem'), String(Object(json)['pem']))
    await writeFile(join(folder, 'issuer.pem'), `${issuer.cert}\n${issuer.key}`)
    const words = 'x509 -req -in request.pem -CA issuer.pem -CAkey issuer.pem -CAcreateserial -days 1'.split(' ')
    const signed = execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' }).toString()
    expect((await client.call('PUT', '/extrahop/sslcert', { body: issuer.cert })).status).toBe(422)
    expect((await client.call('PUT', '/extrahop/sslcert', { body: signed + issuer.cert })).status).toBe(204)
    expect(new X509Certificate(await client.simulator.certificate()).subject).toBe('CN=eda.corp.example')
  } finally {
    await rm(folder, { recursive: true })
  }
})
