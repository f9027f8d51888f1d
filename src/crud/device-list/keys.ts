/** What a cell can identify devices by. */
import { addressOf, addressText, blockOf, macOf, unmapped, type Block } from '../../catalog/addresses'

export type Key =
  | { by: 'address'; text: string }
  | { by: 'block'; text: string; block: Block }
  | { by: 'mac'; text: string }
  | { by: 'name'; text: string }
  | { by: 'id'; text: string; id: number }
  /** An id, or a name of digits. */
  | { by: 'digits'; text: string; id: number }
  | { by: 'vlan'; text: string; vlan: number }

/** How a column is read; `any`: each cell as what it looks like. */
export const findBy = ['any', 'address', 'mac', 'name', 'id', 'vlan'] as const
export type FindBy = (typeof findBy)[number]

export const findWords: Record<FindBy, string> = {
  any: 'whatever it is',
  address: 'IP address or block',
  mac: 'MAC address',
  name: 'name',
  id: 'id',
  vlan: 'VLAN',
}

/** `10.0.0.1:443`, `https://web-1.example/path`, `hxxp://10[.]0[.]0[.]1`: the host, as logs and reports write one. */
function hostIn(text: string): string {
  const dotted = text.replaceAll(/[[({](?:\.|dot)[\])}]/gi, '.').replaceAll('[:]', ':')
  const url = /^[a-z][a-z\d+.-]*:\/\/(?:[^/?#]*@)?([^/?#]+)/i.exec(dotted)?.[1]
  const authority = url ?? dotted
  const host = /^(\[[^\]]*\]|[^:]+):\d{1,5}$/.exec(authority)?.[1] ?? authority
  // A name may end like a port.
  return url !== undefined || addressOf(host) ? host : dotted
}

/** The key in a cell; undefined for an empty cell, and for one that is not what its column holds. */
export function keyOf(cell: string, as: FindBy): Key | undefined {
  // A column of names says what a device is called, to the letter.
  const text = as === 'name' ? cell.trim() : hostIn(cell.trim())
  if (text === '') return undefined
  if (as === 'name') return { by: 'name', text }
  if (as === 'id' || as === 'vlan') {
    if (!/^\d{1,15}$/.test(text)) return undefined
    return as === 'id' ? { by: 'id', text, id: Number(text) } : { by: 'vlan', text, vlan: Number(text) }
  }
  if (as === 'mac' || as === 'any') {
    const mac = macOf(text)
    if (mac !== undefined) return { by: 'mac', text: mac }
    if (as === 'mac') return undefined
  }
  const block = text.includes('/') ? blockOf(text) : undefined
  if (block && block.prefix < block.bits) return { by: 'block', text, block }
  const address = addressOf(block ? (text.split('/')[0] ?? '') : text)
  if (address) return { by: 'address', text: addressText(unmapped(address)) }
  if (as === 'address') return undefined
  if (/^\d{1,15}$/.test(text)) return { by: 'digits', text, id: Number(text) }
  return { by: 'name', text }
}

/** True for what is an identifier by its spelling alone, so that no name is taken for one. */
export const isPlainKey = (text: string): boolean => {
  const key = keyOf(text, 'any')
  return key !== undefined && key.by !== 'name'
}
