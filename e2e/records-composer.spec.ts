// A filter put together by keyboard alone, by pointer alone, and written as JSON: the sentence says each step.
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { signInAndOpen } from './steps'

const words = (page: Page) => page.getByRole('region', { name: 'In words' })
const tree = (page: Page) => page.getByRole('tree', { name: 'Filter' })
const node = (page: Page, name: string) => tree(page).getByRole('treeitem', { name, exact: true })

/** From wherever one stands in the tree, by keys alone. */
async function addRule(page: Page, field: string, value: string) {
  await tree(page).getByRole('button', { name: 'Add rule', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(tree(page).getByRole('combobox', { name: 'Field' }).last()).toBeFocused()
  await page.keyboard.type(field)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.type(value)
  await page.keyboard.press('Tab')
}

test('by keyboard a rule is added, moved, negated, switched off and on, grouped, taken out, doubled and removed', async ({
  page,
  appliance,
}) => {
  await signInAndOpen(page, appliance, '/records')
  await addRule(page, 'method', 'GET')
  await addRule(page, 'statusCode', '404')
  await expect(words(page)).toContainText('where Method is GET and Status code is 404')
  await node(page, 'Status code is 404').focus()
  const press = (key: string) => page.keyboard.press(key)
  await press('Alt+ArrowUp')
  await expect(words(page)).toContainText('where Status code is 404 and Method is GET')
  await press('n')
  await expect(words(page)).toContainText('Status code is not 404')
  await press('Space')
  await expect(node(page, 'Status code is not 404, off')).toBeFocused()
  await expect(words(page)).not.toContainText('Status code')
  await press('Space')
  await press('g')
  await expect(node(page, 'All of, 1 part')).toBeVisible()
  await expect(node(page, 'Status code is not 404')).toBeFocused()
  await press('ArrowLeft')
  await expect(node(page, 'All of, 1 part')).toBeFocused()
  await press('u')
  await expect(node(page, 'All of, 1 part')).toHaveCount(0)
  await expect(words(page)).toContainText('Status code is not 404')
  await node(page, 'Method is GET').focus()
  await press('d')
  await expect(node(page, 'Method is GET')).toHaveCount(2)
  await press('Delete')
  await expect(node(page, 'Method is GET')).toHaveCount(1)
})

test('by pointer a rule is moved, doubled, negated, grouped and switched off; JSON that is written is the tree', async ({
  page,
  appliance,
}) => {
  const rule = (field: string, operand: string) => ({ field, operator: '=', operand })
  const filter = { operator: 'and', rules: [rule('method', 'GET'), rule('statusCode', '404')] }
  await signInAndOpen(page, appliance, `/records?filter=${encodeURIComponent(JSON.stringify(filter))}`)
  await expect(words(page)).toContainText('where Method is GET and Status code is 404')
  const below = await node(page, 'Status code is 404').boundingBox()
  await node(page, 'Method is GET').getByTitle('Move').hover()
  await page.mouse.down()
  await page.mouse.move((below?.x ?? 0) + 40, (below?.y ?? 0) + (below?.height ?? 0) * 0.8, { steps: 4 })
  await page.mouse.up()
  await expect(words(page)).toContainText('where Status code is 404 and Method is GET')

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
  await choose('Method is GET', 'Put into a group')
  await expect(node(page, 'All of, 1 part')).toBeVisible()
  await choose('All of, 1 part', 'Take out of the group')
  await choose('Method is GET', 'Switch off')
  await expect(words(page)).toContainText('where Status code is not 404 or has no such field.')

  const json = page.getByRole('textbox', { name: 'Filter as JSON' })
  await expect(json).toContainText('"off": true')
  await json.fill(JSON.stringify({ operator: 'or', rules: [rule('uri', '/a'), rule('uri', '/b')] }))
  await expect(node(page, 'Any of, 2 parts')).toBeVisible()
  await expect(words(page)).toContainText('where either URI is “/a” or URI is “/b”')
})
