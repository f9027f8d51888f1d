import { describe, expect, it } from 'vitest'
import { catalog } from '../catalog'
import { canClone, plainCreate } from './create-object'

describe('a clone', () => {
  it('is offered for what can be made again from what is read', () => {
    const offered = Object.values(catalog).filter(canClone)
    expect(offered.map((resource) => resource.name).toSorted()).toEqual([
      'alerts',
      'applications',
      'customdevices',
      'devicegroups',
      'emailgroups',
      'exclusionintervals',
      'geomaps',
      'pages',
      'tags',
      'triggers',
      'usergroups',
      'users',
    ])
  })

  it('is none of a backup, which holds the present, nor of a key, which is never shown again', () => {
    for (const resource of [catalog.customizations, catalog.ssldecryptkeys]) {
      expect(plainCreate(resource)).toBeDefined()
      expect(canClone(resource)).toBe(false)
    }
  })
})
