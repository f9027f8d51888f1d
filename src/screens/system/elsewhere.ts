/** What the system page does not list, since a part of it or another page is about it. */
import { extrahop } from '../../catalog/extrahop'
import type { Operation } from '../../catalog/operation'

type Name = keyof typeof extrahop.operations

const parts: readonly Name[] = [
  'get',
  'version',
  'platform',
  'edition',
  'idrac',
  'processes',
  'restartProcess',
  'services',
  'updateServices',
  'cluster',
  'updateCluster',
  'detectionsAccess',
  'setDetectionsAccess',
  'restart',
  'shutdown',
]

const firmwarePage: readonly Name[] = [
  'uploadFirmware',
  'upgrade',
  'previousFirmware',
  'rollback',
  'nextFirmware',
  'downloadFirmwareUrl',
  'downloadFirmwareVersion',
]

const certificatePage: readonly Name[] = ['setCertificate', 'regenerateCertificate', 'createSigningRequest']

export const elsewhere: ReadonlySet<Operation> = new Set<Operation>(
  [...parts, ...firmwarePage, ...certificatePage].map((name) => extrahop.operations[name]),
)
