import type { ExportFormat } from './formats'

/** Of a name. Systems take file names of 255 bytes. */
const longest = 80

/** `records-fra1-eda-01-20261126-221638.csv`: what it holds, of which appliance, when (UTC). */
export function exportName(what: string, appliance: string, format: ExportFormat, now = new Date()): string {
  const plain = (text: string, other: string) =>
    text
      .slice(0, longest)
      .replaceAll(/[^A-Za-z0-9.-]+/g, '-')
      .replaceAll(/^[-.]+|[-.]+$/g, '') || other
  const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
  return `${plain(what, 'rows')}-${plain(appliance, 'appliance')}-${stamp}.${format}`
}
