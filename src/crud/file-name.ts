/** The name of an exported file: what it holds, from which appliance, when (UTC). */
export function fileNameOf(
  what: string,
  appliance: { name: string },
  extension: string,
  now: Date = new Date(),
): string {
  const host = appliance.name.replaceAll(/[^A-Za-z0-9.-]+/g, '-').replaceAll(/^[-.]+|[-.]+$/g, '') || 'appliance'
  const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
  return `${what}-${host}-${stamp}.${extension}`
}
