// A clone takes the fields of its source and, where asked, what is assigned to it; what came of that is counted.
import type { Page } from '@playwright/test'
import type { Appliance } from './fixtures'
import { expect, test } from './fixtures'
import { answeredWith } from './problems'
import { callDirectly, list, open, row, signInAndOpen } from './steps'

const form = (page: Page) => page.getByRole('dialog', { name: /^Clone / })

/** Alert 1 watches two devices and writes to two email groups. */
async function furnish(appliance: Appliance): Promise<void> {
  await callDirectly(appliance, 'PATCH', '/alerts/1', { name: 'Furnished', apply_all: false })
  const devices = (await callDirectly(appliance, 'GET', '/devices?limit=2')) as { id: number }[]
  for (const [kind, ids] of [
    ['devices', devices.map(({ id }) => id)],
    ['emailgroups', [1, 3]],
  ] as const) {
    const before = (await callDirectly(appliance, 'GET', `/alerts/1/${kind}`)) as {
      id: number
    }[]
    const unassign = before.map(({ id }) => id).filter((id) => !ids.some((one) => one === id))
    await callDirectly(appliance, 'POST', `/alerts/1/${kind}`, { assign: ids, unassign })
  }
}

test('a clone is assigned what its source is, but for what is left out', async ({ page, appliance }) => {
  await furnish(appliance)
  await signInAndOpen(page, appliance, '/alerts/1')
  // What was read for the question whether to delete it is of no use to the form, and no harm.
  await page.getByRole('button', { name: 'Delete…' }).click()
  await expect(page.getByRole('alertdialog')).toContainText('2 devices')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Clone…' }).click()
  await expect(form(page).getByRole('checkbox', { name: '2 devices' })).toBeChecked()
  await form(page).getByRole('checkbox', { name: '2 email groups' }).uncheck()
  await form(page).getByRole('button', { name: 'Create alert' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Furnished (copy)' })).toBeVisible()
  await expect(page.getByRole('log')).toContainText(/2 of 2 devices assigned and verified/)
  const parts = page.getByRole('navigation', { name: 'Parts of the alert' })
  await parts.getByRole('link', { name: /^Devices/ }).click()
  await expect(list(page, 'Devices').getByRole('row')).toHaveCount(3)
  await parts.getByRole('link', { name: /^Email groups/ }).click()
  await expect(page.getByText('No email groups assigned')).toBeVisible()
})

test('what could not be assigned to a clone is said and tried again', async ({ page, appliance, problems }) => {
  problems.expect(/status of 500/)
  await furnish(appliance)
  await signInAndOpen(page, appliance, '/alerts/1')
  await page.getByRole('button', { name: 'Clone…' }).click()
  await expect(form(page).getByRole('checkbox', { name: '2 email groups' })).toBeChecked()
  appliance.faults.add({
    kind: 'status',
    status: 500,
    match: { path: '/alerts/*/emailgroups', method: 'POST' },
    times: 1,
  })
  await form(page).getByRole('button', { name: 'Create alert' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Furnished (copy)' })).toBeVisible()
  await page.getByRole('button', { name: 'Plans: 1 need attention' }).click()
  await page.getByRole('link', { name: /^Assign to Furnished \(copy\)/ }).click()
  const outcome = page.getByRole('main')
  await expect(outcome.getByRole('row', { name: /email groups/ })).toContainText('0 of 2 email groups')
  await expect(outcome.getByRole('row', { name: /email groups/ })).toContainText('500')
  await expect(outcome.getByRole('row', { name: /devices/ })).toContainText('2 of 2 devices assigned and verified')
  await outcome.getByRole('button', { name: 'Retry 1 failed' }).click()
  await expect(outcome.getByRole('row', { name: /email groups/ })).toContainText(
    '2 of 2 email groups assigned and verified',
  )
})

test('the devices that a rule finds are not offered for a clone', async ({ page, appliance }) => {
  await callDirectly(appliance, 'POST', '/devicegroups', {
    name: 'By rule',
    dynamic: true,
    field: 'vendor',
    value: 'Dell',
  })
  const groups = (await callDirectly(appliance, 'GET', '/devicegroups')) as { id: number; name: string }[]
  const id = groups.find(({ name }) => name === 'By rule')?.id ?? 0
  await callDirectly(appliance, 'POST', `/devicegroups/${id}/alerts`, { assign: [1] })
  await signInAndOpen(page, appliance, `/device-groups/${id}`)
  await page.getByRole('button', { name: 'Clone…' }).click()
  await expect(form(page).getByRole('checkbox', { name: '1 alert' })).toBeChecked()
  await expect(form(page).getByRole('checkbox', { name: /\d device/ })).toHaveCount(0)
  await form(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(page).toHaveURL(new RegExp(`#/device-groups/${id}$`))
  await open(page, '/tags')
  await row(page, 'Tags', 'Production').getByRole('checkbox').click()
  await page.getByRole('button', { name: 'Clone…' }).click()
  await expect(form(page).getByRole('checkbox', { name: /^[\d,]+ devices$/ })).toBeChecked()
})

test('what is not there is said alike where it is looked at, changed or copied', async ({
  page,
  appliance,
  problems,
}) => {
  problems.expect(answeredWith(404))
  await signInAndOpen(page, appliance, '/device-groups/900')
  for (const path of ['/device-groups/900', '/device-groups/900/edit'] as const) {
    await open(page, path)
    await expect(page.getByRole('heading', { level: 1, name: 'No device group has the id 900' })).toBeVisible()
  }
  await open(page, '/tags/new?from=900')
  await expect(page.getByRole('dialog', { name: 'Create tag' })).toContainText('There is no tag 900 to copy')
})
