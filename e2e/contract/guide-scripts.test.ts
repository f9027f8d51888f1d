// The scripts of the vendor's guides, as programs of our own that send the same requests, against an appliance with a
// certificate that nobody trusts.
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { z } from '../../src/catalog/zod'
import type { Simulator } from '../../src/simulator/server'
import { start } from './inputs'
import type { Platform } from '../../src/catalog/platform'
import { firmwareImage, imageName } from '../../src/simulator/fleet'

vi.setConfig({ testTimeout: 60_000 })

const run = promisify(execFile)
const script = (name: string): string => join(import.meta.dirname, 'scripts', name)
const has = (program: string) =>
  run(program, ['--version']).then(
    () => true,
    () => {
      console.warn(`${program} is not installed, so the scripts that need it are not run`)
      return false
    },
  )
const hasPython = await has('python3')
const hasCurl = await has('curl')
const folder = await mkdtemp(join(tmpdir(), 'scripts-'))
afterAll(() => rm(folder, { recursive: true }))

async function withAppliance(options: Parameters<typeof start>[0], test: (simulator: Simulator) => Promise<void>) {
  const simulator = await start({ tls: true, ...options })
  try {
    await test(simulator)
  } finally {
    await simulator.close()
  }
}

/** What was asked, without the prefix. */
const asked = ({ log }: Simulator): string[] => log.map(({ method, path, status }) => `${method} ${path} ${status}`)
const tolerated = ({ log }: Simulator): string[] => log.flatMap(({ notes }) => notes)

/** An image larger than what one write to a socket takes. */
async function imageOf(role: Platform, version: string): Promise<string> {
  const file = join(folder, imageName(role, version))
  await writeFile(file, firmwareImage(role, version, 5_000_000))
  return file
}

describe.runIf(hasPython)('the firmware upgrade of the 8.0 guide, in Python', () => {
  const upgrade = (csv: string) => run('python3', [script('upgrade-firmware.py'), csv])

  it.each(['explore', 'discover', 'command'] as const)('upgrades a %s appliance', async (role) =>
    withAppliance({ role, release: '8.0' }, async (simulator) => {
      const csv = join(folder, `${role}.csv`)
      await writeFile(csv, `${simulator.url}/,${simulator.keys[0]?.key},${await imageOf(role, '8.0.3.1521')}\n`)
      const { stdout } = await upgrade(csv)
      expect(stdout).toBe(`${simulator.url}/ upload 201 \n${simulator.url}/ upgrade 202 \n`)
      expect(asked(simulator)).toEqual(['POST /extrahop/firmware 201', 'POST /extrahop/firmware/latest/upgrade 202'])
      expect(tolerated(simulator)).toEqual([])
      await vi.waitFor(() => expect(simulator.world.appliance.version).toBe('8.0.3.1521'))
    }),
  )

  it('goes on with the next appliance where one refuses the key', async () =>
    withAppliance({ role: 'explore', release: '8.0' }, async (refusing) =>
      withAppliance({ role: 'explore', release: '8.0', seed: 2 }, async (simulator) => {
        const image = await imageOf('explore', '8.0.3.1521')
        const csv = join(folder, 'two.csv')
        await writeFile(
          csv,
          `${refusing.url}/,nothing,${image}\n${simulator.url}/,${simulator.keys[0]?.key},${image}\n`,
        )
        const { stdout } = await upgrade(csv)
        expect(stdout).toContain(`${refusing.url}/ upload 401 {"error_message":`)
        expect(stdout).toContain(`${simulator.url}/ upgrade 202`)
        expect(asked(refusing)).toEqual(['POST /extrahop/firmware 401'])
      }),
    ))
})

describe.runIf(hasCurl)('the firmware upgrade of the 8.0 guide, by cURL', () => {
  it('uploads, upgrades and reads the new version', async () =>
    withAppliance({ role: 'explore', release: '8.0' }, async (simulator) => {
      const image = await imageOf('explore', '8.0.3.1521')
      const key = `Authorization: ExtraHop apikey=${simulator.keys[0]?.key}`
      const curl = async (...words: string[]): Promise<unknown> => {
        const { stdout } = await run('curl', ['--insecure', '--silent', '--show-error', '-H', key, ...words])
        return stdout === '' ? null : JSON.parse(stdout)
      }
      const api = `${simulator.url}/api/v1/extrahop`
      const type = 'Content-Type:application/vnd.extrahop.firmware'
      expect(await curl('-X', 'POST', `${api}/firmware`, '--data-binary', `@${image}`, '-H', type)).toEqual({
        success_message: expect.any(String),
      })
      const json = ['-H', 'accept: application/json', '-H', 'Content-Type: application/json']
      const now = ['-d', '{ "restart_after": true}']
      expect(await curl('-X', 'POST', `${api}/firmware/latest/upgrade`, ...json, ...now)).toBeNull()
      await vi.waitFor(async () => expect(await curl('-X', 'GET', api)).toMatchObject({ version: '8.0.3.1521' }), {
        timeout: 10_000,
      })
      expect(tolerated(simulator)).toEqual([])
    }))
})

describe.runIf(hasPython)('the device tag script of the 5.3 guide', () => {
  const Said = z.object({ made: z.boolean(), tag: z.number(), devices: z.array(z.number()), all: z.boolean() })
  const subnet = '10.20.0.[0-9]+'
  const tagDevices = async (simulator: Simulator, key: string | undefined) => {
    const { stdout } = await run('python3', [
      script('tag-devices.py'),
      new URL(simulator.url).host,
      key ?? '',
      'MyTestTag',
      subnet,
      '100',
    ])
    return Said.parse(JSON.parse(stdout))
  }

  it.each(['5.3', '8.0', '9.8'] as const)('tags the devices of a subnet on %s', async (release) =>
    withAppliance({ role: 'discover', release, devices: 1200 }, async (simulator) => {
      const { world, keys } = simulator
      const inside = [...world.collections.devices.all()].filter(({ ipaddr4 }) =>
        /^10\.20\.0\.\d+$/.test(ipaddr4 ?? ''),
      )
      // More than one page.
      expect(inside.length).toBeGreaterThan(100)
      const ids = inside.map(({ id }) => id).toSorted((a, b) => a - b)

      const first = await tagDevices(simulator, keys[0]?.key)
      expect(first).toMatchObject({ made: true, all: true })
      expect(first.devices.toSorted((a, b) => a - b)).toEqual(ids)
      expect([...world.links.of('tags', first.tag, 'devices')].toSorted((a, b) => a - b)).toEqual(ids)
      expect(world.collections.tags.get(first.tag)?.name).toBe('MyTestTag')

      const again = await tagDevices(simulator, keys[0]?.key)
      expect(again).toEqual({ ...first, made: false })
      expect(tolerated(simulator)).toEqual([])
    }),
  )

  it('ends with the reason where the key may not write', async () =>
    withAppliance({ role: 'discover', release: '5.3' }, async (simulator) => {
      const key = simulator.keys.find(({ user }) => user === 'viewer')?.key
      await expect(tagDevices(simulator, key)).rejects.toMatchObject({ stderr: expect.stringContaining('403') })
      expect([...simulator.world.collections.tags.all()].map(({ name }) => name)).not.toContain('MyTestTag')
    }))
})
