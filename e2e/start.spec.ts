// The one command of the README, as a person runs it: a port is busy, the demo site comes up, a printed line signs in,
// Ctrl-C leaves nothing behind.
import { spawn, type ChildProcess } from 'node:child_process'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { portIsFree } from '../scripts/ports.mjs'
import { expect, test } from './fixtures'
import { mainNavigation } from './steps'

const root = join(import.meta.dirname, '..')

/** Runs the program behind npm start and hears everything it says. */
function run(...words: string[]): { child: ChildProcess; said: () => string; ended: Promise<number | null> } {
  let text = ''
  const child = spawn(process.execPath, ['scripts/start.mjs', ...words], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (more: string) => {
      text += more
    })
  return { child, said: () => text, ended: new Promise((resolve) => child.once('exit', resolve)) }
}

async function busyPort(): Promise<{ server: Server; port: number }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return { server, port: typeof address === 'object' && address ? address.port : 0 }
}

test('starts the console and a demo site, and ends without a trace', async ({ page }) => {
  const { server, port } = await busyPort()
  const { child, said, ended } = run('--port', String(port), '--devices', '40')
  try {
    await expect.poll(said, { timeout: 25_000 }).toContain('Ctrl-C ends everything.')
    expect(said()).toContain(`Port ${port} is in use, trying ${port + 1}.`)

    const links = [...said().matchAll(/^(Discover|Command|Explore|Trace) 9\.8 +(http:\S+)$/gm)]
    expect(links.map(([, role]) => role)).toEqual(['Discover', 'Command', 'Explore', 'Trace'])
    const keys = [...said().matchAll(/^ {2}(\S.*?) +(http:\/\/\S+) {2}([0-9a-f]{32}) {2}(\S+)$/gm)]
    expect(keys.length).toBeGreaterThanOrEqual(4 * 4)

    const [, , link = ''] = links[0] ?? []
    const [, , url = '', key = ''] = keys[0] ?? []
    await page.goto(link)
    await expect(page.getByLabel('Appliance', { exact: true })).toHaveValue(url)
    await page.getByLabel('API key', { exact: true }).fill(key)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(mainNavigation(page)).toBeVisible()
    await page.goto('about:blank')

    child.kill('SIGINT')
    child.kill('SIGINT')
    expect(await ended).toBe(0)
    const ports = new Set(
      [link, ...keys.map(([, , address = '']) => address)].map((text) => Number(new URL(text).port)),
    )
    for (const used of ports) expect(await portIsFree(used), `port ${used}`).toBe(true)
  } finally {
    child.kill('SIGKILL')
    server.close()
  }
})

test('says in one sentence what is wrong with an option', async () => {
  for (const [words, sentence] of [
    [['--devicez', '5'], 'Unknown option --devicez; --help lists what there is.\n'],
    [['--devices', 'many'], '--devices must be a whole number from 0 to 1000000, not many.\n'],
    [['--release', '7.2'], '--release must be 5.3, 8.0 or 9.8, not 7.2.\n'],
  ] as const) {
    const { said, ended } = run(...words)
    expect(await ended).toBe(2)
    expect(said()).toBe(sentence)
  }
})
