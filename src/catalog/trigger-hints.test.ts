import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canBeAssigned, triggerEvents } from './trigger-events'
import { hintCounts, hintNames, hintReach, hintsFor, TriggerHints } from './trigger-hints'
import { triggers } from './triggers'

const names = triggerEvents.map(({ name }) => name)
const events = fc.subarray(names)

describe('hintsFor', () => {
  it.each([
    [['HTTP_REQUEST'], ['snaplen', 'payloadBytes']],
    [['FLOW_CLASSIFY'], ['snaplen', 'flowClassifyOnExpiration']],
    [['METRIC_CYCLE_BEGIN'], ['cycle']],
    [['METRIC_RECORD_COMMIT'], ['snaplen', 'cycle', 'metricTypes']],
    [['ALERT_RECORD_COMMIT'], ['metricTypes']],
    [['NEW_DEVICE', 'NEW_VLAN', 'SESSION_EXPIRE', 'FLOW_REPORT'], []],
    [
      ['UDP_PAYLOAD'],
      [
        'snaplen',
        'flowClientPortMin',
        'flowClientPortMax',
        'flowClientString',
        'flowServerPortMin',
        'flowServerPortMax',
        'flowServerString',
        'flowUdpAll',
      ],
    ],
    [
      ['TCP_PAYLOAD'],
      [
        'snaplen',
        'flowPayloadTurn',
        'flowClientPortMin',
        'flowClientPortMax',
        'flowClientBytes',
        'flowClientString',
        'flowServerPortMin',
        'flowServerPortMax',
        'flowServerBytes',
        'flowServerString',
      ],
    ],
  ])('offers for %j what the table of the 5.3 guide has', (chosen, expected) => {
    expect(hintsFor(chosen)).toEqual(expected)
  })

  it('offers for several events what any of them offers, and no more', () => {
    fc.assert(
      fc.property(events, events, (a, b) => {
        expect(new Set(hintsFor([...a, ...b]))).toEqual(new Set([...hintsFor(a), ...hintsFor(b)]))
      }),
    )
    expect(hintsFor([])).toEqual([])
  })

  it('adds events and options in later releases, and takes none away', () => {
    expect(hintsFor(['ICA_TICK'], '5.3')).toEqual(['snaplen'])
    expect(hintsFor(['ICA_TICK'], '9.8')).toEqual(['snaplen', 'payloadBytes', 'clipboardBytes'])
    const lost = hintNames.flatMap((hint) =>
      names.filter((event) => hintCounts(hint, event, '5.3') && !hintCounts(hint, event, '9.8')),
    )
    expect(lost).toEqual([])
  })

  it('takes an event that it does not know for one that captures packets', () => {
    expect(hintsFor(['QUIC_OPEN'])).toEqual(['snaplen'])
  })

  it('knows the events of its table', () => {
    const used = Object.values(hintReach).flatMap(({ only, except, laterToo }) => [only, except, laterToo].flat())
    expect(used.filter((event) => event !== undefined && !names.includes(event))).toEqual([])
  })
})

describe('TriggerHints', () => {
  it('takes the example of the guide, nulls and all, and options it does not know', () => {
    const hints = { flowClientPortMin: null, flowClientBytes: 16384, flowPayloadTurn: true, flowServerPortMax: 49155 }
    expect(TriggerHints.parse({ ...hints, fireClassifyOnExpiration: true })).toEqual({
      ...hints,
      fireClassifyOnExpiration: true,
    })
  })

  it.each([{ flowServerPortMax: 65536 }, { flowClientBytes: -1 }, { cycle: '2min' }, { flowUdpAll: 'yes' }])(
    'refuses %j',
    (hints) => {
      expect(TriggerHints.safeParse(hints).success).toBe(false)
    },
  )

  it('takes a cycle as a name or a list and bytes per packet as a number or text', () => {
    expect(TriggerHints.safeParse({ cycle: '30sec', snaplen: '96' }).success).toBe(true)
    expect(TriggerHints.safeParse({ cycle: ['30sec', '5min'], snaplen: 96 }).success).toBe(true)
  })
})

describe('trigger events', () => {
  it('are listed once each, in order', () => {
    expect(names).toEqual([...new Set(names)].toSorted((a, b) => a.localeCompare(b)))
  })

  it('let a trigger be assigned once one of them is about a flow', () => {
    expect(canBeAssigned(['NEW_DEVICE', 'METRIC_CYCLE_END'])).toBe(false)
    expect(canBeAssigned(['NEW_DEVICE', 'HTTP_REQUEST'])).toBe(true)
    expect(canBeAssigned([])).toBe(false)
  })

  it('are accepted by the API under any upper-case name', () => {
    const body = { name: 'a', script: '', apply_all: false, disabled: false, debug: false }
    const create = triggers.operations.create.body
    expect(create.safeParse({ ...body, events: [...names, 'QUIC_OPEN'] }).success).toBe(true)
    expect(create.safeParse({ ...body, events: ['http_request'] }).success).toBe(false)
  })

  it('are not outside data that calls itself with an at sign', () => {
    const { body } = triggers.operations.externalData
    expect(body.safeParse({ type: 'badge', body: { door: 4 } }).success).toBe(true)
    expect(body.safeParse({ type: '@badge', body: {} }).success).toBe(false)
  })
})
