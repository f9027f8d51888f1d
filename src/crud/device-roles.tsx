/** The roles of devices in pictures. A role that is not known here is shown by its own name. */
import {
  Cctv,
  CircleDashed,
  Database,
  Globe,
  HardDrive,
  Landmark,
  Monitor,
  Phone,
  Printer,
  Router,
  Signpost,
  Split,
  type LucideIcon,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { dictionary } from '../catalog/dictionary'
import { deviceRoles, roleName } from '../catalog/shapes/device-roles'
import { shownName } from '../ui/name'
import styles from './crud.module.css'

const icons = dictionary<LucideIcon>({
  db_server: Database,
  dhcp_server: Signpost,
  dns_server: Signpost,
  domain_controller: Landmark,
  file_server: HardDrive,
  firewall: Router,
  gateway: Router,
  http_server: Globe,
  ip_camera: Cctv,
  load_balancer: Split,
  mobile_device: Phone,
  nat_gateway: Router,
  pc: Monitor,
  printer: Printer,
  scanner: Printer,
  voip_phone: Phone,
  vpn_gateway: Router,
  web_proxy: Globe,
  wifi_ap: Router,
})

/** All roles that a device can be given, in words and in the order of the words. */
export const roleOptions: readonly { value: string; label: string }[] = deviceRoles
  .map((role) => ({ value: role, label: roleName(role) }))
  .toSorted((a, b) => a.label.localeCompare(b.label, 'en'))

/** The picture of a role; it always stands beside the word, so it is hidden from assistive technology. */
export function RoleIcon({ role, size = 14 }: { role: string | undefined; size?: number }) {
  const Icon = icons[shownName(role)] ?? CircleDashed
  return <Icon size={size} strokeWidth={size < 16 ? 2 : 1.75} aria-hidden="true" />
}

const RoleWords = ({ role, words }: { role: string; words: string }) => (
  <span className={styles.role}>
    <RoleIcon role={role} />
    <span>{words}</span>
  </span>
)

/** A role in a table: its picture and its word. */
export const roleCell = (role: unknown): ReactNode =>
  typeof role === 'string' && role !== '' ? <RoleWords role={role} words={roleName(role)} /> : ''
