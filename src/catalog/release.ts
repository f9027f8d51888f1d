/** A firmware release as major.minor, in which an operation or field appears or disappears. */
export type Release = `${number}.${number}`

/**
 * First release after the 8.0 guide: for what neither guide lists and no source dates, which is then
 * offered on everything newer than 8.0.
 */
export const later: Release = '8.1'

/** First release without what clients of 8.x call deprecated and 9.8 no longer has; no source dates it exactly. */
export const retired: Release = '9.0'

/** An appliance may say something else than a version, which then has a number at no place. */
const partsOf = (version: unknown): string[] => (typeof version === 'string' ? version.split('.') : [])

/** Orders two versions of any length by their numbers ("8.10" comes after "8.9"). */
export function compareVersions(a: string, b: string): number {
  const left = partsOf(a)
  const right = partsOf(b)
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (Number.parseInt(left[i] ?? '0', 10) || 0) - (Number.parseInt(right[i] ?? '0', 10) || 0)
    if (difference !== 0) return Math.sign(difference)
  }
  return 0
}

/** The release of a full firmware version: "9.8.1.1420" is "9.8". Null for what is not a version. */
export function releaseOf(version: string): Release | null {
  const match = /^(\d+)\.(\d+)/.exec(version)
  return match ? `${Number(match[1])}.${Number(match[2])}` : null
}

/** The releases that the catalogue describes, the first and the last. */
export const described = ['5.3', '9.8'] as const satisfies readonly [Release, Release]

/** True if the catalogue describes the release of a version: nothing does for "0.0.0", "99.9" or a word. */
export function isDescribed(version: string): boolean {
  const release = releaseOf(version)
  return release !== null && compareVersions(release, described[0]) >= 0 && compareVersions(release, described[1]) <= 0
}

/** The release that a version tells, also one that came since; null for "0.0.0", a word or nothing. */
export function toldBy(version: string): Release | null {
  const release = releaseOf(version)
  return release !== null && compareVersions(release, described[0]) >= 0 ? release : null
}

/** The release whose operations a version is taken to have: the newest described one, where its own is not known. */
export const takenFor = (version: string): Release => toldBy(version) ?? described[1]

/** True if `release` is `since` or newer and, where given, older than `until`. */
export function inRelease(release: Release, since: Release, until?: Release): boolean {
  return compareVersions(release, since) >= 0 && (until === undefined || compareVersions(release, until) < 0)
}
