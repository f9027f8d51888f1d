import { expect, it } from 'vitest'
import type { Facts } from './facts'
import { usual } from './member'
import { imageFor, judge, keyFor, lackOf, targets, type Target } from './targets'

const target = (wants: string | null): Target => ({
  id: 'https://eda',
  wants,
  state: 'known',
  words: '',
  facts: { platform: 'discover' } as Facts,
  node: null,
})
const image = (name: string, platform: 'discover' | 'trace') => ({
  name,
  platform,
  size: 1,
  version: '9.8.2.1422',
  problems: [],
})

it('takes the image that a line names, else the only one for its kind, and says why there is none', () => {
  const one = [image('eda.tar', 'discover'), image('eta.tar', 'trace')]
  expect(imageFor(target(null), one)?.name).toBe('eda.tar')
  expect(imageFor(target('eta.tar'), one)?.name).toBe('eta.tar')
  const two = [...one, image('eda-old.tar', 'discover')]
  expect(imageFor(target('eda-old.tar'), two)?.name).toBe('eda-old.tar')
  expect(imageFor(target(null), two)).toBeNull()
  expect(lackOf(target(null), two)).toBe('2 images are for its kind: its line has to name one.')
  expect(lackOf(target('else.tar'), two)).toBe('else.tar is not among the images that are chosen.')
  expect(lackOf(target(null), [])).toBe('No image is chosen for it.')
})

it('counts the window from now on where the start is over, and from the start where it is to come', () => {
  const now = Date.UTC(2026, 10, 23)
  const minute = 60_000
  const large: unknown = {
    id: 'https://ecm',
    platform: 'command',
    devices: 50_000,
    cluster: null,
    version: '9.8.1',
    troubles: [],
    job: null,
    connected: [],
  }
  const rows = [{ ...target(null), facts: large as Facts }]
  const left = (startAt: number | null) => {
    const settings = { ...usual, startAt, startNothingAfter: now + 90 * minute }
    const results = judge({ text: '', problems: [], rows, images: [], settings, begun: [], plan: null }, now)
    return results.get('https://eda')?.find(({ id }) => id === 'window')
  }
  expect(left(null)).toMatchObject({ is: 'ok', words: expect.stringMatching(/^90 min/) as string })
  expect(left(now - 60 * minute)).toMatchObject({ is: 'ok', words: expect.stringMatching(/^90 min/) as string })
  expect(left(now + 45 * minute)).toMatchObject({ is: 'stop', words: expect.stringContaining('45 min') as string })
})

it('shows a list of a script as lines, with its keys masked at once', () => {
  const key = '0123456789abcdef0123456789abcdef'
  targets.setText(JSON.stringify([{ host: 'eda-01.example.com', apikey: key }]), { hide: false })
  const { text, rows, problems } = targets.get()
  expect(text).toBe('host,apikey\neda-01.example.com,••••cdef')
  expect([rows.map(({ id }) => id), problems]).toEqual([['https://eda-01.example.com'], []])
  expect(keyFor('https://eda-01.example.com')).toBe(key)
})
