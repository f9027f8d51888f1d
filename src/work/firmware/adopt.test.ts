import { expect, it } from 'vitest'
import { session } from '../../api/session'
import { imaginedAppliance } from '../../api/imagined-appliance'
import { adopt } from './adopt'

it('a version that is no text is not taken: the frame of every page is drawn with it', async () => {
  const appliance = imaginedAppliance({ id: 'https://adopts', url: 'https://adopts', release: '9.7' })
  await session.add(appliance, 'a-key', false)
  adopt(appliance.id, 9.8)
  adopt(appliance.id, null)
  const now = () => session.get().appliances.find(({ id }) => id === appliance.id)
  expect(now()?.version).toBe(appliance.version)
  adopt(appliance.id, '9.8.1.2')
  expect(now()).toMatchObject({ version: '9.8.1.2', release: '9.8' })
})
