/** The four kinds of appliance. */
export const platforms = ['discover', 'command', 'explore', 'trace'] as const
export type Platform = (typeof platforms)[number]

/** The code that GET /extrahop answers in `platform` for each kind; only four codes are known. */
export const platformCodes: Record<Platform, string> = {
  discover: 'extrahop',
  command: 'ecm',
  explore: 'exa',
  trace: 'eta',
}

const byCode = new Map(platforms.map((platform) => [platformCodes[platform], platform]))

/** The kind of appliance behind a platform code; null for a code that is not known. */
export const platformOf = (code: string): Platform | null => byCode.get(code) ?? null

export const platformNames: Record<Platform, string> = {
  discover: 'Discover',
  command: 'Command',
  explore: 'Explore',
  trace: 'Trace',
}
