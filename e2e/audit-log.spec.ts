// The audit log as a timeline: a bar narrows the rows to its time.
import { expect, test } from './fixtures'
import { expectRowVisible, list, signInAndOpen } from './steps'

test('a bar of the timeline narrows the log to its time, and gives it back', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/audit-log')
  await expectRowVisible(page, 'Audit log', 'log in')
  const all = Number(await list(page, 'Audit log').getAttribute('aria-rowcount'))
  const bars = page.getByRole('group', { name: /over time/ }).getByRole('button')
  const words = await bars.first().getAttribute('aria-label')
  const entries = Number(/: (\d+) /.exec(words ?? '')?.[1])
  expect(entries).toBeGreaterThan(0)

  await bars.first().click()
  await expect(bars.first()).toHaveAttribute('aria-pressed', 'true')
  await expect(list(page, 'Audit log')).toHaveAttribute('aria-rowcount', String(entries + 1))

  // The range of the bar is shifted as any other.
  const range = page.getByRole('group', { name: 'Time range' })
  await range.getByRole('button', { name: 'Later' }).click()
  await expect(bars.nth(1)).toHaveAttribute('aria-pressed', 'true')
  await bars.nth(1).click()
  await expect(list(page, 'Audit log')).toHaveAttribute('aria-rowcount', String(all))
  await expect(range).toHaveCount(0)

  // A condition is chosen in the same place, and stays relative in the address.
  await page.getByRole('button', { name: 'Add filter' }).click()
  await page.getByRole('button', { name: 'Today', exact: true }).click()
  // Just after midnight nothing is of today yet, and the list says so in the same words.
  await expect(page.getByRole('button', { name: 'Time within today' })).toBeVisible()
  expect(decodeURIComponent(page.url())).toContain('"within","today"')
})

test('an appliance whose clock is off is said to be on a page that is opened by its address, too', async ({
  page,
  startAppliance,
}) => {
  const appliance = await startAppliance({ now: () => Date.now() - 50 * 3_600_000 })
  await signInAndOpen(page, appliance, '/audit-log')
  await expect(page.getByRole('contentinfo')).toContainText('is 2 d 2 h behind this browser’s')
  expect(appliance.log.filter(({ operation }) => operation === 'license.get')).toHaveLength(1)
})
