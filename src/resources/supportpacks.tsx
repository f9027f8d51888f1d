import { Download, Play, Upload } from 'lucide-react'
import { supportpacks, type SupportPack } from '../catalog/supportpacks'
import { browse } from '../crud/browse'
import { OperationButton } from '../crud/operation-button'

function Actions({ row }: { row: SupportPack | undefined }) {
  const { upload, execute, download } = supportpacks.operations
  if (row) {
    return (
      <OperationButton
        operation={download}
        params={{ filename: row.filename }}
        label="Download"
        icon={<Download aria-hidden />}
        title={`Download ${row.filename}`}
        done={`${row.filename} saved`}
        file={row.filename}
      />
    )
  }
  return (
    <>
      <OperationButton
        operation={upload}
        label="Upload and run"
        icon={<Upload aria-hidden />}
        title="Upload a support pack and run it"
        done="Support pack uploaded; it runs now"
      />
      <OperationButton
        operation={execute}
        kind="main"
        label="Run the default pack"
        icon={<Play aria-hidden />}
        title="Run the default support pack"
        done="Support pack started"
      />
    </>
  )
}

export default browse(supportpacks, {
  columns: ['filename', 'size', 'status', 'created_time'],
  empty: 'A support pack gathers facts for vendor support; its result is a file to download.',
  actions: Actions,
})
