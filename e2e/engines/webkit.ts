// WebKitGTK through its WebDriver, on a screen of its own. The protocol is small enough to be spoken directly: a few
// requests with JSON (W3C, WebDriver).
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from '../../scripts/ports.mjs'
import type { Engine, EnginePage, Key } from './page'

/** Keys by the characters that the protocol has for them. */
const characters: Record<Key, string> = {
  Enter: '\ue007',
  Tab: '\ue004',
  Escape: '\ue00c',
  ArrowDown: '\ue015',
  Control: '\ue009',
}

/** The name under which the protocol hands out elements. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf'

async function startScreen(program: string): Promise<{ display: string; child: ChildProcess }> {
  const child = spawn(program, ['-displayfd', '1', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const number = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (data) => resolve(String(data).trim()))
    child.once('exit', () => reject(new Error(`${program} did not start`)))
  })
  return { display: `:${number}`, child }
}

/** How long the driver may take to open a window, ms. */
const patience = 25_000

interface Stroke {
  type: 'keyDown' | 'keyUp'
  value: string
}

/** One request of the protocol; throws what the driver objects to. */
async function ask(
  base: string,
  method: string,
  path: string,
  body?: unknown,
  signal: AbortSignal | null = null,
): Promise<unknown> {
  const answer = await fetch(`${base}${path}`, {
    method,
    signal,
    ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
  })
  const { value } = (await answer.json()) as { value: unknown }
  if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`)
  return value
}

export async function startWebKit(programs: { driver: string; browser: string; screen: string }): Promise<Engine> {
  const home = await mkdtemp(join(tmpdir(), 'webkit-home-'))
  const downloads = join(home, 'downloads')
  await mkdir(join(home, '.config'))
  await mkdir(downloads)
  await writeFile(join(home, '.config/user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`)
  const screen = await startScreen(programs.screen)
  const env = {
    ...process.env,
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    DISPLAY: screen.display,
    LANG: 'C.UTF-8',
  }
  let driver: ChildProcess | undefined
  let base = ''
  const startDriver = async () => {
    // Each worker looks among ports of its own: two that begin at once would find the same one free.
    const port = await freePort(4600 + 100 * Number(process.env.TEST_PARALLEL_INDEX ?? 0))
    driver = spawn(programs.driver, [`--port=${port}`], { env, stdio: 'ignore' })
    base = `http://127.0.0.1:${port}`
    // Nothing tells when it listens, so it is asked again and again; who is not there by then is said to be missing.
    for (let tries = 0; ; tries++) {
      const ready = await ask(base, 'GET', '/status').catch(() => undefined)
      if (ready) return
      if (tries === 100) throw new Error(`${programs.driver} did not start`)
      await delay(100)
    }
  }
  const newSession = async (): Promise<string> => {
    const options = { binary: programs.browser, args: ['--automation'] }
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } }
    const made = await ask(base, 'POST', '/session', { capabilities }, AbortSignal.timeout(patience))
    return (made as { sessionId: string }).sessionId
  }
  await startDriver()
  return {
    downloads,
    async open() {
      // Now and then its browser does not come up, and the driver waits for it for ever: nothing of the console's.
      const sessionId = await newSession().catch(async () => {
        driver?.kill('SIGKILL')
        await startDriver()
        return newSession()
      })
      const session = `/session/${sessionId}`
      const post = (path: string, body?: unknown) => ask(base, 'POST', `${session}${path}`, body)
      const script = (expression: string) => post('/execute/sync', { script: `return (${expression})`, args: [] })
      const keys = (actions: Stroke[]) => post('/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] })
      const stroke = (value: string) => [{ type: 'keyDown', value } as const, { type: 'keyUp', value } as const]
      return {
        async goto(url) {
          await post('/url', { url })
        },
        value: script,
        async element(expression) {
          const found = (await script(expression)) as Record<string, string> | null
          const id = found?.[elementKey]
          if (id === undefined) return undefined
          return {
            async click() {
              await post(`/element/${id}/click`)
            },
            async choose(path) {
              await post(`/element/${id}/value`, { text: path })
            },
          }
        },
        async type(text) {
          await keys(Array.from(text).flatMap(stroke))
        },
        async press(key, held) {
          const value = key === 'a' || key === 'k' ? key : characters[key]
          const around = held ? characters[held] : undefined
          await keys([
            ...(around ? [{ type: 'keyDown', value: around } as const] : []),
            ...stroke(value),
            ...(around ? [{ type: 'keyUp', value: around } as const] : []),
          ])
        },
        async close() {
          await ask(base, 'DELETE', session)
        },
      } satisfies EnginePage
    },
    async close() {
      driver?.kill()
      screen.child.kill()
      await rm(home, { recursive: true, force: true })
    },
  }
}
