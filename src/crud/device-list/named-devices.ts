/** Several devices named in one text, for a place that takes devices: those that are there, and the rest in words. */
import type { Appliance } from '../../api/appliance'
import type { Device } from '../../catalog/devices'
import { count } from '../../ui/format'
import { readList } from './read'
import type { ResolvedLine } from './resolve'
import { resolveDevices } from './use-device-list'

/** Of more lines the first are named. */
const mostNamed = 8

const few = (texts: readonly string[]): string =>
  texts.length > mostNamed
    ? `${texts.slice(0, mostNamed).join(', ')} and ${texts.length - mostNamed} more`
    : texts.join(', ')

const sayRest = (lines: readonly ResolvedLine[]): string[] => {
  const missing = lines.flatMap(({ state, text }) => (state === 'missing' ? [text] : []))
  // What could be several is not guessed: who means one of them takes it by hand.
  const others = lines.flatMap(({ state, why }) => (state === 'found' || state === 'missing' ? [] : (why ?? [])))
  return [
    missing.length > 0 ? `Not found: ${few(missing)}.` : '',
    others.length > 0 ? `Not taken: ${few(others)}.` : '',
  ].filter(Boolean)
}

/** @throws ApiError, AbortError, Error with a sentence */
export async function namedDevices(
  appliance: Appliance,
  text: string,
  signal?: AbortSignal,
): Promise<{ devices: Device[]; words: (added: number) => string }> {
  const table = await readList(text, signal)
  const list = await resolveDevices(appliance, table, table.roles, { signal, also: ['discovery_id'] })
  const devices = list.ids.flatMap((id) => list.devices.get(id) ?? [])
  const words = (added: number) => {
    const there = devices.length - added
    return [
      `${count(added, 'device', 'devices')} added${there > 0 ? `, ${there} here already` : ''}.`,
      ...sayRest(list.lines),
    ].join(' ')
  }
  return { devices, words }
}
