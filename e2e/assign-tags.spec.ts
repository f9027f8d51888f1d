// Many devices at once: chosen, planned, applied, read back, undone; and what happens when it is interrupted.
import type { Page } from '@playwright/test'
import { changeBehind } from '../src/simulator/change'
import { expect, test, type Appliance } from './fixtures'
import { callDirectly, keyOf, list, open, signInAndOpen, stayWhenAsked } from './steps'

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

async function members(appliance: Appliance, name: string): Promise<number[]> {
  const tags = (await callDirectly(appliance, 'GET', '/tags')) as { id: number; name: string }[]
  const tag = tags.find((one) => one.name === name)
  if (!tag) return []
  const rows = (await callDirectly(appliance, 'GET', `/tags/${tag.id}/devices`)) as { id: number }[]
  return rows.map(({ id }) => id).toSorted((a, b) => a - b)
}

async function addTag(page: Page, name: string, label = 'Tags to add'): Promise<void> {
  const box = page.getByRole('combobox', { name: label })
  await box.fill(name)
  await box.press('Enter')
}

test.use({ expectedProblems: ['Failed to load resource'] })

test('devices selected in the list get a new tag, and Undo takes it back', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/devices')
  await list(page, 'Devices').getByRole('checkbox', { name: 'Select all' }).first().check()
  await page.getByRole('button', { name: 'Assign tags…' }).click()
  await expect(page.getByRole('heading', { name: 'Assign tags', level: 1 })).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Selection' })).toBeChecked()
  await addTag(page, 'PCI scope')
  await page.getByRole('button', { name: 'Make plan' }).click()
  await expect(region(page, 'Plan')).toContainText('60 devices')
  await expect(region(page, 'Plan')).toContainText('3 requests')
  expect(await members(appliance, 'PCI scope')).toEqual([])
  await page.getByRole('button', { name: 'Apply 60 changes' }).click()
  await expect(page.getByText('60 of 60 verified')).toBeVisible()
  expect(await members(appliance, 'PCI scope')).toHaveLength(60)
  await expect(list(page, 'Changes').getByText('PCI scope').first()).toBeVisible()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(region(page, 'Undo')).toContainText('undone')
  // However many steps there were, it does not stand below them.
  const top = async (name: string) => (await region(page, name).boundingBox())?.y ?? Number.NaN
  expect(await top('Undo')).toBeLessThan(await top('What was planned'))
  const tags = (await callDirectly(appliance, 'GET', '/tags')) as { name: string }[]
  expect(tags.some(({ name }) => name === 'PCI scope')).toBe(false)
})

test('what changed between plan and apply is said, nothing is sent, and it is planned again', async ({
  page,
  appliance,
}) => {
  await signInAndOpen(page, appliance, '/tags')
  await page.getByRole('button', { name: 'Assign tags' }).click()
  await page.getByRole('combobox', { name: 'Property' }).fill('Name')
  await page.getByRole('option', { name: 'Name', exact: true }).click()
  await page.getByRole('textbox', { name: 'Value' }).fill('web-000')
  await addTag(page, 'PCI')
  await addTag(page, 'Audit 2027')
  await page.getByRole('button', { name: 'Make plan' }).click()
  await expect(region(page, 'Plan')).toContainText('1 new tag')
  const gone = [...appliance.world.collections.devices.all()].find((device) => device.display_name === 'web-0002')
  if (!gone) throw new Error('The site has no web-0002')
  appliance.world.collections.devices.delete(gone.id)
  await page.getByRole('button', { name: /^Apply \d+ changes$/ }).click()
  await expect(page.getByText('1 device is not found any more: web-0002.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Apply \d+ changes$/ })).toBeDisabled()
  expect(await members(appliance, 'Audit 2027')).toEqual([])
  await page.getByRole('button', { name: 'Plan again' }).click()
  await page.getByRole('button', { name: /^Apply \d+ changes$/ }).click()
  await expect(page.getByText(/^(\d+) of \1 verified$/)).toBeVisible()
  expect((await members(appliance, 'Audit 2027')).length).toBeGreaterThan(0)
})

test('a plan whose tab is killed halfway is free within 5 s, says so in the tray, looks, and goes on', async ({
  page,
  appliance,
  context,
}) => {
  await signInAndOpen(page, appliance, '/tags/assign')
  await page.getByRole('combobox', { name: 'Property' }).fill('All')
  await page.getByRole('option', { name: 'All devices' }).click()
  await addTag(page, 'Night shift')
  await page.getByRole('button', { name: 'Make plan' }).click()
  // The assignment is carried out, and its answer never comes.
  appliance.faults.add({ kind: 'delay', ms: 60_000, match: { method: 'POST', path: '/tags/*/devices' } })
  await page.getByRole('button', { name: 'Apply 60 changes' }).click()
  await expect(page.getByText('0 of 60 changes done, 60 not known')).toBeVisible()
  const other = await context.newPage()
  await signInAndOpen(other, appliance, '/overview')
  await other.getByRole('button', { name: 'Plans: 1 running' }).click()
  const tray = other.getByRole('dialog', { name: 'Plans' })
  await expect(tray).toContainText('Runs in another tab')
  // Its process is killed: nothing of it can let go of the plan.
  const killing = page.waitForEvent('crash')
  const inner = await context.newCDPSession(page)
  inner.send('Page.crash').catch(() => undefined)
  await killing
  appliance.faults.clear()
  await expect(tray).toContainText('Interrupted: 0 of 60 changes done, 60 not known', { timeout: 5000 })
  await tray.getByRole('button', { name: /^Go on/ }).click()
  await expect(tray).toContainText('60 of 60 verified')
  expect(await members(appliance, 'Night shift')).toHaveLength(60)
})

test('another tab shows a running plan, and takes it over', async ({ page, appliance, context }) => {
  await signInAndOpen(page, appliance, '/tags/assign')
  await page.getByRole('combobox', { name: 'Property' }).fill('All')
  await page.getByRole('option', { name: 'All devices' }).click()
  await addTag(page, 'Day shift')
  await page.getByRole('button', { name: 'Make plan' }).click()
  appliance.faults.add({ kind: 'delay', ms: 60_000, times: 1, match: { method: 'POST', path: '/tags/*/devices' } })
  await page.getByRole('button', { name: 'Apply 60 changes' }).click()
  await expect(page.getByText('0 of 60 changes done, 60 not known')).toBeVisible()
  const address = new URL(page.url()).hash.slice(1) as `/${string}`
  await stayWhenAsked(page)
  const other = await context.newPage()
  await signInAndOpen(other, appliance, address)
  await expect(other.getByText(/^Runs in another tab/)).toBeVisible()
  await other.getByRole('button', { name: 'Take over' }).click()
  await expect(other.getByText('60 of 60 verified')).toBeVisible({ timeout: 12_000 })
  expect(await members(appliance, 'Day shift')).toHaveLength(60)
})

test('lines of a list get a tag each; what is not found stands apart', async ({ page, appliance }) => {
  const devices = [...appliance.world.collections.devices.all()].filter(({ ipaddr4 }) => ipaddr4)
  const [one, two] = devices
  if (!one || !two) throw new Error('The site has no addresses')
  await signInAndOpen(page, appliance, '/tags/assign')
  await page.getByText('List', { exact: true }).click()
  const twins = devices.slice(2, 4)
  for (const { id } of twins) changeBehind(appliance.world, 'devices', id, { ipaddr4: '10.99.0.1' })
  await page
    .getByRole('textbox', { name: 'Devices, one a line' })
    .fill(
      `IP Address; TAG ;note\n${one.ipaddr4};Rack 7;x\n${two.ipaddr4};Rack 9;y\n\n203.0.113.77;Rack 9;z\n10.99.0.1;rack 7;w`,
    )
  await expect(page.getByRole('group', { name: 'Columns' })).toBeVisible()
  await page.getByRole('combobox', { name: 'Static group to join' }).fill('Domain')
  await page.getByRole('option', { name: 'Domain services' }).click()
  await page.getByRole('button', { name: 'Make plan' }).click()
  await expect(region(page, 'Not found')).toContainText('203.0.113.77')
  await expect(region(page, 'Plan')).toContainText('2 devices')
  await expect(region(page, 'Plan')).toContainText('Ignored columns: note')
  await expect(region(page, 'Plan')).toContainText(/Add \d devices? to Domain services|in Domain services already/)
  // What means two devices is nobody until somebody chooses; so is what means none.
  await region(page, 'Not found').getByRole('combobox', { name: 'Device for line 6' }).click()
  await page.getByRole('option').last().click()
  await region(page, 'Not found').getByRole('button', { name: 'Choose a device…' }).click()
  await page.getByRole('combobox', { name: 'Device for line 5' }).fill('web-0003')
  await page.getByRole('option', { name: /^web-0003/ }).click()
  await page.getByRole('button', { name: 'Plan with what was chosen' }).click()
  await expect(region(page, 'Plan')).toContainText('4 devices')
  // A name that differs only in case from one before it would be a tag of its own.
  await expect(page.getByText('rack 7 would be a new tag beside Rack 7, which differs only in case.')).toBeVisible()
  await page.getByRole('button', { name: 'Use Rack 7' }).click()
  await expect(region(page, 'Plan')).toContainText('2 new tags')
  await page.getByRole('button', { name: /^Apply \d changes$/ }).click()
  await expect(page.getByText(/^(\d) of \1 verified$/)).toBeVisible()
  const web3 = [...appliance.world.collections.devices.all()].find((device) => device.display_name === 'web-0003')
  expect(await members(appliance, 'Rack 7')).toEqual([one.id, twins[1]?.id].toSorted((a = 0, b = 0) => a - b))
  expect(await members(appliance, 'Rack 9')).toEqual([two.id, web3?.id].toSorted((a = 0, b = 0) => a - b))
})

test('every part of the planner has the name that it is known by, from Tags to the undo', async ({
  page,
  appliance,
}) => {
  const addresses = [...appliance.world.collections.devices.all()].flatMap(({ ipaddr4 }) => ipaddr4 ?? []).slice(0, 20)
  await signInAndOpen(page, appliance, '/tags')
  await page.getByRole('button', { name: 'Assign tags', exact: true }).click()
  await expect(page).toHaveURL(/#\/tags\/assign$/)
  await expect(page.getByRole('heading', { name: 'Assign tags', level: 1, exact: true })).toBeVisible()
  const ways = page.getByRole('radiogroup', { name: 'Choose devices by', exact: true })
  await expect(ways.getByRole('radio')).toHaveCount(4)
  for (const name of ['Selection', 'Search', 'Rules', 'List'])
    await ways.getByRole('radio', { name, exact: true }).check({ force: true })
  await expect(page.getByRole('button', { name: 'From a file…', exact: true })).toBeVisible()
  await page
    .getByRole('textbox', { name: 'Devices, one a line', exact: true })
    .fill([...addresses, '203.0.113.77'].join('\n'))
  await expect(page.getByRole('combobox', { name: 'Tags to remove', exact: true })).toBeVisible()
  await addTag(page, 'Quarter 4')
  await page.getByRole('button', { name: 'Make plan', exact: true }).click()
  await expect(region(page, 'Plan').getByText('20 devices', { exact: true })).toBeVisible()
  await expect(region(page, 'Plan').getByText('3 requests', { exact: true })).toBeVisible()
  await expect(region(page, 'Not found')).toContainText('203.0.113.77')
  await page.getByRole('button', { name: 'Apply 20 changes', exact: true }).click()
  await expect(page.getByText('20 of 20 verified', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(page.getByText(/\bundone$/)).toBeVisible()
  expect(await members(appliance, 'Quarter 4')).toEqual([])
})

test('a plan is of the list as it stands, however soon it is made', async ({ page, appliance }) => {
  const [one = '', two = ''] = [...appliance.world.collections.devices.all()].flatMap(({ ipaddr4 }) => ipaddr4 ?? [])
  await signInAndOpen(page, appliance, '/tags/assign')
  await page.getByText('List', { exact: true }).click()
  await addTag(page, 'Soon')
  const lines = page.getByRole('textbox', { name: 'Devices, one a line' })
  const plan = page.getByRole('button', { name: 'Make plan' })
  await lines.fill(`${one}\n${two}`)
  await plan.click()
  await expect(region(page, 'Plan')).toContainText('2 devices')
  await lines.fill(two)
  await plan.click()
  await expect(region(page, 'Plan')).toContainText('1 device')
})

test.describe('of 5.3', () => {
  test.use({ applianceOptions: { release: '5.3' } })

  test('rows of a list become custom devices, which are read back and taken back; rules are not offered', async ({
    page,
    appliance,
  }) => {
    const branches = () =>
      [...appliance.world.collections.customdevices.all()].flatMap(({ name }) =>
        /^Branch \d/.test(name) ? [name] : [],
      )
    await signInAndOpen(page, appliance, '/tags/assign')
    await expect(page.getByRole('radio', { name: 'Rules' })).toBeDisabled()
    await page.getByText('List', { exact: true }).click()
    await page
      .getByRole('textbox', { name: 'Devices, one a line' })
      .fill(
        'Custom device\tIP\tPorts\nBranch 1\t10.60.0.0/24\t\nBranch 1\t10.60.1.7\t443\nBranch 2\t10.61.0.0/24\t\nBranch 3\t10.61.0.300\t',
      )
    await expect(page.getByRole('group', { name: 'Columns' })).toContainText('Custom device')
    await page.getByRole('button', { name: 'Make plan' }).click()
    await expect(region(page, 'Not found')).toContainText('“10.61.0.300” is no IP address or block')
    await expect(region(page, 'Plan')).toContainText('2 custom devices')
    await page.getByRole('button', { name: 'Apply 2 changes' }).click()
    await expect(page.getByText('2 of 2 verified')).toBeVisible()
    expect(branches().toSorted()).toEqual(['Branch 1', 'Branch 2'])
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(region(page, 'Undo')).toContainText('undone')
    expect(branches()).toEqual([])
  })
})

test('a key that may not write is told so above the form, here and where groups are made, and asks for nothing', async ({
  page,
  appliance,
}) => {
  await signInAndOpen(page, appliance, '/tags/assign', keyOf(appliance, 'write limited'))
  const main = page.getByRole('main')
  await expect(main.getByText(/: no plan can be made with this key\.$/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Make plan' })).toBeDisabled()
  await open(page, '/device-groups/new')
  await expect(main.getByText(/: the group cannot be made with this key\.$/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Create device group' })).toBeDisabled()
})

test.describe('a plan of very many on a phone', () => {
  test.use({ applianceOptions: { devices: 1100 } })

  test('counts nothing while it runs, and what failed is told beside the whole name', async ({ page, appliance }) => {
    await signInAndOpen(page, appliance, '/tags/assign')
    await page.getByRole('combobox', { name: 'Property' }).fill('All')
    await page.getByRole('option', { name: 'All devices' }).click()
    await addTag(page, 'Night shift')
    await page.getByRole('button', { name: 'Make plan' }).click()
    const assign = { method: 'POST', path: '/tags/*/devices' }
    appliance.faults.add({ kind: 'delay', ms: 2000, match: assign })
    appliance.faults.add({ kind: 'status', status: 500, match: assign })
    await page.getByRole('button', { name: 'Apply 1,100 changes' }).click()
    await expect(page.getByText('What came of each of them is told when the plan rests')).toBeVisible()
    await expect(page.getByRole('radio', { name: 'All 0' })).toHaveCount(0)
    await expect(page.getByText('0 of 1,100 verified, 1,100 failed')).toBeVisible()
    await page.setViewportSize({ width: 390, height: 844 })
    const first = list(page, 'Changes').getByRole('row').filter({ hasText: 'Night shift' }).first()
    await expect(first).toContainText('500')
    await expect(first.getByText('core-sw1.corp.example')).toBeInViewport({ ratio: 0.8 })
  })
})
