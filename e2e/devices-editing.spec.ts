// Writing on devices: the form, its guard against overwriting others, tags, groups, and what a key may not do.
import type { Page } from '@playwright/test'
import { changeBehind } from '../src/simulator/change'
import { expect, test } from './fixtures'
import { smallTargets } from './page-checks'
import { answeredWith } from './problems'
import { callDirectly, keyOf, row, signInAndOpen } from './steps'

const first = 9353
const form = (page: Page) => page.getByRole('dialog', { name: 'Edit device' })

test('shows a device with its parts, and says where its name comes from', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, `/devices/${first}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('dc-0001')
  await expect(page.getByRole('heading', { name: 'Activity' })).toBeVisible()
  await expect(page.getByRole('img', { name: /DNS server/ })).toBeVisible()
  const parts = page.getByRole('navigation', { name: 'Parts of the device' })
  await parts.getByRole('link', { name: /^All fields/ }).click()
  await expect(page.getByRole('main')).toContainText('macaddr')
  // On a phone, too, the longest names of fields leave room for what stands in them.
  await page.setViewportSize({ width: 390, height: 844 })
  const value = page.getByRole('definition').filter({ hasText: 'dc-0001.corp.example' }).first()
  expect((await value.boundingBox())?.width).toBeGreaterThan(170)
  await page.setViewportSize({ width: 1280, height: 800 })
  await parts.getByRole('link', { name: 'JSON' }).click()
  await expect(page.getByRole('main')).toContainText('"macaddr"')
  expect(await smallTargets(page)).toEqual([])
  await parts.getByRole('link', { name: /^Names and addresses/ }).click()
  await expect(page.getByRole('grid', { name: 'DNS names' })).toContainText('dc-0001.corp.example')
  await parts.getByRole('link', { name: /^Groups/ }).click()
  await expect(page.getByRole('grid', { name: 'Device groups' })).toContainText('Domain services')
  await page.getByRole('button', { name: 'Show this request' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('GET /devices/{id}/devicegroups')
  await expect(page.getByRole('region', { name: 'Code' })).toContainText(`/devices/${first}/devicegroups`)
})

test.describe('a device that is not there', () => {
  test('is said so', async ({ page, appliance, problems }) => {
    problems.expect(answeredWith(404))
    await signInAndOpen(page, appliance, '/devices/1')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('No device has the id 1')
    await page.getByRole('link', { name: 'Back to the devices' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Devices')
  })
})

test('sends exactly what was changed, and takes it back', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, `/devices/${first}`)
  await page.getByRole('button', { name: 'Edit…' }).click()
  await form(page)
    .getByLabel(/Custom name/)
    .fill('Ledger <b>1</b>')
  await form(page).getByRole('combobox', { name: /^Role/ }).click()
  await page.getByRole('option', { name: 'DB server' }).click()
  const sent = form(page).getByRole('region', { name: 'Will be sent' })
  await expect(sent).toContainText('custom_name')
  await expect(sent).toContainText('custom_type')
  await expect(sent).not.toContainText('vendor')
  await form(page).getByRole('button', { name: 'Save 2 changes' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ledger <b>1</b>')
  const patches = () => appliance.log.filter((entry) => entry.method === 'PATCH')
  expect(patches().map((entry): unknown => JSON.parse(entry.body ?? ''))).toEqual([
    { custom_name: 'Ledger <b>1</b>', custom_type: 'db_server' },
  ])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('dc-0001')
  expect(patches()).toHaveLength(2)
})

test('shows what someone else did meanwhile, and saves the mix', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, `/devices/${first}`)
  await page.getByRole('button', { name: 'Edit…' }).click()
  await form(page)
    .getByLabel(/Custom name/)
    .fill('mine')
  await form(page)
    .getByLabel(/Vendor/)
    .fill('My vendor')
  changeBehind(appliance.world, 'devices', first, { custom_name: 'theirs', description: 'Theirs alone' })
  await form(page).getByRole('button', { name: 'Save 2 changes' }).click()
  const conflict = page.getByRole('dialog', { name: 'Changed since you opened it' })
  await expect(conflict).toBeVisible()
  expect(appliance.log.filter((entry) => entry.method === 'PATCH')).toEqual([])
  await expect(conflict.getByRole('row', { name: /Description/ })).toContainText('Theirs alone')
  await expect(conflict.getByRole('row', { name: /Vendor/ })).toContainText('My vendor')
  await conflict.getByRole('radio', { name: 'Custom name: theirs' }).check()
  await conflict.getByRole('button', { name: 'Save this mix' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('theirs')
  const device = appliance.world.collections.devices.get(first)
  expect(device).toMatchObject({ custom_name: 'theirs', vendor: 'My vendor', description: 'Theirs alone' })
})

test('a refused save stays in the form with the reason', async ({ page, appliance, problems }) => {
  problems.expect(answeredWith(422))
  await signInAndOpen(page, appliance, `/devices/${first}`)
  await page.getByRole('button', { name: 'Edit…' }).click()
  await form(page)
    .getByLabel(/Custom name/)
    .fill('refused')
  appliance.faults.add({
    kind: 'status',
    status: 422,
    message: 'That name is taken',
    match: { path: '/devices/*', method: 'PATCH' },
  })
  await form(page).getByRole('button', { name: 'Save 1 change' }).click()
  await expect(form(page).getByText(/PATCH \/devices\/9353: 422\. That name is taken/)).toBeVisible()
  await expect(form(page).getByLabel(/Custom name/)).toHaveValue('refused')
})

test('adds and removes a tag, each with an undo', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, `/devices/${first}`)
  const tags = page.getByRole('list', { name: 'Tags' })
  await expect(tags).toContainText('Production')
  await tags.getByRole('button', { name: 'Remove Production' }).click()
  await expect(tags).not.toContainText('Production')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(tags).toContainText('Production')
  await page.getByRole('button', { name: 'Add tag' }).click()
  const add = page.getByRole('dialog', { name: 'Add tag' })
  await add.getByRole('combobox', { name: 'Tag' }).fill('PCI')
  await page.getByRole('option', { name: 'PCI' }).click()
  await add.getByRole('button', { name: 'Add tag' }).click()
  await expect(tags).toContainText('PCI')
})

test('adds devices to a group that is picked by hand, and leaves the others out', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/devices')
  await row(page, 'Devices', 'web-0001').getByRole('checkbox').click()
  await page.getByRole('button', { name: 'Add to group…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add to group' })
  await expect(dialog.getByText(/left out: a rule decides/)).toBeVisible()
  await dialog.getByRole('combobox', { name: 'Device group' }).fill('Domain')
  await page.getByRole('option', { name: 'Domain services' }).click()
  await dialog.getByRole('button', { name: 'Add to group' }).click()
  await expect(page.getByText('1 of 1 verified')).toBeVisible()
})

test('writes one field on many devices', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/devices')
  await row(page, 'Devices', 'web-0001').getByRole('checkbox').click()
  await row(page, 'Devices', 'web-0003')
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] })
  await page.getByRole('button', { name: 'Edit…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit devices' })
  await dialog.getByText('Change description').click()
  await dialog.getByLabel(/^Description/).fill('Rack 12')
  await dialog.getByRole('button', { name: 'Change 3 devices' }).click()
  await expect(page.getByText('3 of 3 verified')).toBeVisible()
  const bodies = appliance.log.filter((entry) => entry.method === 'PATCH').map((entry) => entry.body)
  expect(bodies).toEqual(Array.from({ length: 3 }, () => '{"description":"Rack 12"}'))
})

test('many devices are not written over what others changed meanwhile', async ({ page, appliance }) => {
  const devices = [...appliance.world.collections.devices.all()]
  const idOf = (name: string) => devices.find((device) => device.display_name === name)?.id ?? 0
  const descriptionOf = (name: string) => appliance.world.collections.devices.get(idOf(name))?.description
  await signInAndOpen(page, appliance, '/devices')
  await row(page, 'Devices', 'web-0001').getByRole('checkbox').click()
  await row(page, 'Devices', 'web-0003')
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] })
  await page.getByRole('button', { name: 'Edit…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit devices' })
  await dialog.getByText('Change description').click()
  await dialog.getByLabel(/^Description/).fill('Rack 12')
  for (const name of ['web-0002', 'web-0003'])
    await callDirectly(appliance, 'PATCH', `/devices/${idOf(name)}`, { description: `Theirs on ${name}` })
  await dialog.getByRole('button', { name: 'Change 3 devices' }).click()
  await expect(page.getByText('1 of 3 verified')).toBeVisible()
  const changes = page.getByRole('grid', { name: 'Changes' })
  await expect(changes.getByRole('row', { name: /web-0002/ })).toContainText(
    'Somebody has changed its description since: not sent',
  )
  expect(['web-0001', 'web-0002', 'web-0003'].map(descriptionOf)).toEqual([
    'Rack 12',
    'Theirs on web-0002',
    'Theirs on web-0003',
  ])
  await page.getByRole('button', { name: 'Overwrite 2 that others changed' }).click()
  await expect(page.getByText('2 of 2 verified')).toBeVisible()
  expect(['web-0002', 'web-0003'].map(descriptionOf)).toEqual(['Rack 12', 'Rack 12'])
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Undo' })).toContainText('2 undone')
  await expect(page.getByRole('main')).toContainText('verified, all taken back since')
  expect(['web-0002', 'web-0003'].map(descriptionOf)).toEqual(['Theirs on web-0002', 'Theirs on web-0003'])
})

test('a key that may not write sees why', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, `/devices/${first}`, keyOf(appliance, 'write limited'))
  const edit = page.getByRole('button', { name: 'Edit…' })
  await expect(edit).toHaveAttribute('aria-disabled', 'true')
  await expect(edit).toHaveAccessibleDescription('Needs write full privileges')
  await edit.click({ force: true })
  await expect(form(page)).toHaveCount(0)
})

test.describe('on an older release', () => {
  test.use({ applianceOptions: { release: '5.3' } })

  test('the type is free text and later parts are not there', async ({ page, appliance }) => {
    await signInAndOpen(page, appliance, `/devices/${first}`)
    await expect(page.getByRole('navigation', { name: 'Parts of the device' })).not.toContainText('Names and addresses')
    await page.getByRole('button', { name: 'Edit…' }).click()
    await form(page)
      .getByLabel(/Custom type/)
      .fill('Build server')
    await expect(form(page).getByText('Criticality')).toHaveCount(0)
    await form(page).getByRole('button', { name: 'Save 1 change' }).click()
    await expect(form(page)).toHaveCount(0)
    expect(appliance.world.collections.devices.get(first)).toMatchObject({ custom_type: 'Build server' })
  })
})
