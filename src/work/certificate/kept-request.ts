/**
 * The signing request made last for each appliance, kept on this machine: the certificate that answers it comes days
 * later, and is compared with it. A request holds nothing secret; its key never leaves the appliance.
 */
import { z } from '../../catalog/zod'
import { keepHere, readHere } from '../on-this-machine'

const KeptRequest = z.object({
  pem: z.string(),
  /** ms since 1970. */
  at: z.number(),
})
export type KeptRequest = z.output<typeof KeptRequest>

const Kept = z.record(z.string(), KeptRequest)
const place = 'hopdeck.signing-requests'

const readAll = () => new Map(Object.entries(readHere(place, Kept) ?? {}))

/** The request made last for an appliance; null if none was made in this browser. */
export const keptRequest = (appliance: string): KeptRequest | null => readAll().get(appliance) ?? null

/** Without room for it a certificate is not compared with it. */
export const keepRequest = (appliance: string, pem: string): void =>
  keepHere(place, Object.fromEntries(readAll().set(appliance, { pem, at: Date.now() })))
