// A simulator in a process of its own, as an appliance is: what it does must not slow the measuring down.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'

const root = join(import.meta.dirname, '../..')

const Ready = z.object({
  ready: z.literal(true),
  url: z.string(),
  keys: z.array(z.object({ key: z.string(), privilege: z.string() })).min(1),
})

export interface Simulator {
  url: string
  /** The most privileged key. */
  key: string
  /** From the start of the process to its ready line, ms. */
  bootMs: number
  /** Memory in RAM now and at its highest, MB; null where the system does not tell. */
  memory: () => Promise<{ now: number; highest: number } | null>
  close: () => Promise<void>
}

const running = new Set<ChildProcess>()
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')))

/**
 * Starts one and waits until it answers.
 * @throws Error when it ends instead
 */
export async function bootSimulator(words: readonly string[]): Promise<Simulator> {
  const begun = performance.now()
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'src/simulator/main.ts', '--port', '0', '--json', ...words],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  running.add(child)
  const ended = once(child, 'exit').then(([code]) => {
    running.delete(child)
    return String(code)
  })
  const line = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([text]) => String(text)),
    ended.then((code) => Promise.reject(new Error(`The simulator ended with ${code} instead of starting.`))),
  ])
  const bootMs = performance.now() - begun
  const { url, keys } = Ready.parse(JSON.parse(line))
  return {
    url,
    key: keys[0]?.key ?? '',
    bootMs,
    memory: () => memoryOf(child.pid ?? 0),
    close: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function memoryOf(pid: number): Promise<{ now: number; highest: number } | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const read = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? NaN)
  const [now, highest] = [read('VmRSS') * 1024, read('VmHWM') * 1024]
  return Number.isNaN(now) ? null : { now: now / 1e6, highest: highest / 1e6 }
}
