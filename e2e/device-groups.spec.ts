// Device groups as they are composed: by hand from a list, by one property, by a tree of rules, with their members seen.
import { changeBehind } from '../src/simulator/change'
import { expect, test } from './fixtures'
import { answeredWith } from './problems'
import { heading } from './shell-steps'
import { callDirectly, signInAndOpen } from './steps'
import type { Locator, Page } from '@playwright/test'

const ruleTree = (page: Page): Locator => page.getByRole('tree', { name: 'Rule', exact: true })
const members = (page: Page): Locator => page.getByRole('region', { name: 'Members', exact: true })

/** Fills in the rule that was added last. */
async function fillRule(page: Page, field: string, operator: string, value: string): Promise<void> {
  const tree = ruleTree(page)
  const box = tree.getByRole('combobox', { name: 'Field', exact: true }).last()
  await box.fill(field)
  await page.keyboard.press('Enter')
  await tree.getByRole('combobox', { name: 'Operator', exact: true }).last().click()
  await page.getByRole('option', { name: operator, exact: true }).click()
  await tree.getByRole('textbox', { name: 'Value', exact: true }).last().fill(value)
}

test('a group is composed by rules, with its members before it is made', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/device-groups/new')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('First client subnet without printers')
  await page.getByRole('radiogroup', { name: 'Kind' }).getByRole('radio', { name: 'By rule' }).check()
  await expect(members(page)).toContainText('no rule is not “all devices”')
  await expect(page.getByRole('button', { name: 'Create device group' })).toBeDisabled()

  await ruleTree(page).getByRole('button', { name: 'Add rule', exact: true }).click()
  await fillRule(page, 'IP address', 'is', '10.20.0.0/24')
  const all = (await callDirectly(appliance, 'POST', '/devices/search', {
    filter: { field: 'ipaddr', operator: '=', operand: '10.20.0.0/24' },
    limit: 1000,
  })) as { vendor?: string }[]
  await expect(members(page).getByRole('status')).toHaveText(`${all.length} devices`)

  await ruleTree(page).getByRole('button', { name: 'Add rule', exact: true }).click()
  await fillRule(page, 'Vendor', 'is not', 'Xerox')
  await expect(page.getByText('Vendor is not “Xerox”')).toBeVisible()
  await expect(page.getByText('or has no such field')).toBeVisible()
  const left = all.filter((device) => device.vendor !== 'Xerox').length
  await expect(members(page).getByRole('status')).toHaveText(`${left} devices`)

  await page.getByRole('button', { name: 'Create device group' }).click()
  await expect(heading(page)).toContainText('First client subnet without printers')
  await expect(page.getByRole('region', { name: 'At a glance' })).toContainText('IP address is 10.20.0.0/24')
  // An alert and a trigger that apply to every group do not use this one.
  await expect(page.getByRole('region', { name: 'At a glance' })).toContainText('Nothing uses it yet.')
  const groups = (await callDirectly(appliance, 'GET', '/devicegroups')) as { name: string; filter: unknown }[]
  expect(groups.find(({ name }) => name.startsWith('First client subnet without'))?.filter).toEqual({
    operator: 'and',
    rules: [
      { field: 'ipaddr', operator: '=', operand: '10.20.0.0/24' },
      { field: 'vendor', operator: '!=', operand: 'Xerox' },
    ],
  })
})

test('rules are moved, negated, switched off and written as JSON, all by keys', async ({ page, appliance }) => {
  await signInAndOpen(
    page,
    appliance,
    '/device-groups/new?filter={"operator":"and","rules":[{"field":"vlan","operator":"=","operand":20},{"field":"name","operator":"~","operand":"web"}]}',
  )
  const items = ruleTree(page).getByRole('treeitem')
  await expect(items.nth(1)).toHaveAccessibleName('VLAN is 20')
  await items.nth(1).focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(items.nth(2)).toHaveAccessibleName('VLAN is 20')
  await expect(items.nth(2)).toBeFocused()
  await page.keyboard.press('n')
  await expect(items.nth(2)).toHaveAccessibleName('VLAN is not 20')
  await page.keyboard.press('d')
  await expect(items).toHaveCount(5)
  await page.keyboard.press(' ')
  await expect(items.nth(3)).toHaveAccessibleName('VLAN is not 20, off')
  await page.keyboard.press('g')
  await expect(items.nth(3)).toHaveAccessibleName('All of, 1 part')

  // By pointer: the first rule is let go on the lower half of the new group, which is its inside.
  await items.nth(1).getByTitle('Move').hover()
  await page.mouse.down()
  const inside = await items.nth(3).boundingBox()
  await page.mouse.move((inside?.x ?? 0) + 60, (inside?.y ?? 0) + (inside?.height ?? 0) - 4, { steps: 4 })
  await page.mouse.up()
  await expect(items.nth(2)).toHaveAccessibleName('All of, 2 parts')

  await page.getByRole('tab', { name: 'JSON' }).click()
  const json = page.getByRole('textbox', { name: 'Rule as JSON' })
  await expect(json).toContainText('"off": true')
  // Typed as fingers do: a whole text put in at once makes the browser write styles of its own, which the policy blocks.
  const rewrite = async (text: string) => {
    await json.press('ControlOrMeta+a')
    await json.press('Delete')
    await page.keyboard.type(text)
  }
  await rewrite('{"operator":"or","rules":[{"field":"vlan","operator":"contains"}]}')
  await expect(page.getByText('rules[0]: contains is no operator of a rule')).toBeVisible()
  await rewrite('{"field":"role","operator":"=","operand":"printer"}')
  await expect(items.first()).toHaveAccessibleName('Role is Printer')
  await page.keyboard.press('Enter')
  await expect(json).toBeFocused()
})

test('a saved group says what a change would add and remove, and why a device is in it', async ({
  page,
  appliance,
}) => {
  await callDirectly(appliance, 'POST', '/devicegroups', {
    name: 'Infrastructure',
    dynamic: true,
    filter: { field: 'name', operator: 'startswith', operand: 'core-' },
  })
  const groups = (await callDirectly(appliance, 'GET', '/devicegroups')) as { id: number; name: string }[]
  const id = groups.find(({ name }) => name === 'Infrastructure')?.id ?? 0
  await signInAndOpen(page, appliance, `/device-groups/${id}/edit`)
  await expect(members(page)).toContainText(/The same \d+ as saved/)
  await ruleTree(page).getByRole('textbox', { name: 'Value' }).fill('web-')
  await expect(members(page)).toContainText('would be added')
  await expect(members(page)).toContainText('would be removed')
  await members(page).getByText('Why is a device a member, or why not?').click()
  await members(page).getByRole('combobox', { name: 'Device' }).fill('web-0001')
  await page.getByRole('option', { name: /^web-0001/ }).click()
  await members(page).getByRole('button', { name: 'Ask the appliance' }).click()
  await expect(members(page).getByRole('list', { name: 'Rule by rule' })).toContainText('Name starts with “web-”: fits')
  // Somebody else edits the same group: neither is written over unseen.
  changeBehind(appliance.world, 'devicegroups', id, { description: 'Theirs' })
  await page.getByRole('button', { name: 'Save 1 change' }).click()
  const conflict = page.getByRole('dialog', { name: 'Changed since you opened it' })
  await expect(conflict).toContainText('Theirs')
  await conflict.getByRole('button', { name: 'Save this mix' }).click()
  await expect(page.getByRole('region', { name: 'At a glance' })).toContainText('web-')
  expect(await callDirectly(appliance, 'GET', `/devicegroups/${id}`)).toMatchObject({
    description: 'Theirs',
    filter: { operand: 'web-' },
  })
})

test('a static group takes a pasted list, and says what was not found', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/device-groups/new')
  await page
    .getByRole('textbox', { name: 'Devices, one a line' })
    .fill('web-0001; CORE-SW1.corp.example\n\n192.0.2.77, web-0002')
  await expect(members(page).getByRole('status')).toHaveText('3 devices')
  await expect(page.getByRole('region', { name: 'Not found' })).toContainText('No device has the address 192.0.2.77')
  await page.getByRole('button', { name: 'Create device group' }).click()
  const ask = page.getByRole('dialog', { name: 'A device group without a name?' })
  await ask.getByRole('button', { name: 'Give it a name' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('From a list')
  await page.getByRole('button', { name: 'Create device group' }).click()
  await expect(heading(page)).toContainText('From a list')
  await expect(page.getByRole('region', { name: 'At a glance' })).toContainText('3 devices')
})

test('devices are searched by a tree of rules, and the search becomes a group', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/devices')
  await page.getByRole('button', { name: /Search the appliance/ }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByText('Rules', { exact: true }).click()
  await expect(drawer.getByRole('button', { name: 'Search', exact: true })).toBeDisabled()
  const tree = drawer.getByRole('tree', { name: 'Filter', exact: true })
  await tree.getByRole('button', { name: 'Add rule', exact: true }).click()
  await tree.getByRole('combobox', { name: 'Field' }).fill('Name')
  await page.keyboard.press('Enter')
  await tree.getByRole('textbox', { name: 'Value' }).fill('web-0001.corp.example')
  await drawer.getByRole('button', { name: 'Search', exact: true }).click()
  await expect(page.getByText('Name is “web-0001.corp.example”')).toBeVisible()
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await drawer.getByRole('link', { name: 'Make a device group of it' }).click()
  await expect(ruleTree(page).getByRole('textbox', { name: 'Value' })).toHaveValue('web-0001.corp.example')
})

test.describe('of a slow appliance', () => {
  test.use({ applianceOptions: { latency: 400 } })

  test('Enter in a picker never takes what answers an older question', async ({ page, appliance }) => {
    await signInAndOpen(page, appliance, '/tags/9?tab=devices')
    await page.getByRole('button', { name: 'Assign devices…' }).first().click()
    const dialog = page.getByRole('dialog')
    const box = dialog.getByRole('combobox', { name: 'Devices' })
    await box.click()
    await expect(page.getByRole('option').first()).toBeVisible()
    await box.pressSequentially('web-0003')
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('list', { name: /chosen/ })).toHaveCount(0)
    await expect(box).toHaveValue('web-0003')
    // The answer to the whole of it is here when an option is the one that Enter takes.
    await expect(box).toHaveAttribute('aria-activedescendant', /./)
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('list', { name: /chosen/ })).toContainText('web-0003')
  })
})

test.describe('of 5.3', () => {
  test.use({ applianceOptions: { release: '5.3' } })

  test('a pattern that matches more than it seems to is bettered with one click', async ({ page, appliance }) => {
    await signInAndOpen(page, appliance, '/device-groups/new')
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Client subnet')
    await page.getByRole('radio', { name: 'By rule' }).check()
    await expect(page.getByRole('radiogroup', { name: 'Written as' })).toHaveCount(0)
    const value = page.getByRole('textbox', { name: 'Value', exact: true })
    await value.fill('10.20.0.[0-9]+')
    await expect(page.getByText('110.20.0.1 fits too')).toBeVisible()
    await page.getByRole('button', { name: String.raw`Use /^10\.20\.0\.[0-9]+$/` }).click()
    await expect(value).toHaveValue(String.raw`/^10\.20\.0\.[0-9]+$/`)
    await expect(members(page).getByRole('status')).toHaveText(/^\d+ devices$/)
    await value.fill('/(/')
    await expect(page.getByRole('alert').filter({ hasText: 'This is no regular expression' })).toBeVisible()
    await value.fill('10.20.0.0/30')
    await page.getByRole('button', { name: 'Exactly 10.20.0.0/30' }).click()
    await expect(value).toHaveValue(String.raw`/^10\.20\.0\.[0-3]$/`)
    await page.getByRole('button', { name: 'Create device group' }).click()
    await expect(heading(page)).toContainText('Client subnet')
    // What uses the group is assigned on its page.
    const id = /device-groups\/(\d+)/.exec(page.url())?.[1] ?? ''
    for (const [many, one] of [
      ['alerts', 'alert'],
      ['triggers', 'trigger'],
      ['pages', 'page'],
    ] as const) {
      const parts = page.getByRole('navigation', { name: 'Parts of the device group' })
      await parts.getByRole('link', { name: new RegExp(`^${many}`, 'i') }).click()
      await page
        .getByRole('button', { name: `Assign ${many}…` })
        .first()
        .click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('combobox').click()
      await page.getByRole('option').first().click()
      await dialog.getByRole('button', { name: `Assign 1 ${one}` }).click()
      await expect(dialog).toHaveCount(0)
      const path = `/devicegroups/${id}/${many}?direct_assignments_only=true`
      expect(await callDirectly(appliance, 'GET', path)).toHaveLength(1)
    }
  })
})

test('a rule by one property becomes rules, with what that changes said before it is saved', async ({
  page,
  appliance,
}) => {
  await callDirectly(appliance, 'POST', '/devicegroups', {
    name: 'Subnet 20',
    dynamic: true,
    field: 'ip address',
    value: '/^10\\.20\\.0\\./',
  })
  const groups = (await callDirectly(appliance, 'GET', '/devicegroups')) as { id: number; name: string }[]
  const id = groups.find(({ name }) => name === 'Subnet 20')?.id ?? 0
  await signInAndOpen(page, appliance, `/device-groups/${id}/edit`)
  await expect(members(page)).toContainText(/The same \d+ as saved/)
  await page.getByRole('button', { name: 'Write it as rules' }).click()
  await expect(ruleTree(page).getByRole('treeitem', { name: /^IP address/ })).toBeVisible()
  await expect(members(page)).toContainText(/The same \d+ as saved/)
  await page.getByRole('button', { name: /^Save \d changes?$/ }).click()
  await expect(page.getByRole('region', { name: 'At a glance' })).toContainText('IP address')
  expect(await callDirectly(appliance, 'GET', `/devicegroups/${id}`)).toMatchObject({
    filter: { field: 'ipaddr', operator: '~' },
  })
})

test('what uses a group is nothing only once that is known', async ({ page, appliance, problems }) => {
  problems.expect(answeredWith(500))
  appliance.faults.add({ kind: 'hang', match: { path: '/devicegroups/*/alerts' } })
  appliance.faults.add({ kind: 'status', status: 500, match: { path: '/devicegroups/*/triggers' } })
  await signInAndOpen(page, appliance, '/device-groups/1')
  const glance = page.getByRole('region', { name: 'At a glance' })
  await expect(glance).toContainText('Looking what uses it.')
  await expect(glance).not.toContainText('Nothing uses it')
  appliance.faults.clear()
  await expect(glance).toContainText('Not known: the triggers that use it.')
  await glance.getByRole('button', { name: 'Try again' }).click()
  await expect(glance).not.toContainText('Not known')
})
