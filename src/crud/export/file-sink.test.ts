import { afterEach, expect, it, vi } from 'vitest'
import { openSink } from './file-sink'

const day = 24 * 3_600_000

/** A folder on disk: names with the age of each file, ms; null for a folder in it. */
function diskWith(ages: Record<string, number | null>): Set<string> {
  const names = new Set(Object.keys(ages))
  const handleOf = (name: string) => {
    const age = ages[name] ?? null
    const getFile = () => Promise.resolve({ lastModified: Date.now() - (age ?? 9 * day) })
    return { kind: age === null ? 'directory' : 'file', getFile }
  }
  const folder = {
    async *entries() {
      for (const name of names) yield await Promise.resolve([name, handleOf(name)] as const)
    },
    removeEntry: (name: string) => Promise.resolve(void names.delete(name)),
    getFileHandle: (name: string) => {
      names.add(name)
      ages[name] = 0
      const stream = { write: () => Promise.resolve(), abort: () => Promise.resolve() }
      return Promise.resolve({ createWritable: () => Promise.resolve(stream) })
    },
  }
  const root = { getDirectoryHandle: () => Promise.resolve(folder) }
  vi.stubGlobal('navigator', { storage: { getDirectory: () => Promise.resolve(root) } })
  return names
}

afterEach(() => void vi.unstubAllGlobals())

it('what closed tabs left on disk goes after a day, and what another tab writes stays', async () => {
  const names = diskWith({ folder: null, young: day - 60_000, old: day + 60_000 })
  const sink = await openSink('text/csv')
  await vi.waitFor(() => expect(names.has('old')).toBe(false))
  // Its own file, which is there until the export is given up.
  expect([...names]).toEqual(['folder', 'young', expect.any(String)])
  await sink.discard()
  expect([...names]).toEqual(['folder', 'young'])
})
