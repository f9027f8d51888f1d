// The list of devices: reading, filtering, sorting, selecting, views, exports, searches.
import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { answeredWith } from './problems'
import { callDirectly, expectRowVisible, keyOf, list, open, row, signInAndOpen } from './steps'

const facts = (page: Page) => page.getByRole('main').getByText(/all loaded in/)
const grid = (page: Page) => list(page, 'Devices')
const filter = (page: Page) => page.getByRole('searchbox', { name: 'Filter these rows' })
const cell = (page: Page, text: string) => grid(page).getByRole('gridcell').filter({ hasText: text }).first()

const textOf = async (download: Download) => readFile(await download.path(), 'utf8')

test('is read, filtered, sorted, exported and walked', async ({ page, appliance }) => {
  test.slow()
  await test.step('shows every device once, with the names as text whatever they are', async () => {
    await signInAndOpen(page, appliance, '/devices')
    await expect(facts(page)).toBeVisible()
    await expect(page.getByRole('main')).toContainText('60 of 60')
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '61')
    await expectRowVisible(page, 'Devices', '<img src=x onerror="alert(1)"> & <b>bold</b>')
    await expectRowVisible(page, 'Devices', 'طابعة المحاسبة 12')
    await expectRowVisible(page, 'Devices', 'No name')
    await expect(grid(page).locator('img')).toHaveCount(0)
  })

  await test.step('filters as one types, says how many are left, and keeps it in the address', async () => {
    await open(page, '/devices')
    await expect(facts(page)).toBeVisible()
    await page.keyboard.press('/')
    await expect(filter(page)).toBeFocused()
    await page.keyboard.type('core-sw1')
    await expect(page.getByRole('main')).toContainText('1 of 60')
    await expect(page).toHaveURL(/[?&]q=core-sw1/)
    await filter(page).fill('no device is called so')
    await expect(page.getByText('No row fits')).toBeVisible()
    await page.getByRole('button', { name: 'Drop all filters' }).click()
    await expect(page.getByRole('main')).toContainText('60 of 60')
  })

  await test.step('sorts by several columns', async () => {
    await open(page, '/devices')
    await expect(facts(page)).toBeVisible()
    const head = (name: string) => page.getByRole('columnheader', { name })
    await head('VLAN').click()
    await expect(head('VLAN')).toHaveAttribute('aria-sort', 'ascending')
    await head('Vendor').click({ modifiers: ['Shift'] })
    await expect(page).toHaveURL(/sort=vlanid(,|%2C)vendor/)
    await expect(page.getByText('sorted by vlan, then vendor')).toBeVisible()
  })

  await test.step('columns come and go', async () => {
    await open(page, '/devices')
    await expect(facts(page)).toBeVisible()
    await page.getByRole('button', { name: /^Columns/ }).click()
    const chooser = page.getByRole('dialog', { name: /Columns/ })
    await expect(chooser.getByText('extra request')).toBeVisible()
    await chooser.getByRole('checkbox', { name: /DHCP name/ }).click()
    await chooser.getByRole('checkbox', { name: /^MAC/ }).click()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('columnheader', { name: 'DHCP name' })).toBeVisible()
    await expect(page.getByRole('columnheader', { name: 'MAC' })).toHaveCount(0)
  })

  await test.step('exports CSV that no spreadsheet runs', async () => {
    await open(page, '/devices?columns=display_name,id')
    await expect(facts(page)).toBeVisible()
    await page.getByRole('button', { name: /^Export/ }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('group', { name: /^Shown/ })
        .getByRole('menuitem', { name: /^CSV/ })
        .click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^devices-.*\.csv$/)
    const text = await textOf(download)
    expect(text).toContain("'=cmd|' /C calc'!A0")
    expect(text).toContain("'+1+2")
    expect(text).toContain("'@SUM(1+1)*cmd")
    expect(text.split('\r\n')[0]).toContain('Name,Id')
    expect(text).not.toMatch(/^[=+@-]/m)
  })

  await test.step('what is no longer shown is no longer selected', async () => {
    await open(page, '/devices')
    await expect(facts(page)).toBeVisible()
    await filter(page).fill('web')
    for (const name of ['web-0001', 'web-0002']) await row(page, 'Devices', name).getByRole('checkbox').click()
    const bar = page.getByRole('toolbar', { name: 'Selection' })
    await expect(bar.getByText('2 selected')).toBeVisible()
    await filter(page).fill('web-0002')
    await expect(bar.getByText('1 selected')).toBeVisible()
    await filter(page).fill('no device is called so')
    await expect(bar).toHaveCount(0)
    await filter(page).fill('')
    await expect(page.getByRole('main')).toContainText('60 of 60')
    await expect(bar).toHaveCount(0)
  })

  await test.step('works by keyboard alone', async () => {
    await open(page, '/devices')
    await expect(facts(page)).toBeVisible()
    await cell(page, '10.10.0.1').click()
    await page.keyboard.press('Space')
    await expect(page.getByText('1 selected')).toBeVisible()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await expect(page.getByText('3 selected')).toBeVisible()
    await row(page, 'Devices', 'web-0001').getByRole('gridcell').first().press('Space') // the focus of a screen reader
    await expect(row(page, 'Devices', 'web-0001')).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Control+a')
    await expect(page.getByText('60 selected')).toBeVisible()
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('dc-0001')
  })
})

test('a link brings back columns, order and filters; what does not fit is left out', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/overview')
  const filters = encodeURIComponent('[["role","is","pc"],["nonsense","is","1"]]')
  await open(page, `/devices?columns=display_name,id,role&sort=-id&filters=${filters}&widths=role:99999&search=evil`)
  await expect(page.getByRole('columnheader')).toHaveText(['', 'Name', 'Id', 'Role'])
  await expect(page.getByRole('columnheader', { name: 'Id' })).toHaveAttribute('aria-sort', 'descending')
  await expect(page.getByText('Role is PC')).toBeVisible()
  await expect(grid(page).getByRole('row').nth(1)).toContainText('PC')
})

test('reads the tags of the column that is shown, and does without them when it is not', async ({
  page,
  appliance,
}) => {
  const asked = () => appliance.log.filter((entry) => entry.operation === 'tags.listDevices').length
  await signInAndOpen(page, appliance, '/overview')
  await open(page, '/devices?columns=display_name,ipaddr4')
  await expect(facts(page)).toBeVisible()
  expect(asked()).toBe(0)
  await open(page, '/devices?columns=display_name,tags')
  await expect(grid(page).getByText('Production').first()).toBeVisible()
  expect(asked()).toBe(appliance.world.collections.tags.size)
})

test('coming back from a device finds the list as it was', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/devices?q=0')
  await expect(facts(page)).toBeVisible()
  const reads = () => appliance.log.filter((entry) => entry.operation === 'devices.search').length
  const before = reads()
  await row(page, 'Devices', 'web-0002').getByRole('checkbox').click()
  await row(page, 'Devices', 'web-0002').getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('web-0002')
  await page.getByRole('button', { name: 'Next device' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('web-0003')
  await page.getByRole('button', { name: 'Previous device' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('web-0002')
  await page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link', { name: 'Devices' }).click()
  await expect(filter(page)).toHaveValue('0')
  await expect(page.getByText('1 selected')).toBeVisible()
  expect(reads()).toBe(before)
})

test('selects a range and all that match, and exports the selection', async ({ page, startAppliance }) => {
  // Its time stands still: a device is seen again every half minute, and the export is compared to the last field.
  const at = Date.now()
  const appliance = await startAppliance({ now: () => at })
  await signInAndOpen(page, appliance, '/devices')
  await expect(facts(page)).toBeVisible()
  const box = (name: string) => row(page, 'Devices', name).getByRole('checkbox')
  await box('dc-0001').click()
  await box('ns-0002').click({ modifiers: ['Shift'] })
  await expect(page.getByText('4 selected')).toBeVisible()
  const bar = page.getByRole('toolbar', { name: 'Selection' })
  await bar.getByRole('button', { name: /^Export/ }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('group', { name: /^Selected/ })
      .getByRole('menuitem', { name: /^JSON/ })
      .click(),
  ])
  const rows: unknown = JSON.parse(await textOf(download))
  expect(rows).toHaveLength(4)
  expect(rows).toMatchObject([{ display_name: 'dc-0001' }, {}, {}, { display_name: 'ns-0002' }])
  // What the appliance said, to the last field.
  const [{ id }] = rows as [{ id: number }]
  expect(rows).toContainEqual(await callDirectly(appliance, 'GET', `/devices/${id}`))
  await bar.getByRole('button', { name: 'Select all 60 that match' }).click()
  await expect(page.getByText('60 selected')).toBeVisible()
  await bar.getByRole('button', { name: 'Clear' }).click()
  await expect(bar).toHaveCount(0)
})

test('a key that may not read devices hears why, once', async ({ page, appliance, problems }) => {
  problems.expect(answeredWith(403))
  await signInAndOpen(page, appliance, '/devices', keyOf(appliance, 'metrics restricted'))
  await expect(page.getByRole('main').getByText('Needs read-only or write personal privileges')).toHaveCount(1)
  await expect(page.getByRole('main')).not.toContainText('Reading devices')
  expect(appliance.log.some(({ operation }) => operation === 'tags.list')).toBe(false)
})

test('searches on the appliance by a property, by rules and within a window', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/devices')
  await expect(facts(page)).toBeVisible()
  await page.getByRole('button', { name: 'Search the appliance' }).click()
  const drawer = page.getByRole('dialog', { name: 'Search the appliance' })
  await drawer.getByRole('combobox', { name: 'Property' }).click()
  await page.getByRole('option', { name: 'Vendor' }).click()
  await drawer.getByLabel('Value').fill('/^cisco/')
  await expect(drawer.getByText('GET /devices?search_type=vendor&value=/^cisco/')).toBeVisible()
  await drawer.getByRole('button', { name: 'Search', exact: true }).click()
  await expect(page.getByText('Searched on the appliance:')).toBeVisible()
  await expect(page).toHaveURL(/search=vendor/)
  await expect(facts(page)).toBeVisible()
  const found = [...appliance.world.collections.devices.all()].filter((device) =>
    /^cisco/i.test(device.vendor ?? ''),
  ).length
  await expect(page.getByRole('main')).toContainText(`${found} of ${found}`)

  await page.getByRole('button', { name: 'Search the appliance' }).click()
  await drawer.getByText('Rules', { exact: true }).first().click()
  const tree = drawer.getByRole('tree', { name: 'Filter' })
  await tree.getByRole('button', { name: 'Add rule', exact: true }).click()
  await tree.getByRole('combobox', { name: 'Field', exact: true }).fill('Name')
  await page.keyboard.press('Enter')
  await tree.getByRole('combobox', { name: 'Operator', exact: true }).click()
  await page.getByRole('option', { name: 'matches', exact: true }).click()
  await tree.getByRole('textbox', { name: 'Value', exact: true }).fill('dc-')
  await drawer.getByLabel('Active from').fill('-30d')
  await drawer.getByRole('button', { name: 'Search', exact: true }).click()
  await expect(page.getByText('Name matches “dc-”, active from -30d')).toBeVisible()
  await expect(row(page, 'Devices', 'dc-0001')).toBeVisible()
  await expect(row(page, 'Devices', 'web-0001')).toHaveCount(0)

  await page.getByRole('button', { name: 'Drop the search and read all devices' }).click()
  await expect(page.getByRole('main')).toContainText('60 of 60')
})

test('saves a view, shows it again, renames and deletes it', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/devices')
  await expect(facts(page)).toBeVisible()
  await filter(page).fill('web')
  await page.getByRole('button', { name: 'Save view' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Web servers')
  await page.keyboard.press('Enter')
  const tabs = page.getByRole('tablist', { name: 'Saved views' })
  await expect(tabs.getByRole('tab', { name: /Web servers/ })).toHaveAttribute('aria-selected', 'true')
  await tabs.getByRole('tab', { name: /All devices/ }).click()
  await expect(filter(page)).toHaveValue('')
  await tabs.getByRole('tab', { name: /Web servers/ }).click()
  await expect(filter(page)).toHaveValue('web')
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(keyOf(appliance))
  await page.getByRole('button', { name: 'Rename view' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Web')
  await page.getByRole('button', { name: 'Rename', exact: true }).click()
  await expect(tabs.getByRole('tab', { name: /^Web \d/ })).toBeVisible()
  await page.getByRole('button', { name: 'Delete view Web' }).click()
  await expect(tabs.getByRole('tab')).toHaveCount(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(tabs.getByRole('tab')).toHaveCount(2)
})

test.describe('on an older release', () => {
  test.use({ applianceOptions: { release: '5.3' } })

  test('shows what 5.3 has, and searches by one property alone', async ({ page, appliance }) => {
    await signInAndOpen(page, appliance, '/devices')
    await expect(facts(page)).toBeVisible()
    await expect(page.getByRole('columnheader', { name: 'Class' })).toBeVisible()
    await expect(page.getByRole('columnheader', { name: 'Role' })).toHaveCount(0)
    await expectRowVisible(page, 'Devices', 'dc-0001')
    await page.getByRole('button', { name: 'Search the appliance' }).click()
    const drawer = page.getByRole('dialog', { name: 'Search the appliance' })
    await expect(drawer.getByText('Rules', { exact: true })).toHaveCount(0)
    await drawer.getByLabel('Value').fill('/dc-0001/')
    await drawer.getByRole('button', { name: 'Search', exact: true }).click()
    await expect(page.getByRole('main')).toContainText('1 of 1')
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('rows are cards of two lines and nothing scrolls sideways', async ({ page, appliance }) => {
    await page.goto('/#/sign-in')
    await page.getByLabel('Appliance', { exact: true }).fill(appliance.url)
    await page.getByLabel('API key', { exact: true }).fill(keyOf(appliance))
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL(/#\/overview/)
    await open(page, '/devices')
    await expectRowVisible(page, 'Devices', 'dc-0001')
    await expect(row(page, 'Devices', 'dc-0001')).toContainText('Domain controller')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await row(page, 'Devices', 'dc-0001').getByText('dc-0001').click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('dc-0001')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })
})
