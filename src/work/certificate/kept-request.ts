/**
 * The signing request made last for each appliance, kept on this machine: the certificate that answers it comes days
 * later, and is compared with it. A request holds nothing secret; its key never leaves the appliance.
 */
import { z } from '../../catalog/zod'

const KeptRequest = z.object({
  pem: z.string(),
  /** ms since 1970. */
  at: z.number(),
})
export type KeptRequest = z.output<typeof KeptRequest>

const Kept = z.record(z.string(), KeptRequest)
const place = 'hopdeck.signing-requests'

function readAll(): Map<string, KeptRequest> {
  try {
    return new Map(Object.entries(Kept.parse(JSON.parse(localStorage.getItem(place) ?? '{}'))))
  } catch {
    return new Map()
  }
}

/** The request made last for an appliance; null if none was made in this browser. */
export const keptRequest = (appliance: string): KeptRequest | null => readAll().get(appliance) ?? null

export function keepRequest(appliance: string, pem: string): void {
  const all = readAll().set(appliance, { pem, at: Date.now() })
  try {
    localStorage.setItem(place, JSON.stringify(Object.fromEntries(all)))
  } catch {
    // Full or forbidden: then a certificate is not compared with it.
  }
}
