// Reading many devices: the first rows at once, stop, a list that moves, failures.
import { expect, test } from './fixtures'
import { answeredWith, cameToNothing } from './problems'
import { expectRowVisible, list, signIn, signInAndOpen, open } from './steps'

test.describe('with many devices', () => {
  test.use({ applianceOptions: { devices: 12_000 } })

  test('shows the first page while the rest is still coming, and stops when told', async ({ page, appliance }) => {
    await signIn(page, appliance)
    // The overview counts devices by the same operation: it must be through before faults are set for the list.
    await expect(page.getByText(/seen in 24 h/)).toBeVisible()
    // The first two pages are asked for together. They are held up long enough to see that they have arrived; the
    // others, which come after them, hang.
    appliance.faults.add({ kind: 'delay', ms: 1500, match: { path: '/devices/search' }, times: 2 })
    await open(page, '/devices?columns=display_name,id')
    await expect.poll(() => appliance.faults.list.length, { intervals: [20] }).toBe(0)
    appliance.faults.add({ kind: 'hang', match: { path: '/devices/search' } })
    await expectRowVisible(page, 'Devices', 'core-sw1')
    await expect(page.getByRole('progressbar', { name: 'Reading devices' })).toBeVisible()
    const before = await list(page, 'Devices').boundingBox()
    await page.getByRole('button', { name: 'Stop' }).click()
    await expect(page.getByRole('main').getByText(/stopped after/)).toBeVisible()
    await expectRowVisible(page, 'Devices', 'core-sw1')
    // What one was about to click stands where it stood.
    expect(await list(page, 'Devices').boundingBox()).toEqual(before)
    appliance.faults.clear()
    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect(page.getByRole('main')).toContainText('12,000 of 12,000')
  })

  test('keeps few rows in the document and tells all of them', async ({ page, appliance }) => {
    await signInAndOpen(page, appliance, '/devices?columns=display_name,id')
    await expect(page.getByRole('main').getByText(/all loaded in/)).toBeVisible()
    const grid = list(page, 'Devices')
    await expect(grid).toHaveAttribute('aria-rowcount', '12001')
    await grid.getByRole('gridcell').nth(1).click()
    await page.keyboard.press('Control+End')
    await expect(grid.locator('[aria-rowindex="12001"]')).toBeVisible()
    expect(await grid.getByRole('row').count()).toBeLessThanOrEqual(80)
  })
})

test('a reading that fails keeps what was there and says what to do', async ({ page, appliance, problems }) => {
  problems.expect(answeredWith(500), cameToNothing)
  await signInAndOpen(page, appliance, '/devices')
  await expect(page.getByRole('main').getByText(/all loaded in/)).toBeVisible()
  appliance.faults.add({
    kind: 'status',
    status: 500,
    message: 'datastore is busy',
    match: { path: '/devices/search' },
  })
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByText('POST /devices/search: 500.')).toBeVisible()
  await expectRowVisible(page, 'Devices', 'core-sw1')
  appliance.faults.clear()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('POST /devices/search: 500.')).toHaveCount(0)
})

test('a first reading that fails can be tried again and shown in the request log', async ({
  page,
  appliance,
  problems,
}) => {
  problems.expect(answeredWith(500))
  await signIn(page, appliance)
  appliance.faults.add({ kind: 'status', status: 500, match: { path: '/devices/search' } })
  await open(page, '/devices')
  const failed = page.getByRole('main').getByText(/POST \/devices\/search/)
  await expect(failed).toBeVisible()
  await page.getByRole('button', { name: 'Show request' }).click()
  await expect(page.getByRole('region', { name: 'Request log' })).toContainText('/devices/search')
  appliance.faults.clear()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expectRowVisible(page, 'Devices', 'core-sw1')
})

test('of thousands of tags those of the rows in sight are asked for', async ({ page, appliance }) => {
  const { tags } = appliance.world.collections
  for (let id = 100; id < 3100; id += 1) tags.put({ id, name: `Tag ${id}`, mod_time: 1 })
  const count = (name: string) => appliance.log.filter(({ operation }) => operation === name).length
  await signInAndOpen(page, appliance, '/devices')
  await expect(list(page, 'Devices').getByText('Production').first()).toBeVisible()
  expect(count('tags.listDevices')).toBe(0)
  expect(count('devices.listTags')).toBeLessThan(60)
  await page.getByRole('gridcell').getByRole('link', { name: 'dc-0001' }).click()
  await expect(page.getByRole('link', { name: 'Open in ExtraHop' })).toHaveAttribute(
    'href',
    /^https:\/\/[^/]+\/extrahop\/#\/metrics\/devices\/[0-9a-f-]+\..+\/overview\//,
  )
})
