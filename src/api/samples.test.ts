import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { extrahop } from '../catalog/extrahop'
import { supportpacks } from '../catalog/supportpacks'
import { buildRequest } from './request'
import { languages, neutralOfRequest, sample, type Language, type Neutral } from './samples'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'samples-'))
const key = 'k3y-$HOME-`id`'
let seen: { method: string; url: string; headers: IncomingHttpHeaders; body: Buffer }[] = []
const server = createServer((request, response) => {
  const pieces: Buffer[] = []
  request.on('data', (piece: Buffer) => pieces.push(piece))
  request.on('end', () => {
    seen.push({
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(pieces),
    })
    response.end('{"ok":true}')
  })
})
let base = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())
afterAll(() => rmSync(folder, { recursive: true }))

const commands: Record<Language, [command: string, file: string, check: string]> = {
  curl: ['bash', 'sample.sh', 'curl'],
  python: ['python3', 'sample.py', 'python3'],
  ruby: ['ruby', 'sample.rb', 'ruby'],
}
const found = new Set<Language>()
for (const language of languages) {
  const installed = await run(commands[language][2], ['--version']).catch(() => null)
  if (installed) found.add(language)
}

async function execute(language: Language, neutral: Neutral) {
  const [command, file] = commands[language]
  writeFileSync(join(folder, file), sample(language, neutral))
  seen = []
  await run(command, [file], { cwd: folder, env: { ...process.env, EXTRAHOP_API_KEY: key } })
  const [only] = seen
  if (!only || seen.length > 1) throw new Error(`${seen.length} requests came`)
  return only
}

const awkward = [
  `it's "quoted" \\n \\ $HOME \`id\` $(id) #{1} !! %s {0}`,
  '@/etc/passwd',
  'line\nbreak\r\nand\ttab\u0007',
  'Grüße \u202e<script>\u2028 😀 \ufeff',
  '',
]

describe.each(languages)('%s', (language) => {
  it.runIf(found.has(language))('sends what the console sends', async () => {
    for (const text of awkward) {
      const query = { x: `a b&c='d"#${text.slice(0, 3)}` }
      const request = buildRequest(base, extrahop.operations.createSigningRequest, {
        query,
        body: { subject: { common_name: text } },
      })
      const came = await execute(language, neutralOfRequest(request))
      expect(came.method).toBe('POST')
      expect(base + came.url).toBe(request.url)
      expect(JSON.parse(came.body.toString())).toEqual({ subject: { common_name: text } })
      expect(came.body.toString()).toBe(request.body)
      expect(came.headers.authorization).toBe(`ExtraHop apikey=${key}`)
      expect(came.headers['content-type']).toBe('application/json')
      expect(came.headers.accept).toBe('application/json')
    }
  })

  it.runIf(found.has(language))('sends a body that is too long for an argument of a command', async () => {
    for (const text of [`${awkward.join('')}${'東'.repeat(60_000)}`, `BODY\n${'x'.repeat(200_000)}`]) {
      const body = { subject: { common_name: text } }
      const came = await execute(
        language,
        neutralOfRequest(buildRequest(base, extrahop.operations.createSigningRequest, { body })),
      )
      expect(JSON.parse(came.body.toString())).toEqual(body)
    }
    const pem = buildRequest(base, extrahop.operations.setCertificate, { body: `BODY\n${'x\n'.repeat(50_000)}BODY` })
    const { body } = await execute(language, neutralOfRequest(pem))
    expect(body.toString().trimEnd()).toBe(pem.body)
  })

  it.runIf(found.has(language))('sends plain text and files unchanged', async () => {
    const pem = buildRequest(base, extrahop.operations.setCertificate, { body: awkward.join('\n') })
    const text = await execute(language, neutralOfRequest(pem))
    expect([text.method, text.headers['content-type']]).toEqual(['PUT', 'text/plain'])
    expect(text.body.toString()).toBe(awkward.join('\n'))

    const content = Buffer.from([0, 1, 2, 255, 10, 13, 39])
    const name = `it's an "image" $1.tar`
    writeFileSync(join(folder, name), content)
    const upload = buildRequest(base, extrahop.operations.uploadFirmware, { body: new File([content], name) })
    const file = await execute(language, neutralOfRequest(upload))
    expect(file.body).toEqual(content)
    expect([file.method, file.headers['content-type']]).toEqual(['POST', 'application/vnd.extrahop.firmware'])
    expect(file.url).toBe('/api/v1/extrahop/firmware')
  })

  it.runIf(found.has(language))('sends a form with a file', async () => {
    const content = Buffer.from([0, 1, 2, 255, 10, 13, 39, 45, 45])
    const name = `it's a "pack" $1.pack`
    writeFileSync(join(folder, name), content)
    const request = buildRequest(base, supportpacks.operations.upload, { body: { file: new File([content], name) } })
    const came = await execute(language, neutralOfRequest(request))
    expect([came.method, came.url]).toEqual(['POST', '/api/v1/supportpacks'])
    const type = String(came.headers['content-type'])
    expect(type).toMatch(/^multipart\/form-data; boundary=/)
    const form = await new Response(new Uint8Array(came.body), { headers: { 'content-type': type } }).formData()
    const file = form.get('file')
    expect(file instanceof File ? Buffer.from(await file.arrayBuffer()) : file).toEqual(content)
  })

  it('never holds anything but the name of the key, and no code outside ASCII but in a shell', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const body = { kind: 'text', text } as const
        const made = sample(language, { method: 'POST', url: 'https://eda.example/api/v1/x', headers: {}, body })
        expect(made).toContain('EXTRAHOP_API_KEY')
        if (language !== 'curl') expect(made).toMatch(/^[\n\x20-\x7e]*$/)
      }),
    )
  })
})

it.runIf(found.has('python'))('quotes any text for Python so that it comes back unchanged', async () => {
  const texts = fc
    .sample(fc.string({ unit: 'binary', maxLength: 40 }), 200)
    .filter((text) => !/\p{Surrogate}/u.test(text))
  const literals = texts.map((text) => {
    const made = sample('python', { method: 'POST', url: '', headers: {}, body: { kind: 'text', text } })
    return made.slice(made.indexOf('data=') + 5, made.lastIndexOf('.encode(),'))
  })
  writeFileSync(join(folder, 'quote.py'), `import json\nprint(json.dumps([${literals.join(',\n')}]))`)
  const { stdout } = await run('python3', ['quote.py'], { cwd: folder })
  expect(JSON.parse(stdout)).toEqual(texts)
})

it.runIf(found.has('curl'))('quotes any text for a shell so that it comes back unchanged', async () => {
  const texts = fc
    .sample(fc.string({ unit: 'binary', maxLength: 40 }), 200)
    .filter((text) => !/\p{Surrogate}|\0/u.test(text))
  const words = texts.map((text) => {
    const made = sample('curl', { method: 'POST', url: '', headers: {}, body: { kind: 'text', text } })
    return made.slice(made.indexOf('--data-raw ') + 11)
  })
  writeFileSync(join(folder, 'quote.sh'), `printf '%s\\0' ${words.join(' ')}`)
  const { stdout } = await run('bash', ['quote.sh'], { cwd: folder })
  expect(stdout.split('\0').slice(0, -1)).toEqual(texts)
})
