import { extrahop } from '../catalog/extrahop'
import { single } from '../crud/single/single'

const {
  uploadFirmware,
  upgrade,
  previousFirmware,
  rollback,
  nextFirmware,
  downloadFirmwareUrl,
  downloadFirmwareVersion,
  version,
  platform,
  setCertificate,
  regenerateCertificate,
  createSigningRequest,
} = extrahop.operations

export default single(extrahop, {
  // Firmware and certificate have pages; version and platform stand in what the appliance says of itself.
  elsewhere: [
    uploadFirmware,
    upgrade,
    previousFirmware,
    rollback,
    nextFirmware,
    downloadFirmwareUrl,
    downloadFirmwareVersion,
    version,
    platform,
    setCertificate,
    regenerateCertificate,
    createSigningRequest,
  ],
})
