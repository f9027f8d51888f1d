import { session } from '../../api/session'
import { takenFor } from '../../catalog/release'

/** The console goes on with what an appliance runs now: its operations, forms and pages. */
export function adopt(id: string, version: unknown): void {
  // The frame of every page is drawn with it: what is no text would take the whole console down.
  if (typeof version !== 'string') return
  session.update(id, { version, release: takenFor(version), absent: undefined })
}
