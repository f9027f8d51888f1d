/** Whether this browser knows of an ingest that is off: light, since the sign-in page asks before anything is fetched. */

/** Where clusters whose ingest is off are kept. */
export const ingestOffPlace = 'hopdeck.ingest-off'

export function isIngestOff(): boolean {
  try {
    return localStorage.getItem(ingestOffPlace) !== null
  } catch {
    return false
  }
}
