// What was typed into a form and not sent, when the browser leads elsewhere: Back, another address, a reload.
import type { Locator } from '@playwright/test'
import { expect, test } from './fixtures'
import { jsonInput, openOperation, openTab, sendButton } from './explorer-steps'
import { answeredWith } from './problems'
import { heading, openRequestLog, requestLog, typeInPalette } from './shell-steps'
import { openSwitcher, plate } from './sign-in-steps'
import { list, mainNavigation, open, signIn, signInAndOpen, stayWhenAsked } from './steps'

test('a form that was typed in asks before the browser leads away from it', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/triggers')
  await page.getByRole('button', { name: 'Create trigger' }).click()
  const form = page.getByRole('dialog', { name: 'Create trigger' })
  const name = form.getByRole('textbox', { name: 'Name', exact: true })
  const question = page.getByRole('alertdialog', { name: 'Discard what you typed?' })
  await expect(form).toBeVisible()
  // Nothing stands in it, so nothing is asked.
  await name.fill('Pier')
  await name.fill('')
  await page.goBack()
  await expect(form).toHaveCount(0)
  await page.goForward()
  await name.fill('Pier counter')

  await page.goBack()
  await expect(question).toContainText('Nothing of it was sent.')
  // On a phone, too, what was typed is in sight while it is asked about.
  const size = page.viewportSize()
  await page.setViewportSize({ width: 390, height: 844 })
  const [typed, asked] = await Promise.all([name.boundingBox(), question.boundingBox()])
  expect(asked?.y).toBeGreaterThan((typed?.y ?? 0) + (typed?.height ?? 0))
  if (size) await page.setViewportSize(size)
  await question.getByRole('button', { name: 'Keep editing' }).click()
  await expect(name).toHaveValue('Pier counter')
  await expect(page).toHaveURL(/#\/triggers\/new$/)

  await stayWhenAsked(page)
  await expect(name).toHaveValue('Pier counter')

  await open(page, '/tags')
  await question.getByRole('button', { name: 'Discard' }).click()
  await expect(heading(page)).toHaveText('Tags')
  await expect(page).toHaveURL(/#\/tags$/)

  await open(page, '/triggers/new')
  await name.fill('Pier counter')
  await page.goBack()
  await question.getByRole('button', { name: 'Discard' }).click()
  await expect(heading(page)).toHaveText('Tags')
})

test('what was typed into a dialog, or into a form that is a page, is not taken away by Back without a word', async ({
  page,
  appliance,
}) => {
  const question = page.getByRole('alertdialog', { name: 'Discard what you typed?' })
  const staysAtFirst = async (field: Locator, there: RegExp) => {
    await field.fill('modules: packets')
    await page.goBack()
    await question.getByRole('button', { name: 'Keep editing' }).click()
    await expect(field).toHaveValue('modules: packets')
    await expect(page).toHaveURL(there)
    await stayWhenAsked(page)
    await page.goBack()
    await question.getByRole('button', { name: 'Discard' }).click()
    await expect(heading(page)).toHaveText('Tags')
  }
  await signInAndOpen(page, appliance, '/tags')
  await open(page, '/license')
  await page.getByRole('button', { name: 'Apply license…' }).click()
  await staysAtFirst(page.getByRole('textbox', { name: 'License' }), /#\/license$/)

  await open(page, '/records')
  await page.getByRole('button', { name: 'Share' }).click()
  await page.getByRole('menuitem', { name: 'Paste a filter or a body…' }).click()
  await staysAtFirst(page.getByRole('textbox', { name: 'Body or filter' }), /#\/records/)

  await open(page, '/device-groups/new')
  const name = page.getByRole('textbox', { name: 'Name', exact: true })
  await staysAtFirst(name, /#\/device-groups\/new$/)

  // Nor by a key, a link of the console, or the palette.
  await open(page, '/device-groups/new')
  await name.fill('Pier')
  await heading(page).click()
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await question.getByRole('button', { name: 'Keep editing' }).click()
  await mainNavigation(page).getByRole('link', { name: 'Triggers', exact: true }).click()
  await question.getByRole('button', { name: 'Keep editing' }).click()
  await expect(name).toHaveValue('Pier')
  await typeInPalette(page, 'Triggers')
  await page.keyboard.press('Enter')
  await question.getByRole('button', { name: 'Discard' }).click()
  await expect(heading(page)).toHaveText('Triggers')
})

test('what was typed into a form that is a page is not taken away by a menu without a word', async ({
  page,
  appliance,
  startAppliance,
}) => {
  const other = await startAppliance({ role: 'explore' })
  await signIn(page, other)
  await signInAndOpen(page, appliance, '/device-groups/new')
  const question = page.getByRole('alertdialog', { name: 'Discard what you typed?' })
  const name = page.getByRole('textbox', { name: 'Name', exact: true })
  const keep = async () => {
    await question.getByRole('button', { name: 'Keep editing' }).click()
    await expect(name).toHaveValue('Pier')
  }
  await name.fill('Pier')
  for (const choice of ['Sign in to another', 'Sign out', other.world.appliance.hostname]) {
    await (await openSwitcher(page)).getByRole('button', { name: choice }).click()
    await keep()
  }
  // The one that is open already takes nothing away.
  await (await openSwitcher(page)).getByRole('button', { name: appliance.world.appliance.hostname }).click()
  await expect(question).toHaveCount(0)
  await openRequestLog(page)
  await requestLog(page).getByRole('row').nth(1).getByRole('button').click()
  await requestLog(page).getByRole('button', { name: 'Open in the explorer' }).click()
  await keep()
  await typeInPalette(page, 'Sign out of')
  await page.keyboard.press('Enter')
  await keep()
  await (await openSwitcher(page)).getByRole('button', { name: other.world.appliance.hostname }).click()
  await question.getByRole('button', { name: 'Discard' }).click()
  await expect(plate(page)).toContainText('Explore')
  await expect(name).toHaveCount(0)
})

test('what was typed into the explorer is there again after a look at something else', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/tags')
  await openOperation(page, 'tags.create')
  const name = page.getByRole('textbox', { name: 'name', exact: true })
  await name.fill('Pier counter')
  await openOperation(page, 'tags.list')
  await page.goBack()
  await expect(name).toHaveValue('Pier counter')
  await open(page, '/tags')
  await expect(heading(page)).toHaveText('Tags')
  await openOperation(page, 'tags.create')
  await expect(name).toHaveValue('Pier counter')
  await page.getByRole('button', { name: 'Reset' }).click()
  await page.goBack()
  await page.goForward()
  await expect(name).toHaveValue('')

  // So is what cannot be read yet, until the form is typed in.
  await openTab(page, 'JSON')
  await jsonInput(page).press('ControlOrMeta+A')
  await page.keyboard.type('{"name": ')
  await expect(sendButton(page)).toBeDisabled()
  await openTab(page, 'Docs')
  await openTab(page, 'JSON')
  await expect(jsonInput(page)).toHaveText('{"name":')
  await page.goBack()
  await page.goForward()
  await expect(jsonInput(page)).toHaveText('{"name":')
  await expect(sendButton(page)).toBeDisabled()
  await openTab(page, 'Form')
  await expect(sendButton(page)).toBeEnabled()
  await name.fill('Pier')
  await openTab(page, 'JSON')
  await expect(jsonInput(page)).toContainText('"name": "Pier"')
})

test('whoever discards what was sent and refused is not told that nothing was sent', async ({
  page,
  appliance,
  problems,
}) => {
  problems.expect(answeredWith(422))
  await signInAndOpen(page, appliance, '/tags/new')
  const form = page.getByRole('dialog', { name: 'Create tag' })
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('Pier')
  const match = { method: 'POST', path: '/tags' }
  appliance.faults.add({ kind: 'status', status: 422, message: 'name: is not good', match })
  await form.getByRole('button', { name: 'Create tag' }).click()
  await expect(form.getByRole('alert')).toContainText('name: is not good')
  await open(page, '/triggers')
  const question = page.getByRole('alertdialog', { name: 'Discard what you typed?' })
  await expect(question).toContainText('It was sent and refused: nothing of it was done.')
  await question.getByRole('button', { name: 'Discard' }).click()
  await expect(heading(page)).toHaveText('Triggers')
})

test('Back from a form that was given up, or from what was deleted, opens neither again', async ({
  page,
  appliance,
}) => {
  await signInAndOpen(page, appliance, '/triggers')
  await open(page, '/tags')
  await page.getByRole('button', { name: 'Create tag' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('button', { name: 'Cancel' }).click()
  await expect(form).toHaveCount(0)
  await page.goBack()
  await expect(page).toHaveURL(/#\/tags$/)
  await expect(form).toHaveCount(0)
  await page.goBack()
  await expect(heading(page)).toHaveText('Triggers')

  await open(page, '/tags/9')
  await page.getByRole('button', { name: 'Edit…' }).click()
  await form.getByRole('button', { name: 'Cancel' }).click()
  await expect(form).toHaveCount(0)
  await page.goBack()
  await expect(page).toHaveURL(/#\/tags\/9$/)
  await expect(form).toHaveCount(0)
  await page.getByRole('button', { name: 'Delete…' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete tag' }).click()
  await expect(heading(page)).toHaveText('Tags')
  await page.goBack()
  await expect(heading(page)).toHaveText('Triggers')

  await open(page, '/device-groups/new')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(heading(page)).toHaveText('Device groups')
  await page.goBack()
  await expect(heading(page)).toHaveText('Triggers')
})

test('Back from what was created leads to where its form was opened, not to an empty form', async ({
  page,
  appliance,
}) => {
  await signInAndOpen(page, appliance, '/tags')
  await page.getByRole('button', { name: 'Create tag' }).click()
  const form = page.getByRole('dialog', { name: 'Create tag', exact: true })
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('Pier')
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Pier')
  await page.goBack()
  await expect(heading(page)).toHaveText('Tags')
  await expect(form).toHaveCount(0)
  await expect(page).toHaveURL(/#\/tags$/)

  await open(page, '/device-groups')
  await open(page, '/device-groups/new')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Pier')
  await page.getByRole('button', { name: 'Create device group' }).click()
  await expect(heading(page)).toHaveText('Pier')
  await page.goBack()
  await expect(heading(page)).toHaveText('Device groups')
})

test('what a plan for many devices is to be made of is not taken away without a word', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/tags')
  await open(page, '/tags/assign')
  const question = page.getByRole('alertdialog', { name: 'Discard what you typed?' })
  // Nothing is asked where nothing was typed.
  await page.goBack()
  await expect(list(page, 'Tags')).toBeVisible()
  await open(page, '/tags/assign')
  await page.getByText('List', { exact: true }).click()
  const lines = page.getByRole('textbox', { name: 'Devices, one a line' })
  await lines.fill('web-0001\nweb-0002')
  await page.goBack()
  await question.getByRole('button', { name: 'Keep editing' }).click()
  await expect(lines).toHaveValue('web-0001\nweb-0002')
  await mainNavigation(page).getByRole('link', { name: 'Tags', exact: true }).click()
  await question.getByRole('button', { name: 'Discard' }).click()
  await expect(list(page, 'Tags')).toBeVisible()
})
