import { Download } from 'lucide-react'
import { packetcaptures, type PacketCapture } from '../catalog/packetcaptures'
import { browse } from '../crud/browse'
import { OperationButton } from '../crud/operation-button'
import { shownName } from '../ui/name'

function DownloadCapture({ row }: { row: PacketCapture | undefined }) {
  if (!row) return null
  return (
    <OperationButton
      operation={packetcaptures.operations.download}
      params={{ id: row.id }}
      label="Download"
      icon={<Download aria-hidden />}
      title={`Download ${shownName(row.name || row.id)}`}
      done="Packet capture saved"
      file={`${shownName(row.name || row.id)}.pcap`}
    />
  )
}

export default browse(packetcaptures, {
  title: (capture) => capture.name || capture.id,
  columns: ['name', 'l7proto', 'ipaddr1', 'ipaddr2', 'port2', 'bytes', 'tstart_usec'],
  empty: 'A trigger can have the packets of a flow captured.',
  actions: DownloadCapture,
})
