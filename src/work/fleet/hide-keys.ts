/** Keys in the list of appliances as they may be shown: as dots with the last characters, wherever they stand. */

const dots = '••••'

/** A key as it may be shown: its last four characters, and fewer of a short one. */
export const masked = (key: string): string => dots + key.slice(key.length - Math.min(4, Math.floor(key.length / 4)))

export const isMasked = (key: string): boolean => key.startsWith('•')

/** What looks like a key in a cell that should hold none, as where a line is parted by something else. */
const strayKey = /[0-9a-f]{24,}/gi

export const hideHex = (cell: string): string => cell.replaceAll(strayKey, masked)

/** A name without a dot that nobody takes for a key: small letters with a word among them, `extrahop-eda-00001`. */
const namesHost = (run: string): boolean =>
  /^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(run) && run.split('-').some((part) => /^[a-z]*[g-z][a-z]*$/.test(part))

/** True for a cell that is a key and neither an address nor a file: the digits of one, or letters of both sizes and digits. */
export const looksLikeKey = (cell: string): boolean =>
  /^[0-9a-f]{24,}(?![\w.-])/i.test(cell) || /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[\w+/=~-]{24,}$/.test(cell)

const partsOfAddress = /^(\s*["']*)((?:[a-z][a-z0-9+.-]*:)?\/\/)?([^/?#\\]*)(.*)$/is
const run = /[\w+~-]{16,}/g

const hideRuns = (text: string): string =>
  text.replaceAll(/[^\s/\\?&#=:@"']+/g, (part) =>
    /\.tar$/i.test(part)
      ? part
      : part.replaceAll(run, (found) => (/\d/.test(found) && /[a-z]/i.test(found) ? masked(found) : found)),
  )

/**
 * A cell of a line that could not be used, which may hold anything anywhere: what could be a key or a password is
 * hidden, the host and the name of a file stay.
 */
export function hideAll(cell: string): string {
  const plain = hideHex(cell).replaceAll(/\/\/[^/\s]*@/g, `//${dots}@`)
  const [, lead = '', scheme = '', place = '', rest = ''] = partsOfAddress.exec(plain) ?? []
  const host = place.slice(place.lastIndexOf('@') + 1)
  const isHost = scheme !== '' || /^[\w-]+(?:\.[\w-]+)+(?::\d+)?$/.test(host) || namesHost(host)
  return isHost
    ? lead + scheme + hideRuns(place.slice(0, place.length - host.length)) + host + hideRuns(rest)
    : lead + hideRuns(plain.slice(lead.length))
}
