import { saveBlob } from '../../ui/save-blob'
import type { Backup } from '../../work/backup'
import { exportName } from '../../ui/file-name'

/** Saves a backup on this machine, and the running config that was taken with it beside it. */
export function saveBackup(appliance: string, { row, file, config }: Backup): void {
  saveBlob(exportName(row.name, appliance, 'exbk'), file)
  if (config !== null) saveBlob(exportName('running config', appliance, 'json'), config)
}
