// Charts of metrics: from a click to a drawing, and what an operator does with it.
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { signInAndOpen } from './steps'

const chart = (page: Page, name: string | RegExp) => page.getByRole('figure', { name })
const line = (page: Page, name: string | RegExp) => chart(page, name).locator('.recharts-line-curve')

async function example(page: Page, name: string) {
  await page.getByRole('button', { name: 'Examples', exact: true }).click()
  await page.getByRole('menuitem', { name, exact: true }).click()
}

test('the guide’s example is one click, speaks by keyboard and stands as a table', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/charts')
  await expect(page.getByRole('heading', { name: 'Charts', level: 1 })).toBeVisible()
  const sent = page.waitForRequest((request) => request.url().endsWith('/metrics') && request.method() === 'POST')
  await example(page, 'Requests of an HTTP client')
  const name = 'Requests of an HTTP client'
  await expect(line(page, name)).toHaveCount(1)
  expect((await sent).postDataJSON()).toMatchObject({
    from: '-30m',
    object_type: 'device',
    metric_category: 'http_client',
    metric_specs: [{ name: 'req' }],
  })
  await expect(page.getByRole('button', { name: /^Last 30 min/ })).toBeVisible()

  const settings = page.getByRole('region', { name: 'Chart settings' })
  for (const field of ['Source', 'Metric', 'Calculation', 'Split by', 'Bucket'])
    await expect(settings.getByRole('combobox', { name: field, exact: true })).toBeVisible()

  const cursor = chart(page, name).getByRole('slider')
  await cursor.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(cursor).toHaveAttribute('aria-valuetext', /\d\d:\d\d:\d\d, \d+ of 30 s, .+ \/s/)
  await page.keyboard.press('ArrowLeft')
  await expect(cursor).toHaveAttribute('aria-valuetext', /^\d\d:\d\d:\d\d, [^,]* [\d.]+ \/s$/)

  await chart(page, name).getByRole('button', { name: 'View as table' }).click()
  await expect(chart(page, name).getByRole('row')).toHaveCount(61)
})

test('a span that is dragged is zoomed to, and zooming out gives the range before', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/charts')
  await example(page, 'Requests of an HTTP client')
  const cursor = page.getByRole('slider')
  await expect(cursor).toBeVisible()
  const box = await cursor.boundingBox()
  if (!box) throw new Error('The chart has no place')
  await page.mouse.move(box.x + 300, box.y + 60)
  await page.mouse.down()
  await page.mouse.move(box.x + 500, box.y + 60, { steps: 4 })
  await page.mouse.up()
  await expect(page.getByRole('button', { name: /\d\d:\d\d.* to \d\d:\d\d/ })).toBeVisible()
  await expect(page).toHaveURL(/range=\d{8}T\d{6}Z\.\.\d{8}T\d{6}Z/)
  await page.getByRole('button', { name: 'Zoom out' }).click()
  await expect(page.getByRole('button', { name: /^Last 30 min/ })).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(/range=\d{8}T/)
})
