/** What is kept of a signed-in appliance for a reload of the tab, as text that the vault encrypts. */
import { platforms } from '../catalog/platform'
import { ladder } from '../catalog/privilege'
import { takenFor } from '../catalog/release'
import { z } from '../catalog/zod'
import type { Appliance } from './appliance'
import { openStanding, type Standing } from './standing'

export interface Kept {
  appliance: Appliance
  key: string
}

const Sealed = z.object({
  key: z.string(),
  url: z.string(),
  name: z.string(),
  platform: z.enum(platforms),
  version: z.string(),
  absent: z.array(z.string()).optional(),
  user: z.string().nullable(),
  source: z.enum(['roles', 'probe', 'none']),
  notes: z.array(z.string()),
  fits: z.array(
    z.object({
      level: z.enum([...ladder, 'read-only']),
      packets: z.enum(['full', 'full_with_keys']).nullable().optional(),
      detections: z.enum(['full', 'none']).nullable().optional(),
    }),
  ),
})

export const seal = ({ url, name, platform, version, absent, user, standing }: Appliance, key: string): string =>
  JSON.stringify({ key, url, name, platform, version, absent, user, ...standing })

/** Null where it cannot be read, or is another appliance's than its label says. */
export function unseal(label: string, secret: string): Kept | null {
  const kept = read(secret)
  if (!kept || kept.url !== label) return null
  const { key, url, name, platform, version, absent, user, fits, source, notes } = kept
  const release = takenFor(version)
  const standing: Standing = fits.length > 0 ? { fits, source, notes } : openStanding(release)
  const keyHint = key.slice(-4)
  return { key, appliance: { id: url, url, name, platform, version, release, absent, standing, user, keyHint } }
}

function read(text: string): z.output<typeof Sealed> | null {
  try {
    return Sealed.parse(JSON.parse(text))
  } catch {
    return null
  }
}
