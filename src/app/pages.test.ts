import { describe, expect, it } from 'vitest'
import { imaginedAppliance } from '../api/imagined-appliance'
import { knownStanding, openStanding } from '../api/standing'
import { belongsTo } from './groups'
import { inGroups, lockOf, pages, pagesFor } from './pages'

const discover = imaginedAppliance({ standing: openStanding('9.8') })

describe('the navigation', () => {
  it('shows every page once, below another only where that one is offered', () => {
    for (const platform of ['discover', 'command', 'explore', 'trace'] as const)
      for (const release of ['5.3', '8.0', '9.8'] as const) {
        const shown = pagesFor({ ...discover, platform, release })
        const families = inGroups(shown).flatMap((part) => part.families)
        expect(
          families
            .flatMap(({ head, under }) => [head, ...under])
            .map(({ to }) => to)
            .toSorted(),
        ).toEqual(shown.map(({ to }) => to).toSorted())
        // All heads stand in a window of 800 px.
        expect(families.length).toBeLessThan(24)
      }
    const addresses = new Set(pages.map(({ to }) => to))
    for (const pair of belongsTo) for (const address of pair) expect(addresses).toContain(address)
  })

  it('has a letter of its own for each page that has one', () => {
    const letters = pages.flatMap(({ keys }) => keys ?? [])
    expect(new Set(letters).size).toBe(letters.length)
  })

  it('knows which pages a key can read nothing of', () => {
    const pageAt = (address: string) => pages.find(({ to }) => to === address) ?? expect.unreachable(address)
    const guest = { ...discover, standing: knownStanding({ level: 'metrics restricted', packets: null }) }
    expect(lockOf(pageAt('/users'), guest)).toMatch(/^Needs /)
    expect(lockOf(pageAt('/overview'), guest)).toBeUndefined()
    expect(lockOf(pageAt('/users'), { ...discover, standing: knownStanding({ level: 'system full' }) })).toBeUndefined()
    // What is not known is not locked.
    expect(lockOf(pageAt('/users'), discover)).toBeUndefined()
  })
})
