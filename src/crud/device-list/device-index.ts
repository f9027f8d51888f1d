/** Devices by what a list names them by. Built and asked in pieces, so that the page answers meanwhile. */
import { addressOf, addressText, macOf, type Block } from '../../catalog/addresses'
import type { Device } from '../../catalog/devices'
import { deviceNames } from '../../catalog/shapes/device'
import { eachInPieces } from '../../browser/pieces'
import type { Key } from './keys'

type Ids = Map<string, number[]>

function add(map: Ids, key: string, id: number): void {
  const ids = map.get(key)
  if (!ids) map.set(key, [id])
  else if (!ids.includes(id)) ids.push(id)
}

const none: readonly number[] = []

/** `10.0.0.1` as a number; NaN for other text. Plain arithmetic, as it is done for every device. */
function dotted(text: string): number {
  const parts = text.split('.')
  return parts.length === 4 ? parts.reduce((sum, part) => sum * 256 + Number(part), 0) : Number.NaN
}

export class DeviceIndex {
  readonly devices = new Map<number, Device>()
  readonly #names: Ids = new Map()
  readonly #addresses: Ids = new Map()
  readonly #macs: Ids = new Map()
  readonly #v4: { address: number; id: number }[] = []
  readonly #v6: { address: bigint; id: number }[] = []
  #sorted = false

  add(device: Device): void {
    const { id, ipaddr4, ipaddr6, macaddr } = device
    if (this.devices.has(id)) return
    this.devices.set(id, device)
    this.#sorted = false
    for (const name of deviceNames) {
      const text = device[name]
      // Cells are read without blanks at their ends, and so are names.
      if (typeof text === 'string' && text !== '') add(this.#names, text.trim().toLowerCase(), id)
    }
    if (ipaddr4) {
      add(this.#addresses, ipaddr4, id)
      this.#v4.push({ address: dotted(ipaddr4), id })
    }
    const six = ipaddr6 ? addressOf(ipaddr6) : undefined
    if (six) {
      add(this.#addresses, addressText(six), id)
      this.#v6.push({ address: six.value, id })
    }
    const mac = macaddr ? macOf(macaddr) : undefined
    if (mac !== undefined) add(this.#macs, mac, id)
  }

  /** The devices that a key names. A VLAN names none by itself: see `fits`. */
  find(key: Key): readonly number[] {
    switch (key.by) {
      case 'id':
        return this.devices.has(key.id) ? [key.id] : none
      case 'digits':
        return [...new Set([...(this.devices.has(key.id) ? [key.id] : none), ...(this.#names.get(key.text) ?? none)])]
      case 'name':
        return this.#names.get(key.text.toLowerCase()) ?? none
      case 'address':
        return this.#addresses.get(key.text) ?? none
      case 'mac':
        return this.#macs.get(key.text) ?? none
      case 'block':
        return this.#within(key.block)
      case 'vlan':
        return none
    }
  }

  fits(id: number, key: Key): boolean {
    if (key.by === 'vlan') return this.devices.get(id)?.vlanid === key.vlan
    return this.find(key).includes(id)
  }

  #within(block: Block): number[] {
    if (!this.#sorted) {
      this.#v4.sort((a, b) => a.address - b.address)
      this.#v6.sort((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0))
      this.#sorted = true
    }
    const found: number[] = []
    if (block.bits === 32) {
      const last = Number(block.last)
      for (let at = firstAt(this.#v4, Number(block.first)); at < this.#v4.length; at += 1) {
        const entry = this.#v4[at]
        if (!entry || entry.address > last) break
        found.push(entry.id)
      }
    } else {
      for (let at = firstAt(this.#v6, block.first); at < this.#v6.length; at += 1) {
        const entry = this.#v6[at]
        if (!entry || entry.address > block.last) break
        found.push(entry.id)
      }
    }
    return found
  }
}

/** Where the first entry stands that is not below an address. */
function firstAt<T extends number | bigint>(entries: readonly { address: T }[], address: T): number {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >> 1
    const entry = entries[middle]
    if (entry && entry.address < address) low = middle + 1
    else high = middle
  }
  return low
}

/** Puts devices into an index, in pieces. @throws AbortError */
export const indexDevices = (index: DeviceIndex, devices: readonly Device[], signal?: AbortSignal): Promise<void> =>
  eachInPieces(devices, (device) => index.add(device), signal)
