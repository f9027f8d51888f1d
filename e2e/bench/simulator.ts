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
  /** Memory in RAM now and at its highest, MB, and processor time so far, ms; null where the system does not tell. */
  use: () => Promise<{ memory: number; highest: number; processor: number } | null>
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
    use: () => useOf(child.pid ?? 0),
    close: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Linux counts processor time in hundredths of a second, whatever its own clock does. */
const tick = 10

async function useOf(pid: number): ReturnType<Simulator['use']> {
  const read = (file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')
  const [status, stat] = await Promise.all([read('status'), read('stat')])
  const megabytes = (name: string) =>
    (Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? NaN) * 1024) / 1e6
  // After the name, which may hold blanks: time in the program and in the kernel are fields 12 and 13.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const processor = (Number(fields[11]) + Number(fields[12])) * tick
  return Number.isNaN(processor) ? null : { memory: megabytes('VmRSS'), highest: megabytes('VmHWM'), processor }
}
