/** What every list offers for its rows as a whole: reading them again, and taking them away as a file. */
import { RotateCw } from 'lucide-react'
import { useAppliance } from '../api/session'
import { Button, IconButton } from '../ui/button'
import styles from './crud.module.css'
import { ExportMenu, type ExportPart } from './export/export-menu'

interface Props<Row> {
  onRefresh: () => void
  reading: boolean
  /** Begins the names of exported files. */
  file: string
  parts: readonly ExportPart<Row>[]
  /** In a toolbar: pictures alone. */
  small?: boolean
}

export function ListTools<Row>({ onRefresh, reading, file, parts, small }: Props<Row>) {
  const appliance = useAppliance()
  return (
    <>
      {small ? (
        <IconButton label="Refresh" icon={<RotateCw aria-hidden />} onClick={onRefresh} pending={reading} />
      ) : (
        <Button kind="plain" icon={<RotateCw />} onClick={onRefresh} pending={reading} aria-label="Refresh">
          <span className={styles.wideOnly}>Refresh</span>
        </Button>
      )}
      <ExportMenu what={file} appliance={appliance.name} parts={parts} />
    </>
  )
}
