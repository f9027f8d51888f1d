// A board of charts as a whole: its charts are moved and sized by hand, and it outlives a key that is refused.
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { answeredWith, cameToNothing } from './problems'
import { keyOf, signInAndOpen } from './steps'

const chart = (page: Page, name: string) => page.getByRole('figure', { name, exact: true })
const line = (page: Page) => chart(page, 'Requests of an HTTP client').locator('.recharts-line-curve')

const names = ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight']

/** Eight charts that ask nothing. */
const eight = new URLSearchParams({ panels: JSON.stringify(names.map((title) => ({ id: title, title }))) }).toString()

const order = (page: Page) => page.getByRole('figure').evaluateAll((all) => all.map((one) => one.ariaLabel))

for (const width of [1280, 390])
  test(`charts are moved and sized by pointer and by keyboard, ${width} wide`, async ({ page, appliance }) => {
    await signInAndOpen(page, appliance, `/charts?${eight}`)
    await page.setViewportSize({ width, height: 700 })
    const grip = (name: string) => chart(page, name).getByRole('button', { name: 'Move', exact: true })
    const corner = (name: string) => chart(page, name).getByRole('button', { name: 'Resize', exact: true })
    const place = async (of: ReturnType<typeof grip>) => {
      await of.scrollIntoViewIfNeeded()
      const box = await of.boundingBox()
      if (!box) throw new Error('It has no place')
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    }
    await expect.poll(() => order(page)).toEqual(names)
    // A wheel or a finger gets to the last of them, whatever the page is made of.
    await page.mouse.move(width - 100, 400)
    await page.mouse.wheel(0, 20_000)
    await expect(chart(page, 'One')).not.toBeInViewport()
    const from = await place(grip('One'))
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    // At the lower end the board goes on by itself.
    await page.mouse.move(from.x, 690, { steps: 3 })
    await expect(chart(page, 'Eight')).toBeInViewport({ ratio: 0.9 })
    const to = await place(grip('Eight'))
    await page.mouse.move(to.x + 4, to.y, { steps: 3 })
    await page.mouse.up()
    const last = [...names.slice(1), 'One']
    await expect.poll(() => order(page)).toEqual(last)
    // The one that is edited stays so, and the board stays where it was let go.
    await expect(page.getByRole('heading', { name: 'Chart 8 being edited' })).toBeAttached()
    await expect(chart(page, 'One')).toBeInViewport({ ratio: 0.9 })
    await grip('One').press('Home')
    await expect(grip('One')).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => order(page)).toEqual(['Two', 'One', ...names.slice(2)])
    await expect(grip('One')).toBeFocused()
    await expect(page.getByRole('status').filter({ hasText: 'One is chart 2 of 8' })).toBeAttached()
    // Each was one step, and what is let go with Escape is none.
    const begun = await place(grip('Two'))
    await page.mouse.move(begun.x, begun.y)
    await page.mouse.down()
    await page.mouse.move(begun.x, begun.y + 120, { steps: 3 })
    await page.keyboard.press('Escape')
    await page.mouse.up()
    for (const before of [names, last, names]) {
      await page.goBack()
      await expect.poll(() => order(page)).toEqual(before)
    }
    const drawn = await place(corner('Two'))
    await page.mouse.move(drawn.x, drawn.y)
    await page.mouse.down()
    await page.mouse.move(drawn.x - 60, drawn.y + 90, { steps: 3 })
    await page.mouse.up()
    await expect(page).toHaveURL(/%22Two%22[^}]*%22size%22%3A%22half%22%2C%22tall%22%3Atrue/)
    await corner('Two').press('ArrowUp')
    await expect(page).toHaveURL(/%22Two%22[^}]*%22half%22%7D/)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  })

test('a key that is refused in the middle of a board that nobody saved takes nothing of it', async ({
  page,
  appliance,
  problems,
}) => {
  problems.expect(answeredWith(401), cameToNothing)
  await signInAndOpen(page, appliance, '/charts')
  await page.getByRole('button', { name: 'Requests of an HTTP client' }).click()
  await expect(line(page)).toHaveCount(1)
  const other = keyOf(appliance, 'write full')
  appliance.faults.add({ kind: 'revoke-key', key: keyOf(appliance) })
  await page.getByRole('button', { name: 'Refresh', exact: true }).click()
  await page.getByRole('button', { name: 'Sign in again' }).click()
  const again = page.getByRole('dialog', { name: /^Sign in again to/ })
  await again.getByLabel('API key').fill(other)
  await page.keyboard.press('Enter')
  await expect(again).toBeHidden()
  await expect(line(page)).toHaveCount(1)
  // Whoever leaves instead is offered it on return.
  await page.reload()
  await signInAndOpen(page, appliance, '/charts', other)
  await page.getByRole('button', { name: 'Open the last board' }).click()
  await expect(line(page)).toHaveCount(1)
})

test('a picture of a chart hatches what is not whole, as the page does', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/charts')
  await page.getByRole('button', { name: 'Examples', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Requests of an HTTP client', exact: true }).click()
  await expect(line(page)).toHaveCount(1)
  await page.getByRole('figure').getByRole('button', { name: 'More', exact: true }).click()
  const coming = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Export SVG' }).click()
  const picture = await readFile(await (await coming).path(), 'utf8')
  expect(picture).toContain('>This bucket is not whole: ')
})

test('a log that is awaited is not told as one without changes', async ({ page, appliance }) => {
  appliance.faults.add({ kind: 'hang', match: { method: 'GET', path: '/auditlog' } })
  await signInAndOpen(page, appliance, `/charts?marks=true&${eight}`)
  const awaited = page.getByText('The audit log is still being read: its changes are not marked yet.')
  await expect(awaited).toBeVisible()
  appliance.faults.clear()
  await expect(awaited).toHaveCount(0)
})

test('a list of sources and the log that failed are not told as empty, and are asked for again', async ({
  page,
  appliance,
  problems,
}) => {
  problems.expect(answeredWith(500))
  const fail = (path: string) => appliance.faults.add({ kind: 'status', status: 500, match: { method: 'GET', path } })
  const log = fail('/auditlog')
  const lists = ['/devicegroups', '/devices'].map(fail)
  await signInAndOpen(page, appliance, `/charts?marks=true&${eight}`)
  const settings = page.getByRole('region', { name: 'Chart settings' })
  await expect(settings.getByRole('alert')).toContainText('GET /auditlog')
  appliance.faults.clear(log)
  await settings.getByRole('alert').getByRole('button', { name: 'Try again' }).click()
  await expect(settings.getByRole('alert')).toHaveCount(0)

  const source = settings.getByRole('combobox', { name: 'Source', exact: true })
  await source.click()
  await expect(source).toHaveAccessibleDescription(/could not be read: devices and device groups\./)
  for (const id of lists) appliance.faults.clear(id)
  // While its list is open nothing around it is reached.
  await page.keyboard.press('Escape')
  await settings.getByRole('button', { name: 'Try again' }).click()
  await expect(source).not.toHaveAccessibleDescription(/could not be read/)
  await source.fill('HTTP Servers')
  await expect(page.getByRole('option', { name: /^HTTP Servers/ })).toBeVisible()
})
