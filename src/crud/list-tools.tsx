/** What every list offers for its rows as a whole: reading them again, and taking them away as a file. */
import { useAppliance } from '../api/session'
import { ExportMenu, type ExportPart } from './export/export-menu'
import { RefreshButton } from './refresh-button'

interface Props<Row> {
  /** Absent where it is all that stands on the page. */
  onRefresh?: (signal: AbortSignal) => Promise<unknown>
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
      <RefreshButton look={small ? 'picture' : 'wide'} reading={reading} onRefresh={onRefresh} />
      <ExportMenu what={file} appliance={appliance.name} parts={parts} />
    </>
  )
}
