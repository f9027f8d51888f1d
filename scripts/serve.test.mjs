import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort, portIsFree } from './ports.mjs'
import { securityHeaders, serveFolder } from './serve.mjs'

/** @type {string} */
let root
/** @type {Awaited<ReturnType<typeof serveFolder>>} */
let served
const script = `console.log(${JSON.stringify('words '.repeat(500))})`

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'serve-'))
  mkdirSync(join(root, 'dist/assets'), { recursive: true })
  mkdirSync(join(root, 'dist/.vite'))
  writeFileSync(join(root, 'dist/index.html'), '<!doctype html><title>x</title>')
  writeFileSync(join(root, 'dist/theme.js'), 'void 0')
  writeFileSync(join(root, 'dist/assets/main-Ab3_d-5f.js'), script)
  writeFileSync(join(root, 'dist/.vite/manifest.json'), '{}')
  writeFileSync(join(root, 'secret.txt'), 'secret')
  served = await serveFolder({ root: join(root, 'dist') })
})
afterAll(async () => {
  await served.close()
  rmSync(root, { recursive: true })
})

/** Sends a path exactly as it is; fetch would tidy it up first. */
const raw = (/** @type {string} */ path) =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: served.port, path }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })

describe('serveFolder', () => {
  it('sends the security headers with every answer, errors too', async () => {
    for (const path of ['/', '/theme.js', '/nowhere']) {
      const { headers } = await fetch(served.url + path)
      for (const [name, value] of Object.entries(securityHeaders))
        expect(headers.get(name), `${path} ${name}`).toBe(value)
    }
  })

  it('has a policy without a way around it', () => {
    const policy = securityHeaders['Content-Security-Policy']
    expect(policy).toContain("default-src 'none'")
    expect(policy).toMatch(/; trusted-types hopdeck-worker$/)
    expect(policy).not.toMatch(/unsafe|\*(?!;|$| )|data:(?!;)/)
    expect(policy).not.toMatch(/(script|style)-src[^;]*(https?:|data:|blob:)/)
  })

  it('lets a browser keep what has a hash in its name and asks for the rest each time', async () => {
    const hashed = await fetch(`${served.url}/assets/main-Ab3_d-5f.js`)
    expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    for (const path of ['/', '/index.html', '/theme.js'])
      expect((await fetch(served.url + path)).headers.get('cache-control')).toBe('no-cache')
  })

  it('answers 304 while a file is the same, and the new file when it changed', async () => {
    const path = `${served.url}/theme.js`
    const etag = (await fetch(path)).headers.get('etag') ?? ''
    const again = () => fetch(path, { headers: { 'If-None-Match': etag } })
    expect((await again()).status).toBe(304)
    writeFileSync(join(root, 'dist/theme.js'), 'void 12')
    const changed = await again()
    expect([changed.status, await changed.text()]).toEqual([200, 'void 12'])
  })

  it.each([
    ['br', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['identity', null],
  ])('compresses as the browser can: %s', async (accepted, encoding) => {
    const answer = await fetch(`${served.url}/assets/main-Ab3_d-5f.js`, { headers: { 'Accept-Encoding': accepted } })
    expect(answer.headers.get('content-encoding')).toBe(encoding)
    expect(answer.headers.get('vary')).toBe('Accept-Encoding')
    if (encoding) expect(Number(answer.headers.get('content-length'))).toBeLessThan(script.length / 4)
    expect(await answer.text()).toBe(script)
  })

  it('gives nothing from outside of the folder and no hidden file', async () => {
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/..%5csecret.txt',
      '/.vite/manifest.json',
      '/assets/%00',
      '/assets',
      '/%',
    ])
      expect(await raw(path), path).toBe(404)
  })

  it('answers nothing but GET and HEAD', async () => {
    const posted = await fetch(served.url, { method: 'POST', body: 'x' })
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
    const head = await fetch(`${served.url}/theme.js`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  it('is reached by name and by both loopback addresses', async () => {
    expect((await fetch(`http://localhost:${served.port}/`)).status).toBe(200)
    expect((await fetch(`http://127.0.0.1:${served.port}/`)).status).toBe(200)
  })

  it('says when the port is in use', async () => {
    await expect(serveFolder({ root, port: served.port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})

describe('freePort', () => {
  it('names each busy port and takes the next', async () => {
    /** @type {[number, number][]} */
    const told = []
    const port = await freePort(served.port, { onBusy: (busy, next) => told.push([busy, next]) })
    expect(port).toBeGreaterThan(served.port)
    expect(told[0]).toEqual([served.port, served.port + 1])
  })

  it('passes over ports that are promised to others without a word', async () => {
    const free = await freePort(served.port + 1)
    const told = []
    expect(await freePort(free, { except: new Set([free]), onBusy: (busy) => told.push(busy) })).toBeGreaterThan(free)
    expect(told).not.toContain(free)
  })

  it('sees a program that listens on all addresses', async () => {
    const other = createServer().listen(0)
    await new Promise((resolve) => other.once('listening', resolve))
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    expect(await portIsFree(port)).toBe(false)
    other.close()
  })
})
