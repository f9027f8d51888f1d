// A restart that is commanded here is followed whatever page is open, and nothing of before it stands on any page then.
import { expect, test } from './fixtures'
import { question } from './explorer-steps'
import { answeredWith, cameToNothing } from './problems'
import { content } from './shell-steps'
import { callDirectly, open, signIn, signInAndOpen } from './steps'

test('the overview has the new uptime as soon as the appliance is back', async ({ page, startAppliance, problems }) => {
  problems.expect(cameToNothing)
  const appliance = await startAppliance({ restartTime: 1500 })
  const name = `${appliance.world.appliance.hostname}.corp.example`
  await signIn(page, appliance)
  await expect(content(page)).toContainText(/up \d+ d/)
  await open(page, '/extrahop')
  const power = page.getByRole('region', { name: 'Interrupts the appliance' })
  await power.getByRole('button', { name: 'Restart…' }).click()
  await question(page).getByRole('textbox').fill(name)
  await question(page).getByRole('button', { name: 'Restart', exact: true }).click()
  await expect(power.getByRole('status')).toContainText('It')
  await open(page, '/overview')
  await expect(content(page)).toContainText(/up [\d.]+ (ms|s|min)/, { timeout: 15_000 })
  // The page of the restart knows how it stands, too, and forgets it once it is left.
  await open(page, '/extrahop')
  await expect(power.getByRole('status')).toContainText('It is back, up since')
})

test('an appliance that says that it failed at its restart and goes down all the same is followed', async ({
  page,
  startAppliance,
  problems,
}) => {
  problems.expect(cameToNothing, answeredWith(500))
  const appliance = await startAppliance({ restartTime: 1500 })
  await signInAndOpen(page, appliance, '/extrahop')
  const power = page.getByRole('region', { name: 'Interrupts the appliance' })
  await power.getByRole('button', { name: 'Restart…' }).click()
  await question(page).getByRole('textbox').fill(`${appliance.world.appliance.hostname}.corp.example`)
  appliance.faults.add({ kind: 'status', status: 500, times: 1, match: { path: '/extrahop/restart' } })
  await question(page).getByRole('button', { name: 'Restart', exact: true }).click()
  await expect.poll(() => appliance.log.some(({ status }) => status === 500)).toBe(true)
  await callDirectly(appliance, 'POST', '/extrahop/restart')
  await expect(power.getByRole('status')).toContainText('It is back, up since', { timeout: 15_000 })
  await expect(question(page)).toHaveCount(0)
})
