import { session } from '../../api/session'
import { takenFor } from '../../catalog/release'

/** The console goes on with what an appliance runs now: its operations, forms and pages. */
export function adopt(id: string, version: string): void {
  session.update(id, { version, release: takenFor(version), absent: undefined })
}
