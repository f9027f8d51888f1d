import { expect, it } from 'vitest'
import { catalog } from '../catalog'
import { removeWords } from './removal'

it('disconnects an appliance and deletes a tag', () => {
  expect(removeWords(catalog.appliances)).toEqual({ verb: 'Disconnect', done: 'disconnected' })
  expect(removeWords(catalog.tags)).toEqual({ verb: 'Delete', done: 'deleted' })
})
