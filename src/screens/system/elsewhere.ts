/** What the system page does not list, since a part of it or another page is about it. */
import { extrahop } from '../../catalog/extrahop'
import type { Operation } from '../../catalog/operation'

const {
  get,
  version,
  platform,
  edition,
  idrac,
  processes,
  restartProcess,
  services,
  updateServices,
  cluster,
  updateCluster,
  detectionsAccess,
  setDetectionsAccess,
  restart,
  shutdown,
} = extrahop.operations

/** Of the firmware page. */
const firmware = [
  extrahop.operations.uploadFirmware,
  extrahop.operations.upgrade,
  extrahop.operations.previousFirmware,
  extrahop.operations.rollback,
  extrahop.operations.nextFirmware,
  extrahop.operations.downloadFirmwareUrl,
  extrahop.operations.downloadFirmwareVersion,
]

/** Of the certificate page. */
const certificate = [
  extrahop.operations.setCertificate,
  extrahop.operations.regenerateCertificate,
  extrahop.operations.createSigningRequest,
]

export const elsewhere: ReadonlySet<Operation> = new Set<Operation>([
  get,
  version,
  platform,
  edition,
  idrac,
  processes,
  restartProcess,
  services,
  updateServices,
  cluster,
  updateCluster,
  detectionsAccess,
  setDetectionsAccess,
  restart,
  shutdown,
  ...firmware,
  ...certificate,
])
