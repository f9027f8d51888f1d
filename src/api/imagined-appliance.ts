/** For tests: an appliance that is signed in to, with a key that may do everything, unless a test says otherwise. */
import type { Appliance } from './appliance'
import { knownStanding } from './standing'

export function imaginedAppliance(facts: Partial<Appliance> = {}): Appliance {
  const { release = '9.8', name = 'eda', url = `https://${name}.example` } = facts
  return {
    id: url,
    url,
    name,
    platform: 'discover',
    version: `${release}.1.1000`,
    release,
    standing: knownStanding({ level: 'system full' }),
    user: 'setup',
    keyHint: '0000',
    ...facts,
  }
}
