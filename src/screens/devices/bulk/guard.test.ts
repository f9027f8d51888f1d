import { describe, expect, it } from 'vitest'
import { writeFields } from '../edit/fields'
import { changedMeanwhile, sayMeanwhile } from './guard'

const fields = writeFields('9.8').filter(({ name }) => name === 'description' || name === 'vendor')
const device = (description: string | null, vendor = 'Dell') => ({ id: 1, description, vendor })
const yours = { description: 'Rack 12' }
const [description] = [fields.filter(({ name }) => name === 'description')]

describe('a change to many devices', () => {
  it('goes ahead where nobody touched the fields that are written', () => {
    expect(changedMeanwhile(description, device('Rack 1'), device('Rack 1', 'HP'), yours)).toEqual([])
    expect(changedMeanwhile(description, device(null), device(''), yours)).toEqual([])
  })

  it('goes ahead where somebody did the same', () => {
    expect(changedMeanwhile(description, device('Rack 1'), device('Rack 12'), yours)).toEqual([])
  })

  it('waits for a person where somebody did something else', () => {
    const differences = changedMeanwhile(description, device('Rack 1'), device('Rack 7'), yours)
    expect(differences).toMatchObject([{ name: 'description', was: 'Rack 1', theirs: 'Rack 7', by: 'both' }])
    expect(sayMeanwhile(description, differences)).toBe('Someone changed Description from Rack 1 to Rack 7: not sent')
  })

  it('waits too where the value was so before and is not any more', () => {
    const differences = changedMeanwhile(description, device('Rack 12'), device(null), yours)
    expect(differences).toMatchObject([{ by: 'both', theirs: '', yours: 'Rack 12' }])
    expect(sayMeanwhile(description, differences)).toBe('Someone changed Description from Rack 12 to none: not sent')
  })
})
