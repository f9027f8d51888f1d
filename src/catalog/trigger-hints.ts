/**
 * The advanced options of a trigger, its `hints` (5.3 guide, Advanced trigger options): which option counts for
 * which event. An appliance ignores options that do not fit the chosen events, so a form offers only those that do.
 */
import { compareVersions, later, type Release } from './release'
import { z } from './zod'

export const cycles = ['30sec', '5min', '1hr', '24hr'] as const

const port = z.number().int().min(1).max(65535).nullable().optional()
const count = z.number().int().min(0).nullable().optional()
const flag = z.boolean().nullable().optional()
const words = z.string().nullable().optional()

const options = {
  // The guide calls it text, every client sends a number.
  snaplen: z
    .union([z.number().int().min(0), z.string()])
    .nullable()
    .optional()
    .meta({ label: 'Bytes captured per packet', kind: 'bytes' })
    .describe('Matters only to scripts that capture packets'),
  // The guide writes it as a list, its values are single names.
  cycle: z
    .union([z.enum(cycles), z.array(z.enum(cycles))])
    .nullable()
    .optional()
    .meta({
      label: 'Metric cycle',
      choices: { '30sec': '30 seconds', '5min': '5 minutes', '1hr': '1 hour', '24hr': '1 day' },
    })
    .describe('Later releases take 30 seconds only'),
  metricTypes: words.meta({ label: 'Metric types' }).describe('Raw metric category; later releases take a comma list'),
  flowPayloadTurn: flag.meta({ label: 'Run on every flow turn' }),
  flowClientPortMin: port.meta({ label: 'Client ports from', kind: 'numeral' }),
  flowClientPortMax: port.meta({ label: 'Client ports to', kind: 'numeral' }),
  flowClientBytes: count.meta({ label: 'Client bytes to buffer', kind: 'bytes' }),
  flowClientString: words.meta({ label: 'Client text to look for' }),
  flowServerPortMin: port.meta({ label: 'Server ports from', kind: 'numeral' }),
  flowServerPortMax: port.meta({ label: 'Server ports to', kind: 'numeral' }),
  flowServerBytes: count.meta({ label: 'Server bytes to buffer', kind: 'bytes' }),
  flowServerString: words
    .meta({ label: 'Server text to look for' })
    .describe('Where it is found, the script gets the whole packet'),
  flowUdpAll: flag.meta({ label: 'Run on every datagram' }),
  payloadBytes: count.meta({ label: 'Payload bytes to buffer', kind: 'bytes' }),
  flowClassifyOnExpiration: flag
    .meta({ label: 'Run at expiry' })
    .describe('Also for flows that were never classified before they expired'),
  clipboardBytes: count.meta({ label: 'Clipboard bytes', kind: 'bytes', since: later }),
}

/**
 * The options as the appliance holds them: one object, with null where nothing is set. Loose, since firmware of
 * other releases has further options and spells one differently.
 */
export const TriggerHints = z.looseObject(options)

export type TriggerHints = z.output<typeof TriggerHints>
export type TriggerHint = keyof typeof TriggerHints.shape

interface Reach {
  /** Counts for these events and no others. */
  only?: readonly string[]
  /** Counts for every event but these. */
  except?: readonly string[]
  /** Further events of releases after the 8.0 guide. */
  laterToo?: readonly string[]
  /** First release that has the option. */
  since?: Release
}

const payloads = ['SSL_PAYLOAD', 'TCP_PAYLOAD', 'UDP_PAYLOAD']
const streams = ['SSL_PAYLOAD', 'TCP_PAYLOAD']

/** Which option counts for which events. */
export const hintReach: Record<TriggerHint, Reach> = {
  snaplen: {
    except: [
      'ALERT_RECORD_COMMIT',
      'FLOW_REPORT',
      'METRIC_CYCLE_BEGIN',
      'METRIC_CYCLE_END',
      'NEW_APPLICATION',
      'NEW_DEVICE',
      'NEW_VLAN',
      'SESSION_EXPIRE',
    ],
  },
  cycle: { only: ['METRIC_CYCLE_BEGIN', 'METRIC_CYCLE_END', 'METRIC_RECORD_COMMIT'] },
  metricTypes: { only: ['ALERT_RECORD_COMMIT', 'METRIC_RECORD_COMMIT'] },
  flowPayloadTurn: { only: streams },
  flowClientPortMin: { only: payloads },
  flowClientPortMax: { only: payloads },
  flowClientBytes: { only: streams },
  flowClientString: { only: payloads },
  flowServerPortMin: { only: payloads },
  flowServerPortMax: { only: payloads },
  flowServerBytes: { only: streams },
  flowServerString: { only: payloads },
  flowUdpAll: { only: ['UDP_PAYLOAD'] },
  payloadBytes: {
    only: ['HTTP_REQUEST', 'HTTP_RESPONSE'],
    laterToo: ['CIFS_REQUEST', 'CIFS_RESPONSE', 'ICA_TICK', 'LDAP_RESPONSE'],
  },
  flowClassifyOnExpiration: { only: ['FLOW_CLASSIFY'] },
  clipboardBytes: { only: ['ICA_TICK'], since: later },
}

/** The options in the order of the guide's table. */
export const hintNames = Object.keys(options) as TriggerHint[]

/** True if an option counts for an event on this release. */
export function hintCounts(hint: TriggerHint, event: string, release: Release = '5.3'): boolean {
  const { only, except, laterToo, since } = hintReach[hint]
  if (since !== undefined && compareVersions(release, since) < 0) return false
  if (except) return !except.includes(event)
  if (only?.includes(event)) return true
  return compareVersions(release, later) >= 0 && (laterToo?.includes(event) ?? false)
}

/** The options that count for at least one of the chosen events, in the order of the guide's table. */
export const hintsFor = (events: readonly string[], release: Release = '5.3'): TriggerHint[] =>
  hintNames.filter((hint) => events.some((event) => hintCounts(hint, event, release)))
