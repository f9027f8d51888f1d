import { ArchiveRestore, Download, FileJson } from 'lucide-react'
import { useAppliance } from '../api/session'
import { customizations, type Customization } from '../catalog/customizations'
import { browse } from '../crud/browse'
import { OperationButton } from '../crud/operation-button'
import { lazily } from '../ui/lazily'
import { shownName } from '../ui/name'

const BackUp = lazily(() => import('./back-up').then((module) => module.BackUp))

function Actions({ row }: { row: Customization | undefined }) {
  const appliance = useAppliance()
  const { apply, download, get, status } = customizations.operations
  if (!row)
    return (
      <>
        <OperationButton operation={status} label="Latest backup" title="Latest backup" done="Read" />
        <BackUp />
      </>
    )
  const params = { id: row.id }
  const name = shownName(row.name)
  return (
    <>
      <OperationButton
        operation={get}
        params={params}
        label="Contents"
        icon={<FileJson aria-hidden />}
        title={`Contents of ${name}`}
        done="Contents read"
      />
      <OperationButton
        operation={download}
        params={params}
        label="Download"
        icon={<Download aria-hidden />}
        title={`Download ${name}`}
        done="Backup saved"
        file={`${name}.exbk`}
      />
      <OperationButton
        operation={apply}
        params={params}
        label="Restore"
        icon={<ArchiveRestore aria-hidden />}
        title={`Restore ${name} on ${appliance.name}?`}
        about={<p>Everything that users configured since is replaced by what is in the backup.</p>}
        confirm={appliance.name}
        done="Restore started"
      />
    </>
  )
}

export default browse(customizations, {
  columns: ['name', 'create_time', 'auto', 'recovered'],
  fields: ['name'],
  empty: 'A customization holds all that users configured, as a backup.',
  actions: Actions,
})
