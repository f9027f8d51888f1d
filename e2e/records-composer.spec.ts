// A filter put together by the menus of its rules, where the sentence says each step, and at once.
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { signInAndOpen } from './steps'

const words = (page: Page) => page.getByRole('region', { name: 'In words' })
const tree = (page: Page) => page.getByRole('tree', { name: 'Filter' })
const node = (page: Page, name: string) => tree(page).getByRole('treeitem', { name, exact: true })

test('by its menu a rule is doubled, negated, moved, grouped, taken out and switched off', async ({
  page,
  appliance,
}) => {
  const rule = (field: string, operand: string) => ({ field, operator: '=', operand })
  const filter = { operator: 'and', rules: [rule('method', 'GET'), rule('statusCode', '404')] }
  await signInAndOpen(page, appliance, `/records?filter=${encodeURIComponent(JSON.stringify(filter))}`)
  await expect(words(page)).toContainText('where Method is GET and Status code is 404')
  const choose = async (name: string, action: string) => {
    await node(page, name)
      .getByRole('button', { name: /^(Rule|Group) actions$/ })
      .click()
    await page.getByRole('menuitem', { name: new RegExp(`^${action}`) }).click()
  }
  await choose('Status code is 404', 'Duplicate')
  await expect(node(page, 'Status code is 404')).toHaveCount(2)
  await node(page, 'Status code is 404').first().focus()
  await page.keyboard.press('Delete')
  await choose('Status code is 404', 'Negate')
  await choose('Method is GET', 'Move down')
  await expect(words(page)).toContainText('or has no such field) and Method is GET')
  await choose('Method is GET', 'Put into a group')
  await expect(node(page, 'All of, 1 part')).toBeVisible()
  await choose('All of, 1 part', 'Take out of the group')
  await choose('Method is GET', 'Switch off')
  await expect(words(page)).toContainText('where Status code is not 404 or has no such field.')
})

test('what is typed as soon as a rule is added stands in its field', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/records')
  await tree(page).getByRole('button', { name: 'Add rule', exact: true }).press('Enter')
  await page.keyboard.type('Status code')
  await expect(tree(page).getByRole('combobox', { name: 'Field' }).last()).toHaveValue('Status code')
})

test('in a tree that scrolls the keys lie over none of its buttons', async ({ page, appliance }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  let filter: object = { field: 'method', operator: 'exists' }
  for (let level = 0; level < 50; level += 1)
    filter = { operator: 'and', rules: [{ field: 'uri', operator: '=', operand: `/${level}` }, filter] }
  await signInAndOpen(page, appliance, `/records?${new URLSearchParams({ filter: JSON.stringify(filter) }).toString()}`)
  await expect(node(page, 'URI is “/49”')).toBeVisible()
  const keys = page.getByText('moves a rule, N negates it')
  expect(await keys.evaluate((element) => element.getBoundingClientRect().top)).toBeGreaterThanOrEqual(
    await tree(page).evaluate((element) => element.getBoundingClientRect().bottom),
  )
})

test('what is typed in the JSON is no shortcut of the page, whatever its letters', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/records?range=-2h&limit=10&go=1')
  await expect(page.getByRole('searchbox', { name: 'Filter these rows' })).toBeVisible()
  await page.locator('.cm-content').first().click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('{"field":"uri","operator":"=","operand":"/log?msg=d"}')
  await expect(page.getByRole('region', { name: 'In words' })).toContainText('/log?msg=d')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page).toHaveURL(/#\/records\?/)
})
