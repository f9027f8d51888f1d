import { Download } from 'lucide-react'
import { packetcaptures, type PacketCapture } from '../catalog/packetcaptures'
import { browse } from '../crud/browse'
import { OperationButton } from '../crud/operation-button'

function DownloadCapture({ row }: { row: PacketCapture | undefined }) {
  if (!row) return null
  return (
    <OperationButton
      operation={packetcaptures.operations.download}
      params={{ id: row.id }}
      label="Download"
      icon={<Download aria-hidden />}
      title={`Download ${row.name || row.id}`}
      done="Packet capture saved"
      file={`${row.name || row.id}.pcap`}
    />
  )
}

export default browse(packetcaptures, {
  title: (capture) => capture.name || capture.id,
  columns: ['name', 'bytes', 'pkts', 'ipaddr1', 'port1', 'ipaddr2', 'port2', 'l7proto'],
  empty: 'A trigger can have the packets of a flow captured.',
  actions: DownloadCapture,
})
