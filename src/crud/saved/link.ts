/** Sharing by address. */
import { bytes } from '../../ui/format'

/** Longer addresses are cut by mail programs and chats. */
export const longestLink = 8000

/** This console's own page, to which an address from the hash on is appended. */
export const thisPage = (): string => `${window.location.origin}${window.location.pathname}`

/**
 * The whole link to an address, from the hash on, or why a file has to do: nothing is ever cut.
 * `one` names what is shared, `opener` the command that reads its file.
 */
export function linkTo(
  address: string,
  page: string,
  { one, opener }: { one: string; opener: string },
): { link: string } | { problem: string } {
  const link = `${page}#${address}`
  if (link.length <= longestLink) return { link }
  return {
    problem: `The link would have ${bytes(link.length)}, which mail programs and chats cut. The ${one} is saved as a file instead: it is opened with "${opener}".`,
  }
}
