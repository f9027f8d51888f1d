// The pages of what is not a list: what can be read, every write that it allows, files and plain texts included.
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { image } from './images'
import { answeredWith, cameToNothing } from './problems'
import { heading } from './shell-steps'
import { callDirectly, list, open, row, signInAndOpen } from './steps'

const action = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true })
const drawer = (page: Page, title: string) => page.getByRole('dialog', { name: title })
const question = (page: Page) => page.getByRole('alertdialog')

test.describe('an Explore appliance of 8.0', () => {
  test.use({ applianceOptions: { role: 'explore', release: '8.0' } })

  test('is upgraded as the guide says: ingest halted, image uploaded, installed, ingest resumed', async ({
    page,
    appliance,
    problems,
  }) => {
    // It restarts meanwhile.
    problems.expect(cameToNothing, answeredWith(503))
    const name = `${appliance.world.appliance.hostname}.corp.example`
    await signInAndOpen(page, appliance, '/extrahop')
    await page.getByRole('button', { name: 'Record ingest: switch off' }).click()
    await question(page).getByRole('textbox').fill(name)
    await question(page).getByRole('button', { name: 'Switch off', exact: true }).click()
    await expect(page.getByRole('region', { name: 'Cluster' })).toContainText('Off')

    await open(page, '/firmware')
    await expect(page.getByText('Record ingest is off on')).toBeVisible()
    await page.getByLabel('Firmware image').setInputFiles(image('8.0.2.2000', 'exa'))
    await action(page, 'Upload').click()
    await expect(page.getByRole('region', { name: 'Progress' })).toContainText('Uploaded')
    await action(page, 'Upgrade…').click()
    // What the appliance assumes is what the form shows; what came with a later release is not offered.
    await expect(page.getByRole('checkbox', { name: 'Restart when done' })).toBeChecked()
    await expect(page.getByRole('checkbox')).toHaveCount(1)
    await question(page).getByRole('textbox').fill(name)
    await question(page).getByRole('button', { name: 'Upgrade', exact: true }).click()
    await expect
      .poll(() => appliance.log.some((entry) => entry.operation === 'extrahop.upgrade' && entry.status === 202))
      .toBe(true)
    await expect(page.getByRole('region', { name: 'Progress' })).toContainText('Verified: 8.0.2.2000', {
      timeout: 45_000,
    })
    await page.getByRole('button', { name: 'Switch on now' }).click()
    await expect(page.getByText('Record ingest is off on')).toHaveCount(0)
    expect(appliance.world.appliance.ingest).toBe(true)
  })
})

test('a job is followed until it ends', async ({ page, startAppliance }) => {
  const appliance = await startAppliance({ jobStep: 4000 })
  await signInAndOpen(page, appliance, '/firmware')
  await page.getByRole('textbox', { name: 'Address of an image' }).fill('https://files.example/firmware.tar')
  await action(page, 'Fetch').click()
  await page.getByText('Its progress is under').getByRole('link', { name: 'Jobs' }).click()
  // What began last stands first, with how far it is, and is there with its end.
  const first = list(page, 'Jobs').getByRole('row').nth(1)
  await expect(first).toContainText('Firmware download')
  await expect(row(page, 'Jobs', 'Running')).toBeVisible()
  await expect(row(page, 'Jobs', 'Running')).toHaveCount(0, { timeout: 20_000 })
  await expect(first).toContainText('Done')
  // Like any list it keeps views, and shows what it asked.
  await expect(page.getByRole('tablist', { name: 'Saved views' }).getByRole('tab', { name: /All jobs/ })).toBeVisible()
  await action(page, 'Show this request').click()
  await expect(heading(page)).toHaveText(/GET \/jobs/)
})

test('a process, a service, who sees detections and the appliance itself are switched, restarted and shut down', async ({
  page,
  startAppliance,
  problems,
}) => {
  // It restarts meanwhile, and is off in the end.
  problems.expect(cameToNothing, answeredWith(500), answeredWith(503))
  const appliance = await startAppliance({ jobStep: 900, restartTime: 2500 })
  const name = `${appliance.world.appliance.hostname}.corp.example`
  const done = (operation: string) => appliance.log.filter((entry) => entry.operation === operation).length
  await signInAndOpen(page, appliance, '/extrahop')

  const processes = page.getByRole('region', { name: 'Processes' })
  const alerts = processes.getByRole('row').filter({ hasText: 'exalerts' })
  await alerts.getByRole('button', { name: 'Restart exalerts' }).click()
  const confirm = question(page).getByRole('button', { name: 'Restart exalerts', exact: true })
  await expect(confirm).toHaveAttribute('aria-disabled', 'true')
  await question(page).getByRole('textbox').fill('exalerts')
  appliance.faults.add({ kind: 'status', status: 500, times: 1, match: { method: 'POST' } })
  await confirm.click()
  await expect(question(page)).toContainText('It was looked up since: nothing was changed.')
  await confirm.click()
  await expect(alerts).toContainText(/now|\d+ s ago/)

  const services = page.getByRole('region', { name: 'Services' })
  await services.getByRole('button', { name: 'SSH: switch off' }).click()
  await expect(question(page)).toContainText('the way back is this console')
  await question(page).getByRole('textbox').fill(name)
  await question(page).getByRole('button', { name: 'Switch off', exact: true }).click()
  await services.getByRole('button', { name: 'SSH: switch on' }).click()
  await expect(services.getByRole('button', { name: 'SSH: switch off' })).toBeVisible()
  expect(done('extrahop.updateServices')).toBe(2)

  const detections = page.getByRole('region', { name: 'Detections access' })
  await expect(detections).toContainText('Everyone')
  await detections.getByRole('button', { name: 'Who sees detections: limit to granted users' }).click()
  await question(page).getByRole('button', { name: 'Limit to granted users', exact: true }).click()
  await expect(detections).toContainText('Granted users only')
  expect(appliance.world.appliance.detectionsLimited).toBe(true)

  const power = page.getByRole('region', { name: 'Interrupts the appliance' })
  await power.getByRole('button', { name: 'Restart…' }).click()
  await question(page).getByRole('textbox').fill(name)
  // Whoever says that it is busy was not told, and is not taken for one that restarts.
  const command = { method: 'POST', path: '/extrahop/restart' }
  appliance.faults.add({ kind: 'status', status: 503, message: 'Busy', times: 1, match: command })
  await question(page).getByRole('button', { name: 'Restart', exact: true }).click()
  await expect(question(page)).toContainText('POST /extrahop/restart: 503. Busy.')
  await expect(question(page)).toContainText('It was looked up since: nothing was changed.')
  await question(page).getByRole('button', { name: 'Restart', exact: true }).click()
  await expect(power.getByRole('status')).toContainText('as expected', { timeout: 15_000 })
  await expect(power.getByRole('status')).toContainText('It is back, up since', { timeout: 15_000 })

  await power.getByRole('button', { name: 'Shut down…' }).click()
  await question(page).getByRole('textbox').fill(name)
  await question(page).getByRole('button', { name: 'Shut down', exact: true }).click()
  await expect(power.getByRole('status')).toContainText('It answers no more', { timeout: 20_000 })
  expect([done('extrahop.restartProcess'), done('extrahop.restart'), done('extrahop.shutdown')]).toEqual([1, 1, 1])
})

test('users show what they may do and when they were here', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/users')
  await expect(row(page, 'Users', 'forensics')).toContainText('metrics full, packets full')
  await expect(row(page, 'Users', 'forensics')).toContainText(/\d+ \w{3}/)
  await open(page, '/users/helpdesk')
  await expect(page.getByRole('main')).toContainText('Granted privileges')
  await expect(page.getByRole('main')).not.toContainText('{')
})

test('"Show this request" opens what is looked at, whatever was read since', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/users/helpdesk')
  await expect(heading(page)).toHaveText('helpdesk')
  // Members of the group are read one by one.
  await open(page, '/user-groups/local-operators')
  await expect(page.getByRole('link', { name: 'Jonas Doe' })).toBeVisible()
  await page.goBack()
  await expect(heading(page)).toHaveText('helpdesk')
  // What another did to it meanwhile is read without leaving it.
  await callDirectly(appliance, 'PATCH', '/users/helpdesk', { name: 'Night shift' })
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByRole('main')).toContainText('Night shift')
  await page.getByRole('button', { name: 'Show this request' }).click()
  await expect(heading(page)).toHaveText(/GET \/users\/\{username\}/)
  await expect(page.getByRole('group', { name: /^Code in / })).toContainText('/users/helpdesk')
})

test('a Command upgrades its appliances and does not offer to clone a connection', async ({ page, startAppliance }) => {
  await signInAndOpen(page, await startAppliance({ role: 'command' }), '/appliances')
  await action(page, 'Firmware on offer').click()
  const offers = page.getByRole('dialog', { name: 'Firmware on offer' })
  await expect(offers.getByRole('row').nth(1)).toContainText('9.8')
  await expect(offers.getByRole('button', { name: 'Upgrade…' }).first()).toBeVisible()
  await offers.getByRole('button', { name: 'Close' }).click()
  await action(page, 'Connect appliance').click()
  await expect(drawer(page, 'Connect appliance')).toContainText('8 more fields')
  await drawer(page, 'Connect appliance').getByRole('button', { name: 'Cancel' }).click()
  await expect(action(page, 'Upgrade appliances…')).toBeVisible()
  await list(page, 'Appliances').getByRole('link').first().click()
  await expect(page.getByRole('region', { name: 'Cloud services' })).toContainText('Connection')
  await expect(action(page, 'Leave cloud services…')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Clone/ })).toHaveCount(0)
})

test.describe('release 5.3', () => {
  test.use({ applianceOptions: { release: '5.3' } })

  test('has a page for the little that the appliance tells of itself', async ({ page, appliance }) => {
    await signInAndOpen(page, appliance, '/extrahop')
    await expect(heading(page)).toHaveText('System')
    await expect(page.getByRole('region', { name: 'This appliance' })).toContainText('5.3')
    await expect(page.getByRole('region', { name: 'Processes' })).toHaveCount(0)
    await expect(page.getByRole('region', { name: 'Actions' })).toHaveCount(0)
  })
})

test('an entry of the audit log is told in words, on a phone and to a filter too', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/audit-log')
  await page.getByRole('searchbox', { name: 'Filter these rows' }).fill('saved the running config')
  await expect(list(page, 'Audit log').getByText('saved the running config').first()).toBeVisible()
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(list(page, 'Audit log').getByText('saved the running config').first()).toBeVisible()
  await list(page, 'Audit log').getByRole('link').first().click()
  await expect(page.getByRole('main')).toContainText('Facility')
  await expect(page.getByRole('main')).not.toContainText('"facility"')
})

for (const exposeHeaders of [false, true])
  test(`a support pack is looked after until its file is there, ${exposeHeaders ? 'its place known' : 'its place hidden'}`, async ({
    page,
    startAppliance,
  }) => {
    await signInAndOpen(page, await startAppliance({ jobStep: 900, exposeHeaders }), '/support-packs')
    const packs = list(page, 'Support packs').getByRole('row')
    await expect(packs).toHaveCount(2)
    await expect(row(page, 'Support packs', /default/)).toContainText('kB')
    await action(page, 'Run the default pack').click()
    await expect(page.getByText('A support pack runs')).toBeVisible()
    await action(page, 'Run the default pack').click()
    await expect(page.getByText('2 support packs run or wait')).toBeVisible()
    // Who comes back to the page finds them still.
    await open(page, '/jobs')
    await open(page, '/support-packs')
    await expect(page.getByText(/support packs? runs?( or wait)?$/)).toBeVisible()
    await expect(packs).toHaveCount(4, { timeout: 15_000 })
    await expect(page.getByText(/support packs? runs?/)).toHaveCount(0)
  })
