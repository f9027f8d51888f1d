/** The keys of detail metrics: words, numbers, and the addresses of those at the other end. */
import type { MetricKey } from '../../catalog/metrics'
import { addressOf, otherEnd } from '../traffic/pair'
import type { Leg } from './legs'

export const textKey = (word: string, intval: boolean): MetricKey =>
  intval ? { key_type: 'intval', intval: Number(word) } : { key_type: 'string', str: word }

/** The other end of a leg by its address; the appliance does not know every address by name, nor every device. */
export function peerKey({ pair, side }: Leg): MetricKey | null {
  const device = otherEnd(pair, side)
  const addr = addressOf(device)
  if (addr === null) return null
  return {
    key_type: 'ipaddr',
    addr,
    ...(device.dns_name ? { host: device.dns_name } : {}),
    ...(device.id > 0 ? { device_oid: device.id } : {}),
  }
}

/** The other end of a leg as a device; null where it is none of the site's. */
export function deviceKey({ pair, side }: Leg): MetricKey | null {
  const device = otherEnd(pair, side)
  return device.id > 0 ? { key_type: 'device', device_oid: device.id } : null
}

/** What a person would call a key. */
export function textOf(key: MetricKey): string {
  switch (key.key_type) {
    case 'string':
      return key.str
    case 'ipaddr':
      return key.addr
    case 'intval':
      return String(key.intval)
    case 'device':
      return String(key.device_oid)
  }
}
