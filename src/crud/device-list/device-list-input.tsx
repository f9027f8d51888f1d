import { FileText, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button'
import { count } from '../../ui/format'
import { Select } from '../../ui/select'
import { TextArea } from '../../ui/text-field'
import type { Kind } from '../held'
import { PickFile } from '../form/file-input'
import { findBy, findWords } from './keys'
import { readListFile } from './read'
import { isHere } from './roles-here'
import { criterionParts, writable, type CriterionPart, type Role } from './roles'
import type { ListTable } from './table'
import { noSource, type DeviceListSource, type ReadSource } from './use-device-list'
import styles from './device-list.module.css'

interface Props {
  value: DeviceListSource
  onChange: (value: DeviceListSource) => void
  read: ReadSource
  /** The appliance that tags and fields in columns are for; without one, all that columns can do is find. */
  writesTo?: Kind
}

/** More text than a page can hold well stands for itself by its name. */
const mostShown = 50_000

/** The place for a list: typed, pasted or of a file, and what its columns are taken as. */
export function DeviceListInput({ value, onChange, read, writesTo }: Props) {
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const { table } = read
  const pick = async (file: File) => {
    const next = await readListFile(file)
    setProblem('problem' in next ? `${file.name}: ${next.problem}` : undefined)
    if ('text' in next) onChange({ text: next.text, file: file.name })
  }
  const put = (text: string) => {
    setProblem(undefined)
    onChange({ ...value, text, file: undefined })
  }
  const long = value.text.length > mostShown
  return (
    <div className={styles.input} data-drop>
      {long ? (
        <p className={styles.file}>
          <FileText aria-hidden />
          <b>{value.file ?? 'A pasted list'}</b>
          <span>{table ? count(table.rows.length, 'line', 'lines') : 'reading…'}</span>
          <Button small kind="plain" icon={<X />} onClick={() => onChange(noSource)}>
            Take it away
          </Button>
        </p>
      ) : (
        <TextArea
          label="Devices, one a line"
          mono
          rows={8}
          placeholder={'10.20.0.15\n10.20.4.0/24\n00:0c:29:4d:5e:6f\nweb-0003'}
          value={value.text}
          error={problem ?? read.problem}
          hint={`Addresses, MAC addresses in any spelling, names, CIDR blocks or ids; lines, a table with commas, semicolons or tabs, or a list in JSON.${writesTo ? ' Columns called tag, custom name, role and so on say what each device gets; one called custom device makes custom devices.' : ''}`}
          onChange={put}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text/plain')
            if (pasted.length <= mostShown) return
            // The field would lay out all its lines, only to make room for its name: that holds up the page.
            event.preventDefault()
            const { selectionStart, selectionEnd } = event.currentTarget
            put(value.text.slice(0, selectionStart) + pasted + value.text.slice(selectionEnd))
          }}
        />
      )}
      <PickFile label="File with devices" onPick={(file) => void pick(file)}>
        From a file…
      </PickFile>
      {table?.shape === 'table' && (
        <Columns
          table={table}
          roles={value.roles ?? table.roles}
          writesTo={writesTo}
          onChange={(roles) => onChange({ ...value, roles })}
        />
      )}
    </div>
  )
}

const roleId = (role: Role): string =>
  role.as === 'find'
    ? `find ${role.by}`
    : role.as === 'field'
      ? `field ${role.field}`
      : role.as === 'criterion'
        ? `criterion ${role.of}`
        : role.as

/** Short, since what tells them apart stands at their end. */
const criterionWords: Record<CriterionPart, string> = {
  src_port: 'src ports',
  src_port_min: 'src ports from',
  src_port_max: 'src ports to',
  dst_port: 'dst ports',
  dst_port_min: 'dst ports from',
  dst_port_max: 'dst ports to',
  vlan: 'VLANs',
  vlan_min: 'VLANs from',
  vlan_max: 'VLANs to',
  direction: 'direction',
  peer: 'peer address',
}

const choices = (writesTo: Kind | undefined): { role: Role; label: string }[] => [
  ...findBy.map((by) => ({ role: { as: 'find', by } as const, label: `Find by ${findWords[by]}` })),
  ...(writesTo
    ? [
        { role: { as: 'tag' } as const, label: 'Tag' },
        ...writable.map(({ name, label }) => ({
          role: { as: 'field', field: name } as const,
          label: `Field: ${label}`,
        })),
        { role: { as: 'custom' } as const, label: 'Custom device: name' },
        ...criterionParts.map((of) => ({
          role: { as: 'criterion', of } as const,
          label: `Criterion: ${criterionWords[of]}`,
        })),
      ].filter(({ role }) => isHere(role, writesTo))
    : []),
  { role: { as: 'ignored' }, label: 'Ignored' },
]

/** What each column is taken as, with its first values; each can be changed. */
function Columns({
  table,
  roles,
  writesTo,
  onChange,
}: {
  table: ListTable
  roles: readonly Role[]
  writesTo: Kind | undefined
  onChange: (roles: readonly Role[]) => void
}) {
  const known = choices(writesTo)
  const options = known.map(({ role, label }) => ({ value: roleId(role), label }))
  return (
    <fieldset className={styles.columns}>
      <legend>Columns</legend>
      {roles.map((role, at) => {
        const name = table.heads?.[at] || `Column ${at + 1}`
        const taken = options.some(({ value }) => value === roleId(role)) ? roleId(role) : 'ignored'
        return (
          // A column is its place.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={at} className={styles.column}>
            <Select
              label={name}
              small
              value={taken}
              onChange={(chosen) => {
                const next = known.find((choice) => roleId(choice.role) === chosen)
                if (next) onChange(roles.with(at, next.role))
              }}
              options={options}
            />
            <span className={styles.sample}>
              {table.rows
                .slice(0, 3)
                .map((cells) => cells[at] ?? '')
                .filter(Boolean)
                .join(', ')}
            </span>
          </div>
        )
      })}
    </fieldset>
  )
}
