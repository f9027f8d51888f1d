/** What the operations of the appliance itself send and answer. */
import { addressOf } from './addresses'
import { Millis } from './common'
import { platformCode } from './platform-code'
import { later } from './release'
import { z } from './zod'

const flag = (label: string) => z.boolean().optional().meta({ label })

export const ExtraHop = z.object({
  version: z.string().meta({ label: 'Firmware' }).describe('Dotted version; compare it part by part as numbers'),
  platform: platformCode,
  hostname: z.string().meta({ label: 'Host name' }),
  display_host: z.string().optional().meta({ label: 'Shown as' }),
  external_hostname: z.string().nullable().optional().meta({ label: 'External host name' }),
  mgmt_ipaddr: z.string().optional().meta({ label: 'Management address', kind: 'ipv4' }),
})
export type ExtraHop = z.output<typeof ExtraHop>

export const ClusterSettings = z.object({ ingest_enabled: z.boolean().meta({ label: 'Record ingest' }) })

export const ClusterWrite = z.strictObject({
  ingest_enabled: flag('Record ingest')
    .meta({ destructive: 'off' })
    .describe('False halts and true resumes record ingest on every node'),
})

/** The processes that can be restarted by name; which of them run depends on the kind of appliance. */
export const processNames = [
  'exadmin',
  'exalerts',
  'examf',
  'exapi',
  'exbridge',
  'excap',
  'exconfig',
  'exflowlogs',
  'expktfeeder',
  'exsnmpq',
  'exnotify',
  'exportal',
  'exremote',
  'exsearch',
  'exstatmirror',
  'extrend',
  'webserver',
  'hopcloud-api',
] as const

// The 9.8 reference names these fields and gives no units; those of memory and time are assumed.
export const Process = z.object({
  process: z.string().meta({ label: 'Process' }),
  can_restart: z.boolean().optional().meta({ label: 'Can be restarted' }),
  cpu: z.number().optional().meta({ label: 'CPU', kind: 'percent' }),
  cpu_time: z.number().optional().meta({ label: 'CPU time', kind: 'span', assumed: true }),
  mem_percent: z.number().optional().meta({ label: 'Memory share', kind: 'percent' }),
  mem_res: z.number().optional().meta({ label: 'Resident memory', kind: 'bytes', assumed: true }),
  mem_virt: z.number().optional().meta({ label: 'Virtual memory', kind: 'bytes', assumed: true }),
  start_time: Millis.optional().meta({ label: 'Started', kind: 'millis' }),
})

// The 8.0 guide names the operation and not the body; `enabled` is what firmware 9.8 has.
export const DetectionsAccess = z.object({
  enabled: z.boolean().optional().meta({ label: 'Limited to granted users', assumed: true }),
})

export const DetectionsAccessWrite = z.strictObject({
  enabled: z
    .boolean()
    .meta({ label: 'Limited to granted users', assumed: true })
    .describe('Show detections only to users who were granted access'),
})

export const Ticketing = z.object({
  enabled: flag('Enabled'),
  external_ticketing_enabled: z.boolean().optional().meta({ label: 'Tracked in another system', since: later }),
  internal_ticketing_enabled: z.boolean().optional().meta({ label: 'Tracked here', since: later }),
  url_template: z
    .string()
    .optional()
    .meta({ label: 'Link to a ticket', since: later })
    .describe('Pattern of the address of a ticket in the other system'),
})

export const TicketingWrite = Ticketing.strict()

const Switch = z.object({ enabled: z.boolean() })
const SwitchWrite = z.strictObject({ enabled: z.boolean() })

// Other services than these four may come with a release.
export const Services = z
  .object({
    admin: Switch.optional().meta({ label: 'Administration pages' }),
    keyreceiver: Switch.optional().meta({ label: 'Session key receiver' }),
    snmp: Switch.optional().meta({ label: 'SNMP' }),
    ssh: Switch.optional().meta({ label: 'SSH' }),
  })
  .catchall(Switch)

export const ServicesWrite = z.strictObject({
  // The ways in: once they are off, the way back is this operation or the console port.
  admin: SwitchWrite.optional().meta({ label: 'Administration pages', destructive: 'off' }),
  keyreceiver: SwitchWrite.optional().meta({ label: 'Session key receiver' }),
  snmp: SwitchWrite.optional().meta({ label: 'SNMP' }),
  ssh: SwitchWrite.optional().meta({ label: 'SSH', destructive: 'off' }),
})

const CertificateSubject = z.strictObject({
  common_name: z.string().min(1).meta({ label: 'Common name' }).describe('The host name that the certificate is for'),
  country_code: z
    .string()
    .regex(/^[A-Za-z]{2}$/, 'Two letters go here')
    .optional()
    .meta({ label: 'Country' })
    .describe('Two letters'),
  state_or_province_name: z.string().optional().meta({ label: 'State or province' }),
  locality_name: z.string().optional().meta({ label: 'City' }),
  organization_name: z.string().optional().meta({ label: 'Organisation' }),
  organizational_unit_name: z.string().optional().meta({ label: 'Unit' }),
  email_address: z.string().optional().meta({ label: 'E-mail' }),
})

export const SigningRequest = z.strictObject({
  subject: CertificateSubject,
  subject_alternative_names: z
    .array(
      z
        .strictObject({
          type: z.enum(['dns', 'ip']).meta({ choices: { dns: 'Host name', ip: 'Address' } }),
          name: z
            .string()
            .min(1)
            .regex(/^[^\s,;/]+$/, 'One name or address goes here, without blanks, commas or slashes')
            .meta({ kind: 'address' }),
        })
        .superRefine(({ type, name }, context) => {
          const isAddress = addressOf(name) !== undefined
          if (isAddress === (type === 'ip')) return
          const message = isAddress ? 'This is an address, not a host name' : 'An IPv4 or IPv6 address goes here'
          context.addIssue({ code: 'custom', path: ['name'], message })
        }),
    )
    .min(1)
    .meta({ label: 'Alternative names' })
    .describe('At least one host name; repeat the common name if there is no other'),
})

export const UpgradeOptions = z.strictObject({
  restart_after: z.boolean().default(true).meta({ label: 'Restart when done', assumed: true }),
  force: z.boolean().default(false).meta({ label: 'Skip compatibility checks', since: later }),
  silent: z
    .boolean()
    .default(false)
    .meta({ label: 'Close the web interface meanwhile', since: later })
    .describe('A failed upgrade then rolls back by itself'),
})

export const FirmwareRelease = z.object({
  release: z.string().meta({ label: 'Release' }),
  current_release: z.boolean().meta({ label: 'Running now' }),
  versions: z.array(z.string()).meta({ label: 'Versions' }),
})

const upgradeToo = z.boolean().default(false).meta({ label: 'Install right after the download', destructive: 'on' })

export const DownloadUrl = z.strictObject({
  firmware_url: z.string().min(1).meta({ label: 'Address' }).describe('http, https or ftp'),
  upgrade: upgradeToo,
  force: z.boolean().default(false).meta({ label: 'Skip compatibility checks' }),
})

export const DownloadVersion = z.strictObject({
  version: z.string().min(1).meta({ label: 'Version' }).describe('In full, as the list of next versions writes it'),
  upgrade: upgradeToo,
})
