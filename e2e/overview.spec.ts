// The overview: what this appliance is, its figures, and what needs attention.
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { content, heading } from './shell-steps'
import { allLinks, keyOf, mainNavigation, open, signIn } from './steps'
import { answeredWith } from './problems'

const figure = (page: Parameters<typeof content>[0], title: string) =>
  content(page).getByRole('term').filter({ hasText: title }).locator('xpath=following-sibling::dd')

const finding = (page: Parameters<typeof content>[0], title: string | RegExp) =>
  content(page)
    .getByRole('region', { name: 'Needs attention' })
    .or(content(page).locator('section', { has: page.getByRole('heading', { name: 'Needs attention' }) }))
    .getByRole('listitem')
    .filter({ hasText: title })

test('says what the appliance is, and counts', async ({ page, startAppliance }) => {
  const appliance = await startAppliance({ devices: 140 })
  await signIn(page, appliance)
  const { hostname, version } = appliance.world.appliance
  await expect(heading(page)).toContainText(hostname)
  await expect(content(page)).toContainText(`Discover ${version}`)
  // More than the hundred that one answer holds by itself.
  await expect(figure(page, 'Devices')).toContainText(String(appliance.world.collections.devices.size))
  await expect(figure(page, 'Devices')).toContainText(/\d+ seen in 24 h/)
  await expect(figure(page, 'License')).toContainText(/4\d\d d|1 y/)

  const key = content(page).locator('section', { has: page.getByRole('heading', { name: 'This key' }) })
  await expect(key).toContainText(`…${keyOf(appliance).slice(-4)}`)
  await expect(key).toContainText(/Owner\s*setup/)
  await expect(key).toContainText(/Change the system\s*Yes/)
})

/** While the page still reads, the button is busy and asks for nothing more. */
async function refresh(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Refresh' })
  await expect(button).not.toHaveAttribute('aria-busy')
  await button.click()
}

test('says what could not be read, which is not the same as well', async ({ page, appliance, problems }) => {
  problems.expect(answeredWith(500))
  appliance.faults.add({ kind: 'status', status: 500, match: { path: '/license' } })
  await signIn(page, appliance)
  await expect(finding(page, 'Not known: license')).toContainText('GET /license')
  // What comes last begins to read when all else is there: a press in that moment would find the button busy.
  await expect(content(page).getByText('Traffic by protocol', { exact: true }).first()).toBeVisible()
  appliance.faults.clear()
  await finding(page, 'Not known: license').getByRole('button', { name: 'Try again' }).click()
  await expect(finding(page, 'Not known')).toHaveCount(0)
  // What stood there stays, and is not told as if it had just been read.
  appliance.faults.add({ kind: 'status', status: 500, match: { path: '/license' } })
  await refresh(page)
  await expect(finding(page, 'Not current: license')).toContainText('and not again since. ')
  await expect(content(page).getByText(/^Not current, read /)).toHaveCount(1)
})

test('says that the networks could not be read whose traffic would be shown', async ({ page, appliance, problems }) => {
  problems.expect(answeredWith(500))
  appliance.faults.add({ kind: 'status', status: 500, match: { path: '/networks' } })
  await signIn(page, appliance)
  const metrics = content(page).getByRole('region', { name: 'Metrics' })
  await expect(metrics).toContainText('GET /networks')
  appliance.faults.clear()
  await metrics.getByRole('button', { name: 'Try again' }).click()
  await expect(metrics.getByText('Traffic by protocol', { exact: true }).first()).toBeVisible()
})

test('finds what needs attention, and no more once it is gone', async ({ page, startAppliance }) => {
  const appliance = await startAppliance({ role: 'explore' })
  appliance.world.appliance.ingest = false
  await signIn(page, appliance)
  await expect(finding(page, 'Record ingest is off')).toBeVisible()
  await expect(finding(page, /License expires in 1\d d/)).toBeVisible()

  appliance.world.appliance.ingest = true
  await refresh(page)
  await expect(finding(page, 'Record ingest is off')).toHaveCount(0)
  await expect(finding(page, /License expires/)).toBeVisible()
})

test('finds changes that a restart would lose, and firmware on offer', async ({ page, appliance }) => {
  Object.assign(appliance.world.config.live, { audit: { syslog: { enabled: true } } })
  await signIn(page, appliance)
  await expect(finding(page, 'The running config has changes that are not saved')).toContainText('audit')
  await expect(finding(page, /Firmware 9\.\d+\.\d+.* is offered/)).toContainText('This appliance runs 9.8.1')
})

for (const role of ['discover', 'command', 'explore', 'trace'] as const)
  test(`of a ${role} links to pages that are there`, async ({ page, startAppliance }) => {
    const appliance = await startAppliance({ role })
    appliance.world.appliance.ingest = false
    Object.assign(appliance.world.config.live, { audit: {} })
    await signIn(page, appliance)
    await expect(finding(page, 'running config')).toBeVisible()
    const offered = await (await allLinks(page)).evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    const links = await content(page)
      .getByRole('link')
      .evaluateAll((found) => found.map((link) => link.getAttribute('href')))
    expect(links.length).toBeGreaterThan(0)
    // What a page is to show stands behind the question mark, and an object below its list.
    for (const link of links) expect(offered).toContain(/^#\/[^/?]+/.exec(link ?? '')?.[0])
  })

test.describe('for a key that may read little', () => {
  test.beforeEach(({ problems }) => problems.expect(answeredWith(403)))

  test('shows what there is and asks for nothing it may not', async ({ page, appliance }) => {
    await signIn(page, appliance, keyOf(appliance, 'metrics restricted'))
    await expect(heading(page)).toContainText(appliance.world.appliance.hostname)
    await expect(content(page)).toContainText('Who owns the key is not known: it may not read the list of keys.')
    await expect(content(page).getByRole('alert')).toHaveCount(0)
    const refused = appliance.log.filter(({ status }) => status === 403).length
    await refresh(page)
    await expect(page.getByRole('button', { name: 'Refresh' })).not.toHaveAttribute('aria-busy', 'true')
    expect(appliance.log.filter(({ status }) => status === 403)).toHaveLength(refused)
    // Long names with a lock do not move the navigation sideways, and each part of a page says what it needs.
    await open(page, '/extrahop')
    await expect(content(page).getByRole('region', { name: 'Detections access' })).toContainText('Needs ')
    expect(await mainNavigation(page).evaluate((nav) => nav.scrollWidth - nav.clientWidth)).toBe(0)
  })
})

test('a key that reads no more than metrics finds its own account by its name, and changes its password', async ({
  page,
  appliance,
  problems,
}) => {
  problems.expect(answeredWith(403))
  const key = appliance.keys.find(({ privilege }) => privilege === 'metrics full')
  if (!key) throw new Error('No key with metrics full')
  await signIn(page, appliance, key.key)
  const name = page.getByRole('textbox', { name: 'Your user name' })
  await name.fill('setup')
  await page.getByRole('button', { name: 'Find my account' }).click()
  await expect(page.getByText('This key does not belong to setup')).toBeVisible()
  await name.fill(key.user)
  await page.getByRole('button', { name: 'Find my account' }).click()
  await page.getByRole('link', { name: key.user, exact: true }).click()
  await page.getByRole('button', { name: 'Edit…' }).click()
  const form = page.getByRole('dialog', { name: /^Edit/ })
  await form.getByLabel(/^Password/).fill('another one')
  await form.getByRole('button', { name: 'Save 1 change' }).click()
  await expect(form).toHaveCount(0)
  expect(appliance.world.collections.users.get(key.user)?.password).toBe('another one')
})
