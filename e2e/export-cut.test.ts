// An export over a line that breaks: at any byte of any answer, as often as it likes.
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import fc from 'fast-check'
import { afterEach, expect, it, vi } from 'vitest'
import { session } from '../src/api/session'
import { exportColumns } from '../src/screens/records/export-columns'
import { RecordExport } from '../src/screens/records/export-run'
import * as blobs from '../src/ui/save-blob'
import { simulatedSite } from './simulated-site'

/** Stands before the simulator, and breaks the line after so many bytes of its answers. */
async function brokenLine(to: string) {
  const { hostname, port } = new URL(to)
  const state = { cuts: [] as number[], passed: 0 }
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    open.add(near).add(far)
    near.pipe(far)
    far.on('data', (piece: Buffer) => {
      const [cut] = state.cuts
      const left = cut === undefined ? Infinity : cut - state.passed
      state.passed += piece.length
      if (left > piece.length) return void near.write(piece)
      state.cuts.shift()
      near.write(piece.subarray(0, Math.max(0, left)), () => near.destroy())
      far.destroy()
      return undefined
    })
    for (const [one, other] of [[near, far] as const, [far, near] as const])
      one.on('error', () => undefined).on('close', () => other.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    state,
    close: () => {
      for (const socket of open) socket.destroy()
      server.close()
    },
  }
}

afterEach(() => vi.restoreAllMocks())

it('an export that is cut off at any byte and goes on equals one that was not', async () => {
  const { simulator, appliance } = await simulatedSite()
  const line = await brokenLine(simulator.url)
  const cut = { ...appliance, id: line.url, url: line.url }
  await session.add(cut, simulator.keys[0]?.key ?? '', false)
  let file: Blob | undefined
  vi.spyOn(blobs, 'saveBlob').mockImplementation((_name, blob) => void (file = blob))
  const until = simulator.world.now() - 1000
  const run = async (cuts: readonly number[]) => {
    line.state.cuts = [...cuts]
    line.state.passed = 0
    const work = new RecordExport(cut, { from: until - 5_400_000, until }, 'ndjson', exportColumns([], []))
    await work.run()
    for (let tries = 0; tries < 30 && work.snapshot().state === 'paused'; tries += 1) await work.run()
    return { text: await file?.text(), ...work.snapshot() }
  }
  const whole = await run([])
  expect(whole.state).toBe('done')
  const size = line.state.passed
  expect(whole.written).toBeGreaterThan(2000)
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.integer({ min: 1, max: size }), { minLength: 1, maxLength: 3 }),
      async (cuts) => {
        const broken = await run(cuts.toSorted((a, b) => a - b))
        expect(broken).toMatchObject({ state: 'done', written: whole.written })
        expect(broken.text === whole.text).toBe(true)
      },
    ),
    { numRuns: 5, endOnFailure: true },
  )
  line.close()
}, 120_000)
