import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from '../../catalog/zod'
import { readUrlState, writeUrlState } from '../url-state'
import {
  endsNow,
  isRelative,
  rangeField,
  rangeProblem,
  readRange,
  resolveRange,
  sentTimes,
  shifted,
  writeRange,
  writeSpan,
  zoomedOut,
} from './range'
import { rangeWords, resolvedWords } from './range-words'
import { typedEdge, typedEnds } from './typed'

const now = Date.UTC(2026, 10, 28, 10, 42, 7)
const minute = 60_000
const zones = ['UTC', 'Asia/Kathmandu', 'America/Los_Angeles', 'Europe/Berlin', 'Australia/Lord_Howe']
const own = process.env.TZ

/** Runs with the browser in a zone: Node follows the variable. */
function inZone<Result>(zone: string, run: () => Result): Result {
  process.env.TZ = zone
  try {
    return run()
  } finally {
    if (own === undefined) delete process.env.TZ
    else process.env.TZ = own
  }
}

afterAll(() => {
  if (own !== undefined) process.env.TZ = own
})

const at = fc.integer({ min: 1_000_000_000_000, max: 4_000_000_000_000 })
const span = fc
  .tuple(at, fc.integer({ min: 1, max: 10_000_000_000 }))
  .map(([from, width]) => ({ from, until: from + width }))
const edge = fc.oneof(
  at.map((moment) => ({ kind: 'at', at: moment }) as const),
  fc
    .tuple(fc.integer({ min: 1, max: 999 }), fc.constantFrom('s', 'm', 'h', 'd', 'w', 'M', 'y'))
    .map(([size, unit]) => `-${size}${unit}`),
)
const text = fc.oneof(
  span.map(writeSpan),
  fc.constantFrom('today', 'yesterday'),
  fc.tuple(edge, edge).map(([from, until]) => {
    const word = (one: typeof from) =>
      typeof one === 'string' ? one : writeSpan({ from: one.at, until: one.at }).split('..')[0]
    return `${word(from)}..${word(until)}`
  }),
)

describe('a range as text', () => {
  it('is read back as it was written, in an address too', () => {
    const schema = z.object({ range: rangeField() })
    fc.assert(
      fc.property(text, (range) => {
        const read = readRange(range)
        expect(read && writeRange(read)).toBe(range)
        const params = new URLSearchParams(writeUrlState(schema, { range }).toString())
        expect(readUrlState(schema, params)).toEqual({ range })
      }),
    )
  })

  it('takes ISO and epoch as the same moments, and any other text as none', () => {
    // The first moment that there is says that nobody gave one.
    expect(readRange('19700101T000000Z..now')).toBeUndefined()
    const iso = readRange('2026-11-28T09:00:00Z..2026-11-28T11:30:00+01:30')
    expect(iso).toEqual(readRange('20261128T090000Z..20261128T100000Z'))
    expect(iso).toEqual(readRange('1795856400000..1795860000000'))
    for (const bad of [
      '',
      'now',
      '..',
      '-30q',
      'a..b',
      '-1h..-1h..-1h',
      '20261328T090000Z',
      '__proto__',
      '-999999999999y',
    ]) {
      expect(readRange(bad), bad).toBeUndefined()
    }
    fc.assert(fc.property(fc.string(), (any) => void readRange(any)))
  })

  it('falls back in an address that holds nonsense', () => {
    const schema = z.object({ range: rangeField('-6h') })
    expect(readUrlState(schema, new URLSearchParams('range=soon'))).toEqual({ range: '-6h' })
  })
})

describe('what a range means', () => {
  it('is told by the clock it is resolved on', () => {
    expect(resolveRange('-30m', now)).toEqual({ from: now - 30 * minute, until: now })
    const dayOff = now + 86_400_000
    const { from, until } = resolveRange('-30m', dayOff)
    expect(until - from).toBe(30 * minute)
    expect(sentTimes('-30m', now)).toEqual({ from: '-30m', until: 0 })
    expect(sentTimes('-2h..-1h', now)).toEqual({ from: '-2h', until: '-1h' })
    expect(sentTimes(writeSpan({ from: 1e12, until: 2e12 }), now)).toEqual({ from: 1e12, until: 2e12 })
    expect(sentTimes('today', now)).toEqual({ from: Date.UTC(2026, 10, 28), until: 0 })
  })

  it('has days of the zone, 23 and 25 hours long where clocks are moved', () => {
    const hours = ({ from, until }: { from: number; until: number }) => (until - from) / 3_600_000
    const after = (month: number, day: number) => Date.UTC(2026, month, day, 12)
    expect(hours(resolveRange('yesterday', after(2, 30), 'utc'))).toBe(24)
    inZone('Europe/Berlin', () => {
      expect(hours(resolveRange('yesterday', after(2, 30), 'local'))).toBe(23)
      expect(hours(resolveRange('yesterday', after(9, 26), 'local'))).toBe(25)
    })
    inZone('Asia/Kathmandu', () => {
      expect(resolveRange('today', now, 'local').from).toBe(Date.UTC(2026, 10, 27, 18, 15))
    })
    inZone('America/Los_Angeles', () => {
      expect(resolveRange('today', now, 'local').from).toBe(Date.UTC(2026, 10, 28, 8))
    })
  })

  it('shifts by its own length, there and back', () => {
    fc.assert(
      fc.property(span, (one) => {
        const there = shifted(writeSpan(one), -1, now)
        expect(resolveRange(there, now)).toEqual({ from: one.from - (one.until - one.from), until: one.from })
        expect(shifted(there, 1, now)).toBe(writeSpan(one))
      }),
    )
  })

  it('grows when zoomed out, and never into the future', () => {
    fc.assert(
      fc.property(text, (range) => {
        if (rangeProblem(range, now)) return
        const before = resolveRange(range, now)
        const after = resolveRange(zoomedOut(range, now), now)
        expect(after.until - after.from).toBeGreaterThan(before.until - before.from)
        expect(after.until).toBeLessThanOrEqual(Math.max(now, before.until))
        expect(endsNow(zoomedOut(range, now))).toBe(endsNow(range) && isRelative(range))
      }),
    )
    expect(zoomedOut('-30m', now)).toBe('-1h')
  })

  it('is refused in words when nothing can lie in it', () => {
    expect(rangeProblem('-1h..-2h', now)).toBe('The range ends before it begins')
    expect(rangeProblem(writeSpan({ from: now - 5, until: now - 5 }), now)).toBe('The range ends before it begins')
    expect(rangeProblem(writeSpan({ from: now + 1, until: now + 2 }), now)).toBe('The range lies in the future')
    expect(rangeProblem('soon', now)).toBe('This is no range of time')
    expect(rangeProblem('-1h', now)).toBeUndefined()
  })
})

describe('a range in words', () => {
  it('is short and says its days', () => {
    expect(rangeWords('-30m', 'utc', now)).toBe('Last 30 min')
    expect(rangeWords('-2h..-1h', 'utc', now)).toBe('2 h ago to 1 h ago')
    expect(rangeWords('today', 'utc', now)).toBe('Today')
    expect(rangeWords('20261128T090000Z', 'utc', now)).toBe('Since 09:00')
    expect(rangeWords('20261127T090000Z..20261127T100015Z', 'utc', now)).toBe('27 Nov, 09:00 to 10:00:15')
    expect(rangeWords('20251127T090000Z..20261127T100000Z', 'utc', now)).toBe('27 Nov 2025, 09:00 to 27 Nov, 10:00')
    expect(resolvedWords('-30m', 'utc', now)).toBe('10:12:07 to 10:42:07 UTC')
    inZone('Asia/Kathmandu', () => expect(resolvedWords('-30m', 'local', now)).toBe('15:57:07 to 16:27:07 UTC+5:45'))
    inZone('America/Los_Angeles', () => expect(resolvedWords('-30m', 'local', now)).toContain('UTC−8'))
  })
})

describe('what is typed for an end', () => {
  const moment = (typed: string, zone: 'utc' | 'local' = 'utc') => {
    const edge = typedEdge(typed, zone, now)
    return edge?.kind === 'at' ? edge.at : edge
  }

  it('is one instant however it is written', () => {
    const nine = Date.UTC(2026, 10, 28, 9, 7)
    for (const typed of [
      '09:07',
      '2026-11-28 09:07',
      '2026-11-28T09:07',
      '2026-11-28T09:07:00Z',
      '2026-11-28T10:07+01:00',
      '2026-11-28 14:52 +05:45',
      '28 Nov, 09:07',
      '28 November 2026, 09:07',
      '28 Nov 2026, 09:07:00 UTC',
      String(nine),
      String(nine / 1000),
    ]) {
      expect(moment(typed), typed).toBe(nine)
    }
    expect(moment('2026-11-28')).toBe(Date.UTC(2026, 10, 28))
  })

  it('may be relative', () => {
    for (const typed of ['-30m', '30m', '30 min', '30 minutes ago', 'now-30m', 'now - 30 m']) {
      expect(typedEdge(typed, 'utc', now), typed).toEqual({ kind: 'back', span: '-30m', ms: 30 * minute })
    }
    expect(typedEdge('1 month', 'utc', now)).toMatchObject({ span: '-1M' })
    expect(typedEdge('-1M', 'utc', now)).toMatchObject({ span: '-1M' })
    expect(typedEdge('now', 'utc', now)).toEqual({ kind: 'now' })
  })

  it('is no time when it is none', () => {
    for (const bad of [
      '',
      'soon',
      '2026-02-30',
      '25:00',
      '10:60',
      '2026-13-01',
      '-5 parsecs',
      '28 Novx',
      '5 Marketing',
      'constructor',
      '3 constructor',
    ]) {
      expect(typedEdge(bad, 'utc', now), bad).toBeUndefined()
    }
    fc.assert(fc.property(fc.string(), (any) => void typedEdge(any, 'utc', now)))
  })

  it('means the same as what was clicked, in every zone', () => {
    for (const zone of zones) {
      inZone(zone, () => {
        fc.assert(
          fc.property(at, (any) => {
            const second = Math.floor(any / 1000) * 1000
            const date = new Date(second)
            const pad = (value: number) => String(value).padStart(2, '0')
            const day = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`
            const clock = `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`
            const read = moment(`${day} ${clock}`, 'local')
            // The hour that comes twice is read as the first of the two.
            if (read !== second)
              expect(new Date(Number(read)).toString().slice(0, 24)).toBe(date.toString().slice(0, 24))
            expect(moment(date.toISOString(), 'local')).toBe(second)
          }),
          { numRuns: 40 },
        )
      })
    }
  })

  it('takes the first of an hour that comes twice, and goes on behind one that is skipped', () => {
    inZone('Europe/Berlin', () => {
      expect(moment('2026-10-25 02:30', 'local')).toBe(Date.UTC(2026, 9, 25, 0, 30))
      expect(moment('2026-03-29 02:30', 'local')).toBe(Date.UTC(2026, 2, 29, 1, 30))
    })
    inZone('America/Los_Angeles', () => {
      expect(moment('2026-11-01 01:30', 'local')).toBe(Date.UTC(2026, 10, 1, 8, 30))
    })
  })

  it('may be both ends at once', () => {
    expect(typedEnds('09:00 to 10:00')).toEqual(['09:00', '10:00'])
    expect(typedEnds('2026-11-28 09:00 - 2026-11-28 10:00')).toEqual(['2026-11-28 09:00', '2026-11-28 10:00'])
    expect(typedEnds('-2h..-1h')).toEqual(['-2h', '-1h'])
    expect(typedEnds('-30m')).toBeUndefined()
  })
})

it('reads a long run of blanks in time that grows with it', () => {
  expect(typedEnds(`09:00${' '.repeat(200_000)}to 10:00`)).toEqual(['09:00', '10:00'])
  expect(typedEnds(`09:00${' '.repeat(200_000)}10:00`)).toBeUndefined()
})
