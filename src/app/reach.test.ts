// @vitest-environment happy-dom
// Every kind of appliance in three releases: what the navigation offers is there, and what is there has a page.
import { describe, expect, it } from 'vitest'
import { exists, offers } from '../api/appliance'
import { imaginedAppliance } from '../api/imagined-appliance'
import { catalog } from '../catalog'
import type { Operation, Resource } from '../catalog/operation'
import type { Platform } from '../catalog/platform'
import type { Release } from '../catalog/release'
import { elsewhere } from '../screens/system/elsewhere'
import { pagesFor } from './pages'

const kinds: readonly (readonly [Platform, Release])[] = [
  ['discover', '9.8'],
  ['command', '9.8'],
  ['explore', '9.8'],
  ['trace', '9.8'],
  ['discover', '8.0'],
  ['command', '8.0'],
  ['explore', '8.0'],
  ['discover', '5.3'],
  ['command', '5.3'],
]

const resources: readonly Resource[] = Object.values(catalog)

describe.each(kinds)('a %s of %s', (platform, release) => {
  const appliance = imaginedAppliance({ platform, release })
  const offered = pagesFor(appliance)

  it('is offered no page about what it lacks', () => {
    for (const { title, resource, operation } of offered) {
      if (resource)
        expect(
          Object.values<Operation>(resource.operations).some((one) => exists(one, appliance)),
          title,
        ).toBe(true)
      if (operation) expect(exists(operation, appliance), title).toBe(true)
    }
  })

  it('has a page for every resource that it has', () => {
    const about = new Set(offered.flatMap(({ resource }) => (resource ? [resource.name] : [])))
    const without = resources.filter((one) => offers(one, appliance) && !about.has(one.name)).map(({ name }) => name)
    // Packets are searched from a device or a record, and downloaded.
    expect(without.filter((name) => name !== 'packets')).toEqual([])
  })

  it('has the firmware, certificate and system pages share out all that it can do to itself', () => {
    const { operations } = catalog.extrahop
    const here = Object.values<Operation>(operations).filter((one) => exists(one, appliance))
    const paths = new Set(offered.map(({ to }) => to))
    for (const one of here.filter((each) => elsewhere.has(each))) {
      const page = one.path.includes('/firmware')
        ? '/firmware'
        : one.path.includes('/sslcert')
          ? '/certificate'
          : '/extrahop'
      expect(paths.has(page), one.id).toBe(true)
    }
  })
})
