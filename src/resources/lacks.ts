/** What an object lacks to be of any use, though the API takes it so. */
import { count, number } from '../ui/format'
import { shownName } from '../ui/name'
import { severalIn } from '../ui/several'

type Values = Readonly<Record<string, unknown>>

const none = (list: unknown): boolean => !Array.isArray(list) || list.length === 0

export function addressLacks({ email_addresses: addresses }: Values): string | undefined {
  if (!Array.isArray(addresses) || addresses.length === 0) return 'It has no address, so nobody is mailed'
  const odd = addresses.map(shownName).find((address) => !/^[^@\s]+@[^@\s]+$/.test(address))
  return odd === undefined ? undefined : `“${odd}” is no mail address, so nobody may be mailed by it`
}

export const timeLacks = ({ interval_type: type, end }: Values, now: number): string | undefined =>
  type === 'onetime' && typeof end === 'number' && end * 1000 <= now
    ? 'It is over already, so it keeps nothing quiet'
    : undefined

/** What a password may not do with; which rules an appliance has for it no guide says. */
const shortPassword = 8

/** Nobody is told whether there is a password already: only a form that makes the account (it has a name) misses one. */
export function userLacks(
  { username, type, password }: Values,
  { has }: { has: (name: string) => boolean },
): string | undefined {
  if (typeof username === 'string' && /\s/.test(username))
    return 'Its user name has blanks in it, which few places take where one signs in'
  const given = typeof password === 'string' ? password : ''
  if (has('username') && type !== 'remote' && given === '')
    return 'It signs in here and has no password, so nobody signs in with it until it has one'
  if (given !== given.trim()) return 'Its password begins or ends with a blank, which has to be typed each time'
  return given !== '' && given.length < shortPassword
    ? `Its password is short: it has ${count(given.length, 'character', 'characters')}`
    : undefined
}

/** Looked at with each key: what is longer is no list that somebody pasted. */
const longestNames = 100_000

/** A list that was pasted for a name is one name; a name with a comma in it is rare, and may be meant. */
export function tagLacks({ name }: Values): string | undefined {
  const names = typeof name === 'string' && name.length <= longestNames ? severalIn(name).length : 0
  return names > 1 ? `It is one tag with ${number(names)} names in it; “Assign tags” makes several` : undefined
}

/** An email group is assigned once an alert is there, so this is said on its page and not asked when it is made. */
export const mailLacks = ({ cc, disabled }: Values, groups: readonly unknown[] | undefined): string | undefined =>
  disabled !== true && none(cc) && groups?.length === 0
    ? 'It mails nobody: it has no address, and no email group is assigned to it.'
    : undefined
