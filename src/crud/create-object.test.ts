import { describe, expect, it } from 'vitest'
import { catalog } from '../catalog'
import { canClone, plainCreate } from './create-object'

describe('a clone', () => {
  it('is offered for what can be made again from what is read', () => {
    const creatable = Object.values(catalog).filter((resource) => plainCreate(resource) !== undefined)
    expect(creatable.filter(canClone).length).toBeGreaterThan(10)
    const kept = creatable.filter((resource) => !canClone(resource)).map(({ name }) => name)
    expect(kept.toSorted()).toEqual(['appliances', 'customizations', 'ssldecryptkeys'])
  })

  it('is none of a backup, which holds the present, nor of a key, which is never shown again', () => {
    for (const resource of [catalog.customizations, catalog.ssldecryptkeys]) {
      expect(plainCreate(resource)).toBeDefined()
      expect(canClone(resource)).toBe(false)
    }
  })
})
