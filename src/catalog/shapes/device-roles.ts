import { dictionary } from '../dictionary'
import { wordsOf } from '../fields'

/** The roles a device can be given by hand; an empty string leaves it to the appliance (9.8). */
export const deviceRoles = [
  'attack_simulator',
  'db_server',
  'dhcp_server',
  'dns_server',
  'domain_controller',
  'file_server',
  'firewall',
  'gateway',
  'http_server',
  'ip_camera',
  'load_balancer',
  'medical_device',
  'mobile_device',
  'nat_gateway',
  'other',
  'pc',
  'printer',
  'scanner',
  'voip_phone',
  'vpn_gateway',
  'web_proxy',
  'wifi_ap',
] as const

const words = dictionary({
  db_server: 'DB server',
  dhcp_server: 'DHCP server',
  dns_server: 'DNS server',
  http_server: 'HTTP server',
  ip_camera: 'IP camera',
  nat_gateway: 'NAT gateway',
  pc: 'PC',
  voip_phone: 'VoIP phone',
  vpn_gateway: 'VPN gateway',
  wifi_ap: 'Wi-Fi access point',
})

/** `db_server` as "DB server"; a role that is not known here by its own name. */
export const roleName = (role: string): string => (typeof role === 'string' && words[role]) || wordsOf(role)

/** All roles in words, with that of custom devices, which cannot be given by hand. */
export const roleWords = dictionary(
  Object.fromEntries(['custom', ...deviceRoles].map((role) => [role, roleName(role)])),
)
