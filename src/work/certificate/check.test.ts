// @vitest-environment node
// Real certificates, made for the test; keys in all the forms that tools write.
import { createPrivateKey } from 'node:crypto'
import {
  BasicConstraintsExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { signingRequest } from '../../simulator/signing-request'
import { checkPem, namesHost, type Circumstances } from './check'
import { pemOfFile, readPem } from './read'

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
}
const now = Date.UTC(2026, 5, 1)
const day = 86_400_000

interface Made {
  pem: string
  keys: CryptoKeyPair
}

async function make(
  name: string,
  by: Made | null,
  facts: {
    names?: string[]
    until?: number
    kind?: typeof rsa | typeof algorithm
    keys?: CryptoKeyPair
    issuer?: string
  } = {},
): Promise<Made> {
  const kind = facts.kind ?? algorithm
  const keys = facts.keys ?? (await crypto.subtle.generateKey(kind, true, ['sign', 'verify']))
  const certificate = await X509CertificateGenerator.create({
    serialNumber: '01',
    subject: `CN=${name}`,
    issuer: `CN=${facts.issuer ?? (by ? readPem(by.pem).certificates[0]?.name : name)}`,
    notBefore: new Date(now - day),
    notAfter: new Date(facts.until ?? now + 365 * day),
    publicKey: keys.publicKey,
    signingKey: by ? by.keys.privateKey : keys.privateKey,
    signingAlgorithm: by ? algorithm : kind,
    extensions: [
      new BasicConstraintsExtension(facts.names === undefined),
      ...(facts.names
        ? [
            new SubjectAlternativeNameExtension(
              facts.names.map((value) => ({
                type: /^[\d.]+$|:/.test(value) ? ('ip' as const) : ('dns' as const),
                value,
              })),
            ),
          ]
        : []),
    ],
  })
  return { pem: `${certificate.toString('pem')}\n`, keys }
}

const keyOf = async ({ keys }: Made): Promise<string> =>
  `${PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY')}\n`

let root: Made
let middle: Made
let leaf: Made
let plain: Circumstances

beforeAll(async () => {
  root = await make('Root', null)
  middle = await make('Middle', root)
  leaf = await make('eda.corp.example', middle, { names: ['eda.corp.example', '*.lab.corp.example', '192.0.2.7'] })
  plain = { host: 'eda.corp.example', now, request: null, inUse: null }
})

const look = async (text: string, facts: Partial<Circumstances> = {}) => {
  const { findings, pem, chain } = await checkPem(text, { ...plain, ...facts })
  return {
    pem,
    chain,
    stops: findings.filter(({ kind }) => kind === 'stop').map(({ words }) => words),
    warns: findings.filter(({ kind }) => kind === 'warn').map(({ words }) => words),
    oks: findings.filter(({ kind }) => kind === 'ok').map(({ words }) => words),
  }
}

describe('a certificate before it is sent', () => {
  it('is put in order with those that signed it, the key that fits last', async () => {
    const key = await keyOf(leaf)
    const { pem, stops, warns, oks } = await look(
      `Bag attributes\n${key}${root.pem}${leaf.pem}${middle.pem}${leaf.pem}`,
    )
    expect([...stops, ...warns]).toEqual([])
    expect(oks.join('\n')).toMatch(/private key belongs.*\n.*chain is complete, up to Root\n.*sent in order/)
    expect(pem).toBe(leaf.pem + middle.pem + root.pem + key)
  })

  it('is refused with the key of another, and with none that is open', async () => {
    expect((await look(leaf.pem + (await keyOf(root)))).stops).toEqual([expect.stringContaining('does not belong')])
    const locked = createPrivateKey(await keyOf(leaf)).export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase: 'x',
    })
    expect((await look(leaf.pem + locked)).stops).toEqual([expect.stringContaining('encrypted with a passphrase')])
    const old = createPrivateKey(await keyOf(leaf)).export({
      type: 'sec1',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase: 'x',
    })
    expect(old).toContain('Proc-Type')
    expect((await look(leaf.pem + old)).stops).toEqual([expect.stringContaining('encrypted with a passphrase')])
  })

  it('is taken with its key in the older forms', async () => {
    const sec1 = createPrivateKey(await keyOf(leaf)).export({ type: 'sec1', format: 'pem' })
    expect((await look(leaf.pem + middle.pem + sec1)).stops).toEqual([])
    const strong = await make('eda.corp.example', null, { names: ['eda.corp.example'], kind: rsa })
    const pkcs1 = createPrivateKey(await keyOf(strong)).export({ type: 'pkcs1', format: 'pem' })
    expect((await look(strong.pem + pkcs1)).stops).toEqual([])
    expect((await look(leaf.pem + pkcs1)).stops).toEqual([expect.stringContaining('does not belong')])
  })

  it('is taken as it was pasted: indented, with the line ends of other systems', async () => {
    const key = await keyOf(leaf)
    const whole = leaf.pem + middle.pem + root.pem + key
    for (const given of [
      whole.replaceAll(/^/gm, '    '),
      whole.replaceAll('\n', '\r\n'),
      whole.replaceAll('\n', '\r'),
    ]) {
      const { pem, stops, warns } = await look(`\uFEFF${given}`)
      expect([...stops, ...warns]).toEqual([])
      expect(pem).toBe(whole)
    }
    const windows = new File([Buffer.from(`\uFEFF${whole}`, 'utf16le')], 'eda.pem')
    expect(await pemOfFile(windows)).toBe(whole)
  })

  it('is not refused for a kind of key that the browser does not know, which is said', async () => {
    const key = await keyOf(leaf)
    const unknown = vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new Error('Algorithm: unrecognized name'))
    const { stops, warns, pem } = await look(leaf.pem + key)
    unknown.mockRestore()
    expect(stops).toEqual([])
    expect(warns[0]).toContain('does not know keys of this kind (Elliptic curve P-256)')
    expect(pem).toBe(leaf.pem + key)
  })

  it('may come without its key where it answers the last request or keeps the key in use', async () => {
    const { pem, key } = await signingRequest({ common_name: 'eda.corp.example' }, [
      { type: 'dns', name: 'eda.corp.example' },
    ])
    const held = createPrivateKey(key).export({ type: 'pkcs8', format: 'der' })
    const privateKey = await crypto.subtle.importKey('pkcs8', held, rsa, true, ['sign'])
    const { d: _, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...open } = await crypto.subtle.exportKey('jwk', privateKey)
    const publicKey = await crypto.subtle.importKey('jwk', { ...open, key_ops: ['verify'] }, rsa, true, ['verify'])
    const answer = await make('eda.corp.example', middle, {
      names: ['eda.corp.example'],
      keys: { privateKey, publicKey },
    })
    expect((await look(answer.pem + middle.pem, { request: pem })).oks[0]).toContain('answers the signing request')
    expect((await look(leaf.pem + middle.pem, { request: pem })).warns).toEqual([
      expect.stringContaining('does not answer'),
    ])
    expect((await look(leaf.pem + middle.pem)).warns).toEqual([expect.stringContaining('not made in this browser')])
    const inUse = readPem(leaf.pem).certificates[0] ?? null
    expect((await look(leaf.pem + middle.pem, { inUse })).oks[0]).toContain('the certificate in use')
  })

  it('has its chain looked at: missing, forged, and what does not belong', async () => {
    const key = await keyOf(leaf)
    expect((await look(leaf.pem + key)).warns).toEqual([
      expect.stringContaining('CN=Middle, which signed it, is missing'),
    ])
    expect((await look(leaf.pem + middle.pem + key)).oks[1]).toContain('browsers have to know CN=Root')
    const impostor = await make('Middle', null)
    expect((await look(leaf.pem + impostor.pem + key)).stops).toEqual([expect.stringContaining('that is not true')])
    const stray = await make('Stray', null)
    const { warns, pem } = await look(leaf.pem + middle.pem + root.pem + stray.pem + key)
    expect(warns).toEqual([expect.stringContaining('Stray does not belong')])
    expect(pem).not.toContain(stray.pem)
  })

  it('is held against the appliance’s clock', async () => {
    const key = await keyOf(leaf)
    expect((await look(leaf.pem + key, { now: now + 400 * day })).stops[0]).toContain('expired')
    expect((await look(leaf.pem + key, { now: now - 2 * day })).stops[0]).toContain('not valid before')
    expect((await look(leaf.pem + middle.pem + key, { now: now + 350 * day })).warns.join()).toContain(
      'expires in 15 days',
    )
  })

  it('is held against the host of this console', async () => {
    const [certificate] = readPem(leaf.pem).certificates
    if (!certificate) throw new Error('no certificate')
    const six = await make('six', null, { names: ['2001:db8::7'] })
    const [byNumber] = readPem(six.pem).certificates
    if (!byNumber) throw new Error('no certificate')
    expect(['[2001:db8::7]', '[2001:db8::8]', '2001'].map((host) => namesHost(byNumber, host))).toEqual([
      true,
      false,
      false,
    ])
    const covered = ['EDA.corp.example', 'x.lab.corp.example', '192.0.2.7']
    expect(covered.filter((host) => !namesHost(certificate, host))).toEqual([])
    const others = ['corp.example', 'lab.corp.example', 'a.b.lab.corp.example', '192.0.2.8']
    expect(others.filter((host) => namesHost(certificate, host))).toEqual([])
    expect((await look(leaf.pem + middle.pem + (await keyOf(leaf)), { host: '192.0.2.8' })).warns).toEqual([
      expect.stringContaining('do not cover 192.0.2.8'),
    ])
    const nameless = await make('eda.corp.example', null)
    expect((await look(nameless.pem + (await keyOf(nameless)))).warns.join()).toContain('names no host')
  })

  it('says what a text holds instead', async () => {
    expect((await look('')).stops).toEqual(['There is no certificate in it'])
    expect((await look(await keyOf(leaf))).stops).toEqual(['There is a private key, and no certificate'])
    expect((await look(leaf.pem.slice(0, 200))).stops).toEqual([expect.stringContaining('cut off')])
    const { pem } = await signingRequest({ common_name: 'x' }, [])
    expect((await look(pem)).stops).toEqual([expect.stringContaining('signing request')])
    expect((await look('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----')).stops).toEqual([
      expect.stringContaining('cannot be read'),
    ])
  })
})

it('reads a long run of blanks in time that grows with it', () => {
  expect(readPem(`${' '.repeat(200_000)}x`).certificates).toEqual([])
})
