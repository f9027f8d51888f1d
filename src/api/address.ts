/** What a person types to sign in, checked before anything is sent. */

export type Checked<T> = ({ ok: true } & T) | { ok: false; message: string }

const ipv4 = /^\d+(?:\.\d+){3}$/
const loopbackV4 = /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/

/**
 * Names and addresses; what else URLs allow is no host of a network, such as `eda.example,`. Whatever lacks a colon or
 * a slash would be a host named https, and get the key.
 */
const hostName = /^(?:\[.*\]|(?!https?$)(?:\w(?:[\w-]*\w)?(?:\.|$))+)$/
/** An IPv6 address without the brackets that it has in a URL. */
const bareIpv6 = /^[\da-f]*:[\da-f.]*:[\da-f:.]*$/i

/** Without the marks that stand around it in lists and programs. */
const bare = (typed: string): string => typed.trim().replaceAll(/^["'<]|["'>]?[,;]?$/g, '')

/** True for hosts that never leave this machine: there, and only there, plain http is safe with a key. */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || loopbackV4.test(hostname)

/**
 * The base address of an appliance from what was typed or pasted: https unless http is given, path and query left
 * out. http is allowed on this machine alone, since the key goes along in plain text.
 */
export function normaliseUrl(typed: string): Checked<{ url: string }> {
  const text = bare(typed)
  if (text === '') return { ok: false, message: 'Enter the address of the appliance.' }
  if (/\s/.test(text)) return { ok: false, message: 'An address has no blanks.' }
  const host = bareIpv6.test(text) ? `[${text}]` : text
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(host) ? host : `https://${host}`
  const notOne = 'This is not an address. It looks like eda.example.com or https://10.0.0.5:8443.'
  if (!URL.canParse(address)) return { ok: false, message: notOne }
  const url = new URL(address)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return { ok: false, message: `An appliance is called by https, not by ${url.protocol.slice(0, -1)}.` }
  }
  if (url.username !== '' || url.password !== '') {
    return { ok: false, message: 'Leave user name and password out of the address: the API key stands for them.' }
  }
  if (!hostName.test(url.hostname)) return { ok: false, message: notOne }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return {
      ok: false,
      message: 'Use https: over http the API key could be read on the way. http is for this machine alone.',
    }
  }
  // Digits after a zero are octal to a browser, and fewer than four numbers are filled up: the key would go elsewhere.
  if (ipv4.test(url.hostname) && !text.includes(url.hostname))
    return {
      ok: false,
      message: `A browser takes this for ${url.hostname}. Write all four numbers, without zeros before them.`,
    }
  // The dot that ends a whole name is the same appliance, not another one.
  url.hostname = url.hostname.replace(/(?<=\..*)\.$/, '')
  return { ok: true, url: url.origin }
}

/**
 * The key as it can stand in a header: printable ASCII without blanks. Blanks and line ends around it come from
 * pasting and are dropped, and so is the scheme if the whole header was pasted.
 */
export function checkKey(typed: string): Checked<{ key: string }> {
  const key = bare(typed).replace(/^(?:authorization:\s*)?(?:extrahop\s+)?apikey=\s*/i, '')
  if (key === '') return { ok: false, message: 'Enter the API key.' }
  const characters = Array.from(key)
  const bad = characters.findIndex((character) => !/^[\x21-\x7e]$/.test(character))
  if (bad < 0) return { ok: true, key }
  const character = characters[bad] ?? ''
  const name = /\s/.test(character)
    ? 'a blank or line end'
    : /\p{C}/u.test(character)
      ? 'an invisible character'
      : `“${character}”`
  return { ok: false, message: `Character ${bad + 1} is ${name}, which no API key has. Paste the key again.` }
}
