import { expect, it } from 'vitest'
import { fieldsOf } from '../../../catalog/fields'
import { DeviceWrite } from '../../../catalog/devices'
import { changedBy } from './edit-many'

it('changes only the devices that are not so already', () => {
  const devices = [{ id: 1, vendor: 'Pier' }, { id: 2, vendor: null }, { id: 3 }, { id: 4, vendor: 'Other' }]
  const fields = fieldsOf(DeviceWrite).filter(({ name }) => name === 'vendor')
  const ids = (vendor: string) => changedBy({ vendor }, devices, fields).map(({ id }) => id)
  expect(ids('Pier')).toEqual([2, 3, 4])
  expect(ids('')).toEqual([1, 4])
})
