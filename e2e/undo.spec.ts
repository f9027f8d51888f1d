// What goes with a delete, as a person sees it: who uses the object, what belongs to it, and that undo brings all of
// it back.
import type { Page } from '@playwright/test'
import type { Appliance } from './fixtures'
import { expect, test } from './fixtures'
import { callDirectly, list, open, row, signInAndOpen } from './steps'

// As most people have it: dialogs and notices come and go in motion.
test.use({ reducedMotion: 'no-preference' })

const question = (page: Page) => page.getByRole('alertdialog')

/** Email group 3 ("Nobody") is written to by alerts 1 and 2. */
async function giveAlertsToNobody(appliance: Appliance): Promise<void> {
  for (const id of [1, 2]) await callDirectly(appliance, 'POST', `/alerts/${id}/emailgroups`, { assign: [3] })
}

test('who uses an email group is named before it is deleted, and undo gives it back to them', async ({
  page,
  appliance,
}) => {
  await giveAlertsToNobody(appliance)
  await signInAndOpen(page, appliance, '/email-groups/3')
  await page.getByRole('button', { name: 'Delete…' }).click()
  const users = question(page).getByRole('list', { name: 'Used by' })
  await expect(users).toContainText('2 alerts use this email group:')
  await expect(users.getByRole('link')).toHaveCount(2)
  await question(page).getByRole('button', { name: 'Delete email group' }).click()
  await expect(row(page, 'Email groups', 'Nobody')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText(/Nobody is back as id \d+.*2 of 2 alerts that use it/)).toBeVisible()
  await open(page, '/alerts/2?tab=emailgroups')
  await expect(row(page, 'Email groups', 'Nobody')).toBeVisible()
})

test('the search for users shows how far it is and need not be waited for', async ({ page, appliance }) => {
  await giveAlertsToNobody(appliance)
  await signInAndOpen(page, appliance, '/email-groups/3')
  // Every alert but the first few takes longer than anybody waits.
  appliance.faults.add({ kind: 'delay', ms: 60_000, match: { path: '/alerts/1*/emailgroups', method: 'GET' } })
  await page.getByRole('button', { name: 'Delete…' }).click()
  const remove = question(page).getByRole('button', { name: 'Delete email group' })
  await expect(remove).toBeDisabled()
  await expect(remove).toHaveAccessibleDescription('Still looking who uses it')
  await expect(question(page).getByRole('progressbar', { name: 'Looking who uses it' })).toBeVisible()
  await question(page).getByRole('button', { name: 'Go on without waiting' }).click()
  await expect(question(page)).toContainText(/\d+ of \d+ alerts could not be asked or were not/)
  await remove.click()
  await expect(list(page, 'Email groups')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText(/Not known before the delete, so not made again: all alerts that use it/)).toBeVisible()
})

test('several are deleted with who uses each, asked once for all', async ({ page, appliance }) => {
  await giveAlertsToNobody(appliance)
  await signInAndOpen(page, appliance, '/email-groups')
  for (const name of ['Nobody', 'Database team']) await row(page, 'Email groups', name).getByRole('checkbox').click()
  await page.getByRole('button', { name: 'Delete…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Nobody' })).toContainText('used by 2 alerts')
  const remove = dialog.getByRole('button', { name: 'Delete 2 email groups' })
  await expect(remove).toBeEnabled()
  const asked = appliance.log.filter(({ path, method }) => method === 'GET' && /alerts\/\d+\/emailgroups/.test(path))
  expect(new Set(asked.map(({ path }) => path)).size).toBe(asked.length)
  await remove.click()
  await expect(page.getByRole('main').getByRole('status').first()).toContainText('2 of 2 verified')
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(page.getByText(/2 of 2 alerts that use it/).first()).toBeVisible()
})

test('the members of a user group come back with it', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/user-groups/local-operators')
  await page.getByRole('button', { name: 'Delete…' }).click()
  await expect(question(page)).toContainText('Members: 2')
  await expect(question(page)).toContainText('the same fields, assignments and members')
  await question(page).getByRole('button', { name: 'Delete user group' }).click()
  await expect(list(page, 'User groups')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText(/back under its id local-operators.*2 of 2 members/)).toBeVisible()
  await open(page, '/user-groups/local-operators')
  await expect(page.getByRole('list', { name: 'Members' }).getByRole('listitem')).toHaveCount(2)
})

test.describe('on 8.0', () => {
  test.use({ applianceOptions: { release: '8.0' } })

  test('the criteria of a custom device come back with it', async ({ page, appliance }) => {
    await signInAndOpen(page, appliance, '/custom-devices/1')
    const criteria = page.getByRole('main').getByRole('button', { name: 'Remove', exact: false })
    await expect(criteria.first()).toBeVisible()
    const size = await criteria.count()
    await page.getByRole('button', { name: 'Delete…' }).click()
    await expect(question(page)).toContainText(`Criteria: ${size}`)
    await question(page).getByRole('button', { name: 'Delete custom device' }).click()
    await expect(list(page, 'Custom devices')).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByText(new RegExp(`is back as id \\d+.*${size} of ${size} criteria`))).toBeVisible()
  })
})
