// Where a long list stands: other rows begin at their top, and where one comes back to is as it was left.
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { list, row, signInAndOpen } from './steps'

test.use({ applianceOptions: { devices: 800 } })

/** Rows count from 1, and the head is the first. */
const rowAt = (page: Page, at: number) => list(page, 'Devices').locator(`[role=row][aria-rowindex="${at + 1}"]`)

async function goToEnd(page: Page): Promise<void> {
  await expect(page.getByText('800 of 800')).toBeVisible()
  await list(page, 'Devices').getByRole('row').nth(1).getByRole('gridcell').last().click()
  await page.keyboard.press('Control+End')
  await expect(rowAt(page, 800)).toBeInViewport()
  await expect(rowAt(page, 1)).not.toBeInViewport()
}

test('a filter that is typed, and an order that is chosen, far down show their first rows', async ({
  page,
  appliance,
}) => {
  await signInAndOpen(page, appliance, '/devices')
  await goToEnd(page)
  await page.getByRole('searchbox', { name: 'Filter these rows' }).pressSequentially('10.')
  await expect(rowAt(page, 1)).toBeInViewport()
  await page.getByRole('searchbox', { name: 'Filter these rows' }).fill('')
  await goToEnd(page)
  await list(page, 'Devices').getByRole('columnheader', { name: 'MAC', exact: true }).getByText('MAC').click()
  await expect(rowAt(page, 1)).toBeInViewport()
})

test('whoever comes back from a device far down finds it where it was', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/devices?q=10.')
  await expect(page.getByText(/^\d+ of 800/)).toBeVisible()
  await list(page, 'Devices').getByRole('row').nth(1).getByRole('gridcell').last().click()
  await page.keyboard.press('Control+End')
  await expect(rowAt(page, 1)).not.toBeInViewport()
  const link = list(page, 'Devices').getByRole('row').last().getByRole('link')
  const name = await link.innerText()
  await link.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await page.goBack()
  await expect(row(page, 'Devices', name)).toBeInViewport()
  await expect(rowAt(page, 1)).not.toBeInViewport()
})
