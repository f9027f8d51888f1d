// What a page is on paper: all of it, without what one presses, and of a long list what is in sight.
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { expectSettled } from './page-checks'
import { open, signInAndOpen } from './steps'

/** Sheets of A4 that a page takes. */
async function sheets(page: Page): Promise<number> {
  const paper = await page.pdf({ format: 'A4' })
  return [...paper.toString('latin1').matchAll(/\/Type \/Page\b(?!s)/g)].length
}

test('a page goes on over as many sheets as it needs, a list of very many takes one', async ({
  page,
  startAppliance,
}) => {
  const appliance = await startAppliance({ devices: 3000 })
  await signInAndOpen(page, appliance, '/overview')
  await expectSettled(page)
  await expect(page.getByRole('main').locator('.recharts-surface').first()).toBeVisible()
  expect(await sheets(page)).toBe(2)
  await open(page, '/devices')
  await expect(page.getByText('3,000 of 3,000')).toBeVisible()
  expect(await sheets(page)).toBe(1)
})

test('a running config has the whole width of a sheet', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/running-config')
  const lines = page.getByRole('main').getByRole('button', { name: /lines alike$/ })
  await expect(lines.first()).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 794, height: 1123 })
  await expect(page.getByRole('banner')).toBeHidden()
  for (const line of await lines.all()) expect((await line.boundingBox())?.width).toBeGreaterThan(600)
})

test('the bars over the audit log are drawn on paper, where browsers leave out what is behind text', async ({
  page,
  appliance,
}) => {
  await signInAndOpen(page, appliance, '/audit-log')
  const bars = page.getByRole('group', { name: 'Audit log entries over time' }).getByRole('button').locator('span')
  await expect(bars).not.toHaveCount(0)
  for (const bar of await bars.all()) await expect(bar).toHaveCSS('print-color-adjust', 'exact')
})
