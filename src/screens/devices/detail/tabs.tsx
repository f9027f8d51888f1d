/** The tabs of a device's page beside the summary and the assignments. */
import type { Appliance } from '../../../api/appliance'
import { exists } from '../../../api/appliance'
import { catalog } from '../../../catalog'
import { Device } from '../../../catalog/devices'
import { fieldsOf } from '../../../catalog/fields'
import { JsonView } from '../../../ui/json-view'
import { KeyValueList } from '../../../ui/key-value-list'
import { Name } from '../../../ui/name'
import { Section } from '../../../ui/panel'
import type { Column } from '../../../ui/table/column'
import { Table } from '../../../ui/table/table'
import { TimeText } from '../../../ui/time-text'
import { roleName } from '../../../catalog/shapes/device-roles'
import { activityName } from './activity-names'
import { Part, ShowRequest } from './part'
import type { DeviceParts } from './use-device'
import styles from '../device.module.css'

interface Props {
  appliance: Appliance
  device: Device
  parts: DeviceParts
}

const { operations } = catalog.devices
const unsorted = { sort: [], onSort: () => undefined, pinned: [] } as const

function moment<Row>(id: string, title: string, at: (row: Row) => number): Column<Row> {
  return {
    id,
    title,
    kind: 'time',
    value: at,
    cell: (row) => <TimeText at={at(row)} mode="exact" />,
    width: 220,
    align: 'left',
  }
}

interface Span {
  id: number
  stat_name: string
  from_time: number
  until_time: number
}

/** What is no moment stands behind those that are. */
const momentIn = (at: unknown): number => (typeof at === 'number' ? at : 0)

const spanColumns: Column<Span>[] = [
  { id: 'stat_name', title: 'Activity', value: (row) => activityName(row.stat_name), strong: true },
  { id: 'stat', title: 'Metric category', value: (row) => row.stat_name, mono: true, quiet: true, width: 220 },
  moment('from_time', 'From', (row) => row.from_time),
  moment('until_time', 'Until', (row) => row.until_time),
]

export function ActivityTab({ parts }: Pick<Props, 'parts'>) {
  return (
    <>
      <Part operation={operations.activity} query={parts.activity}>
        {(spans) => (
          <Table
            fit
            {...unsorted}
            label="Activity"
            rows={spans.toSorted((a, b) => momentIn(b.until_time) - momentIn(a.until_time))}
            columns={spanColumns}
            getId={(row) => row.id}
            empty={<p className={styles.none}>No activity is on record.</p>}
          />
        )}
      </Part>
    </>
  )
}

interface DnsRow {
  dns_name: string
  last_observation_time: number
}
interface AddressRow {
  ipaddr: string
  last_observation_time: number
}
interface SoftwareRow {
  id: string
  name?: string | null
  version?: string | null
  software_type?: string | null
}

const dnsColumns: Column<DnsRow>[] = [
  {
    id: 'dns_name',
    title: 'DNS name',
    value: (row) => row.dns_name,
    cell: (row) => <Name>{row.dns_name}</Name>,
    strong: true,
  },
  moment('last', 'Last seen', (row) => row.last_observation_time),
]
const addressColumns: Column<AddressRow>[] = [
  { id: 'ipaddr', title: 'IP address', kind: 'address', value: (row) => row.ipaddr, strong: true },
  moment('last', 'Last seen', (row) => row.last_observation_time),
]
const softwareColumns: Column<SoftwareRow>[] = [
  { id: 'name', title: 'Software', value: (row) => row.name, strong: true },
  { id: 'version', title: 'Version', value: (row) => row.version, width: 120 },
  { id: 'software_type', title: 'Type', value: (row) => row.software_type, width: 160 },
]

export function NamesTab({ appliance, device, parts }: Props) {
  const input = { params: { id: device.id } }
  return (
    <>
      <Section flush title="DNS names" end={<ShowRequest ofPart input={input} operation={operations.dnsNames} />}>
        <Part operation={operations.dnsNames} query={parts.dnsNames}>
          {(rows) => (
            <Table<DnsRow>
              fit
              {...unsorted}
              label="DNS names"
              rows={rows}
              columns={dnsColumns}
              getId={(row) => row.dns_name}
              empty={<p className={styles.none}>No DNS name was seen.</p>}
            />
          )}
        </Part>
      </Section>
      <Section flush title="IP addresses" end={<ShowRequest ofPart input={input} operation={operations.ipAddresses} />}>
        <Part operation={operations.ipAddresses} query={parts.ipAddresses}>
          {(rows) => (
            <Table<AddressRow>
              fit
              {...unsorted}
              label="IP addresses"
              rows={rows}
              columns={addressColumns}
              getId={(row) => row.ipaddr}
              empty={<p className={styles.none}>No address was seen.</p>}
            />
          )}
        </Part>
      </Section>
      {exists(operations.software, appliance) && (
        <Section flush title="Software" end={<ShowRequest ofPart input={input} operation={operations.software} />}>
          <Part operation={operations.software} query={parts.software}>
            {(rows) => (
              <Table<SoftwareRow>
                fit
                {...unsorted}
                label="Software"
                rows={rows}
                columns={softwareColumns}
                getId={(row) => row.id}
                empty={<p className={styles.none}>No software was seen.</p>}
              />
            )}
          </Part>
        </Section>
      )}
    </>
  )
}

/** Every field that came, those of the catalogue first; what it does not know is kept and said so. */
export function FieldsTab({ device }: Pick<Props, 'device'>) {
  const fields = fieldsOf(Device)
  const known = new Set(fields.map((field) => field.name))
  const row: Record<string, unknown> = { ...device }
  const items = fields
    .filter(({ name }) => name in row)
    .map(({ name, label, meta }) => ({
      key: name,
      label: <FieldLabel label={label} name={name} />,
      value: <FieldValue name={name} value={row[name]} isTime={meta.kind === 'millis'} />,
      copy: textOf(row[name]),
      mono: meta.kind === 'mac' || name.endsWith('_id') || name === 'id',
    }))
  const others = Object.keys(row)
    .filter((name) => !known.has(name))
    .map((name) => ({
      key: name,
      label: <FieldLabel label="Not in the catalogue" name={name} />,
      value: <FieldValue name={name} value={row[name]} isTime={false} />,
      copy: textOf(row[name]),
      mono: true,
    }))
  return (
    <>
      <div className={styles.fields}>
        <KeyValueList items={[...items, ...others]} />
      </div>
    </>
  )
}

const FieldLabel = ({ label, name }: { label: string; name: string }) => (
  <>
    {label} <code className={styles.quiet}>{name}</code>
  </>
)

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)

function FieldValue({ name, value, isTime }: { name: string; value: unknown; isTime: boolean }) {
  // The difference between them is in the JSON.
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0))
    return <span className={styles.quiet}>none</span>
  if (isTime && typeof value === 'number') return <TimeText at={value} mode="exact" />
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if ((name === 'role' || name === 'auto_role') && typeof value === 'string') return roleName(value)
  if (Array.isArray(value)) return value.map((part) => textOf(part)).join(', ')
  return <Name>{textOf(value)}</Name>
}

export function JsonTab({ device }: { device: Device }) {
  return (
    <div className={styles.json}>
      <JsonView value={device} label="Device as JSON" />
    </div>
  )
}
