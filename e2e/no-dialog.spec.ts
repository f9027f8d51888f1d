// What acts without a dialog: its waiting is shown and can be stopped, and what came of a lost answer is said.
import type { Page } from '@playwright/test'
import type { Simulator } from '../src/simulator/server'
import { expect, test } from './fixtures'
import { cameToNothing } from './problems'
import { content } from './shell-steps'
import { callDirectly, open, signInAndOpen } from './steps'

/** A device that carries a tag, on its page, and the button that takes it off. */
async function tagged(page: Page, appliance: Simulator) {
  const [device] = appliance.world.collections.devices.all()
  const tag = appliance.world.collections.tags.get(1)
  if (!device || !tag) throw new Error('no device or tag')
  const path = `/devices/${device.id}/tags/1`
  await callDirectly(appliance, 'POST', path)
  await signInAndOpen(page, appliance, `/devices/${device.id}`)
  const off = content(page).getByRole('button', { name: `Remove ${tag.name}`, exact: true })
  const waiting = content(page)
    .getByRole('status')
    .filter({ hasText: `Tag ${tag.name} is taken off` })
  return { off, waiting, match: { method: 'DELETE', path } }
}

test('a tag is taken off a device, and what is stopped is looked up', async ({ page, appliance, problems }) => {
  problems.expect(cameToNothing)
  const { off, waiting, match } = await tagged(page, appliance)
  appliance.faults.add({ kind: 'hang', match })
  await off.click()
  await waiting.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(content(page)).toContainText('It was stopped before an answer came.')
  await expect(content(page)).toContainText('It was looked up since: nothing was changed.')
})

test('whoever leaves the page hears what came of it above the list', async ({ page, appliance, problems }) => {
  problems.expect(cameToNothing)
  const { off, match } = await tagged(page, appliance)
  appliance.faults.add({ kind: 'delay', ms: 3000, match })
  appliance.faults.add({ kind: 'reset', match })
  await off.click()
  await open(page, '/devices')
  await expect(content(page)).toContainText(`DELETE ${match.path}: no answer`, { timeout: 25_000 })
  await expect(content(page)).toContainText('It was looked up since: nothing was changed.')
})

test('a member is taken out of a user group', async ({ page, startAppliance, problems }) => {
  problems.expect(cameToNothing)
  const appliance = await startAppliance({})
  const [group] = appliance.world.collections.usergroups.all()
  if (!group) throw new Error('no group')
  const path = `/usergroups/${group.id}/members`
  await signInAndOpen(page, appliance, `/user-groups/${group.id}`)
  const members = page.getByRole('list', { name: 'Members', exact: true })
  const out = members.getByRole('button', { name: /^Take .* out$/ }).first()
  await expect(out).toBeVisible()
  const before = await members.getByRole('listitem').count()
  appliance.faults.add({ kind: 'hang', match: { method: 'PATCH', path } })
  await out.click()
  await expect(out).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('status').getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(content(page)).toContainText('It was stopped before an answer came.')
  await expect(members.getByRole('listitem')).toHaveCount(before)
  appliance.faults.clear()
  await out.click()
  await expect(members.getByRole('listitem')).toHaveCount(before - 1)
})
