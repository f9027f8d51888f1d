import { Download, PackageCheck, Upload } from 'lucide-react'
import { callRaw } from '../api/send'
import { reasonOf } from '../api/appliance'
import { useAppliance } from '../api/session'
import { bundles, type Bundle } from '../catalog/bundles'
import { browse } from '../crud/browse'
import { OperationButton } from '../crud/operation-button'
import { saveBlob } from '../ui/save-blob'
import { Button } from '../ui/button'
import { useMutation } from '@tanstack/react-query'
import { sentenceFor } from '../api/errors'
import { notify } from '../crud/notices'

function Actions({ row }: { row: Bundle | undefined }) {
  const { create, apply } = bundles.operations
  if (!row) {
    return (
      <OperationButton
        operation={create}
        kind="main"
        label="Upload bundle"
        icon={<Upload aria-hidden />}
        title="Upload a bundle"
        done="Bundle uploaded"
      />
    )
  }
  return (
    <>
      <Export row={row} />
      <OperationButton
        operation={apply}
        params={{ id: row.id }}
        label="Install"
        icon={<PackageCheck aria-hidden />}
        title={`Install ${row.name}?`}
        confirm={row.name}
        done={`${row.name} installed`}
      />
    </>
  )
}

/** The contents as the appliance answers them, saved as a JSON file that can be uploaded elsewhere. */
function Export({ row }: { row: Bundle }) {
  const appliance = useAppliance()
  const { get } = bundles.operations
  const read = useMutation({
    mutationFn: () => callRaw(appliance, get, { params: { id: row.id } }),
    onSuccess: (contents) =>
      saveBlob(`${row.name}.json`, new Blob([JSON.stringify(contents, null, 2)], { type: 'application/json' })),
    onError: (error) => notify('bundles', 'danger', sentenceFor(error)),
  })
  return (
    <Button
      icon={<Download aria-hidden />}
      reason={reasonOf(get, appliance)}
      pending={read.isPending}
      onClick={() => read.mutate()}
    >
      Download
    </Button>
  )
}

export default browse(bundles, {
  columns: ['name', 'built_in', 'description', 'created_time', 'mod_time'],
  empty: 'A bundle carries triggers, dashboards, alerts and more from one system to another.',
  actions: Actions,
})
