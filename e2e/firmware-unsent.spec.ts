// An upgrade whose command never left goes when somebody says so, not by itself.
import { expect, test, type Appliance } from './fixtures'
import { button, nameOf, progress, signInAgain, upgrade } from './firmware-steps'
import { answeredWith } from './problems'
import { open, signInAndOpen } from './steps'

const commands = ({ log }: Appliance) => log.filter(({ operation }) => operation === 'extrahop.upgrade').length

test('a command whose key is refused is sent with the next key, once that is asked for', async ({
  page,
  appliance,
  problems,
}) => {
  problems.expect(answeredWith(401))
  appliance.world.appliance.keepImage({ version: '9.8.9.9000' })
  await signInAndOpen(page, appliance, '/firmware')
  const next = { id: 900, key: '9'.repeat(32), description: null, username: 'setup', time_added: 0 }
  appliance.world.collections.apikeys.put(next)
  appliance.faults.add({ kind: 'revoke-key', times: 1, match: { method: 'POST', path: '/extrahop/firmware/*' } })
  await upgrade(page, nameOf(appliance))
  await expect(progress(page)).toContainText('Not begun')
  await signInAgain(page, next.key)
  const goOn = progress(page).getByRole('button', { name: 'Go on', exact: true })
  await expect(goOn).toBeEnabled()
  await expect(page.getByRole('table', { name: 'Firmware on offer' }).getByRole('row').nth(1)).toBeVisible()
  await expect(progress(page)).toContainText('Not begun')
  await goOn.click()
  await expect(progress(page)).toContainText('the appliance took it')
})

test('an upgrade whose page was closed before the command left is not sent by the next page', async ({
  page,
  appliance,
}) => {
  appliance.world.appliance.keepImage({ version: '9.8.9.9000' })
  await signInAndOpen(page, appliance, '/firmware')
  await expect(button(page, 'Upgrade…')).toBeEnabled()
  appliance.faults.add({ kind: 'hang', match: { method: 'GET', path: '/jobs' } })
  await upgrade(page, nameOf(appliance))
  await expect(progress(page)).toContainText('Looking at the appliance')
  await page.reload()
  appliance.faults.clear()
  await signInAndOpen(page, appliance, '/overview')
  await open(page, '/firmware')
  await expect(progress(page)).toContainText('The page was left before the command was sent.')
  await expect(page.getByRole('table', { name: 'Firmware on offer' }).getByRole('row').nth(1)).toBeVisible()
  expect(commands(appliance)).toBe(0)
  await progress(page).getByRole('button', { name: 'Cancel', exact: true }).click()
  await upgrade(page, nameOf(appliance))
  await expect(progress(page)).toContainText('the appliance took it')
  expect(commands(appliance)).toBe(1)
})
