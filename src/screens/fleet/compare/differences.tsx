import { EyeOff } from 'lucide-react'
import { MenuButton } from '../../../ui/menu'
import { usePortion } from '../../../ui/portion'
import type { Difference } from '../../../work/fleet/drift'
import table from '../table.module.css'
import styles from '../fleet.module.css'

interface Props {
  found: readonly Difference[]
  names: readonly string[]
  onIgnore: (path: string, forAll: boolean) => void
}

/** Value by value, with the way to hear no more of it. */
export function Differences({ found, names, onIgnore }: Props) {
  const { shown, more } = usePortion(found)
  return (
    <div className={table.tableBox}>
      <table aria-label="Differences" className={table.table}>
        <thead>
          <tr>
            <th scope="col">Path</th>
            {names.map((name) => (
              <th scope="col" key={name}>
                <bdi>{name}</bdi>
              </th>
            ))}
            <th scope="col" className={table.took} aria-label="Ignore" />
          </tr>
        </thead>
        <tbody>
          {shown.map(({ path, left, right }) => (
            <tr key={path}>
              <th scope="row" title={path}>
                <code>{path}</code>
              </th>
              {[left, right].map((text, at) => (
                <td key={names[at]} title={text ?? 'absent'}>
                  {text === undefined ? <i className={styles.quiet}>absent</i> : <code>{text}</code>}
                </td>
              ))}
              <td className={table.took}>
                <MenuButton
                  small
                  kind="plain"
                  iconOnly
                  label={`Ignore ${path}`}
                  icon={<EyeOff size={14} strokeWidth={2} aria-hidden />}
                  items={[
                    { id: 'pair', label: 'Ignore for these two', onAction: () => onIgnore(path, false) },
                    { id: 'all', label: 'Ignore for all', onAction: () => onIgnore(path, true) },
                  ]}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </div>
  )
}
