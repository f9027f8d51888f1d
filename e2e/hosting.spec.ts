// The console behind a real web server, set up as the hosting guide says, and behind one that sends no headers at all.
import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { securityHeaders } from '../scripts/serve.mjs'
import { expect, test } from './fixtures'
import { hasNginx, startNginx } from './nginx'
import { answering } from './other-servers'
import { expectSignInPage } from './sign-in-steps'

const dist = join(import.meta.dirname, '../dist')

test.describe('nginx as in the guide', () => {
  test.skip(!hasNginx(), 'nginx is not installed')
  test.use({ ignoreHTTPSErrors: true })

  test('serves the console over TLS at the root and in a folder, with every header', async ({ page, request }) => {
    const server = await startNginx()
    try {
      for (const folder of ['/', '/tools/deck/']) {
        await expect(async () => {
          await page.goto(`${server.url}${folder}`)
        }).toPass()
        await expectSignInPage(page)
        await expect(page.getByText('sends no', { exact: false })).toBeHidden()
        const script = await page.locator('script[type=module]').getAttribute('src')
        const kept = await request.get(new URL(script ?? '', `${server.url}${folder}`).href)
        expect(kept.headers()['cache-control']).toContain('immutable')
        expect(kept.headers()['content-encoding']).toBe('gzip')
        expect(kept.headers()['vary']).toContain('Accept-Encoding')
        const first = await request.get(`${server.url}${folder}`)
        expect(first.headers()['cache-control']).toBe('no-cache')
        expect(first.headers()['strict-transport-security']).toContain('includeSubDomains')
        // A header that one place sets of its own drops all others there.
        for (const answer of [first, kept])
          for (const [name, value] of Object.entries(securityHeaders))
            expect(answer.headers()[name.toLowerCase()], name).toContain(value)
        const missing = await request.get(`${server.url}${folder}assets/gone.js`)
        expect(missing.status()).toBe(404)
        expect(missing.headers()['cache-control']).toBeUndefined()
        expect((await request.get(`${server.url}${folder}.vite/manifest.json`)).status()).toBe(404)
      }
    } finally {
      await server.close()
    }
  })
})

test('a server without headers still has the policy, and the page says what is missing', async ({ page, problems }) => {
  problems.expect(/Policy violation: connect-src/, /violates the (following|document's) Content Security Policy/)
  const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }
  const bare = await answering((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const file = join(dist, path === '/' ? 'index.html' : path)
    try {
      const body = readFileSync(file)
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
      response.end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  try {
    await page.goto(bare.url)
    await expectSignInPage(page)
    await expect(page.getByText(/served without/)).toBeVisible()
    const blocked = await page.evaluate(() =>
      fetch('http://example.invalid/').then(
        () => false,
        () => true,
      ),
    )
    expect(blocked).toBe(true)
    expect(problems.all.some((problem) => problem.includes('connect-src'))).toBe(true)
  } finally {
    await bare.close()
  }
})
