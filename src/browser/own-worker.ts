/**
 * Workers under the strict policy. Trusted Types let a script start only from an address that a named policy vouches
 * for; the one policy that the console has vouches for files of its own build and for nothing else.
 *
 * A worker's address comes from an import that ends in `?worker&url`.
 */

interface Voucher {
  createScriptURL(address: string): string
}

interface Factory {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): Voucher
}

/** The name that the hosting guide's `trusted-types` lists. */
const policyName = 'hopdeck-worker'

let voucher: Voucher | undefined

/** True for a file that lies beside or below the page. */
export function isOwn(address: string, page: string): boolean {
  const folder = new URL('.', page)
  const file = new URL(address, page)
  return file.origin === folder.origin && file.pathname.startsWith(folder.pathname)
}

/**
 * Starts a worker of this build.
 *
 * @throws TypeError for an address of anything else
 */
export function startWorker(address: string): Worker {
  const factory: unknown = Reflect.get(globalThis, 'trustedTypes')
  const vouch = (wanted: string) => {
    if (!isOwn(wanted, document.baseURI)) throw new TypeError('Only a file of the console can be a worker')
    return wanted
  }
  // Firefox and Safari of some years ago know no Trusted Types; the check is the same.
  voucher ??= factory
    ? (factory as Factory).createPolicy(policyName, { createScriptURL: vouch })
    : { createScriptURL: vouch }
  return new Worker(voucher.createScriptURL(address), { type: 'module' })
}
