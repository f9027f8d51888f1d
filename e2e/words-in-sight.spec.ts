// What is read where room is short: menus and messages show what tells one thing from another, and stand in line.
import type { Locator } from '@playwright/test'
import { expect, test } from './fixtures'
import { cutOff, smallTargets, tooWide } from './page-checks'
import { answeredWith } from './problems'
import { hit, palette, typeInPalette } from './shell-steps'
import { callDirectly, expectRowVisible, open, row, signInAndOpen } from './steps'

const phone = { width: 390, height: 800 }
const noBlank = `zz${'y'.repeat(80)}`

/** Words that end in an ellipsis. */
const shortened = (where: Locator): Promise<string[]> =>
  where.evaluateAll((found) =>
    found
      .flatMap((element) => [element, ...element.querySelectorAll('*')])
      .filter((element) => getComputedStyle(element).textOverflow === 'ellipsis')
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ textContent }) => textContent),
  )

/** Where something is, in px. */
async function placeOf(what: Locator): Promise<{ left: number; middle: number }> {
  const box = await what.boundingBox()
  if (!box) throw new Error('Not in sight')
  return { left: box.x, middle: box.y + box.height / 2 }
}

test('menus, lists and the palette show words whole where room is short', async ({ page, appliance }) => {
  test.slow()
  await test.step('menus give the words whole, and shorten what is said beside them', async () => {
    await signInAndOpen(page, appliance, '/tags')
    await expectRowVisible(page, 'Tags', 'Production')
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    await expect(page.getByRole('menuitem').first()).toBeVisible()
    expect(await shortened(page.getByRole('menuitem'))).toEqual([])
    await page.keyboard.press('Escape')
    await page.setViewportSize(phone)
    await typeInPalette(page, 'tags of a device')
    const titles = hit(page, /\/devices\/\{id\}\/tags/).locator('bdi')
    await expect(titles.first()).toBeVisible()
    expect(await shortened(titles.locator('..'))).toEqual([])
    await page.keyboard.press('Escape')
    await open(page, '/records')
    await page.getByRole('button', { name: 'Examples' }).click()
    await expect(page.getByRole('menuitem').first()).toBeVisible()
    expect(await shortened(page.getByRole('menuitem').locator('span:first-of-type'))).toEqual([])
  })

  await test.step('a role for which its column is too narrow ends in a sign of it', async () => {
    await open(page, '/devices')
    await page.setViewportSize({ width: 1000, height: 800 })
    const role = row(page, 'Devices', 'dc-0001').getByText('Domain controller')
    await expect(role).toBeVisible()
    expect(await shortened(role)).toEqual(['Domain controller'])
  })

  await test.step('what is said to a field does not reach into the field beside it', async () => {
    await open(page, '/firmware')
    await page.setViewportSize({ width: 1100, height: 800 })
    const hint = await page.getByText('The .tar as the vendor hands it out.').boundingBox()
    const beside = await page.getByLabel('Expected SHA-256').boundingBox()
    expect((hint?.x ?? 0) + (hint?.width ?? 0)).toBeLessThanOrEqual((beside?.x ?? 0) - 8)
  })

  await test.step('how the connected appliances are is in sight on a phone', async () => {
    await open(page, '/overview')
    await page.setViewportSize(phone)
    const table = page.getByRole('group', { name: 'Connected appliances' })
    await expect(table.getByText('Connected').first()).toBeVisible()
    expect(await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
  })

  await test.step('what fits nothing is said within the page, however long a word was typed', async () => {
    await open(page, '/tags')
    await page.setViewportSize(phone)
    await page.getByRole('searchbox', { name: 'Filter these rows' }).fill(noBlank)
    await expect(page.getByText('Some would without')).toBeVisible()
    expect(await tooWide(page)).toEqual([])
    expect(await cutOff(page)).toEqual([])
    await typeInPalette(page, noBlank)
    const said = palette(page).getByText('Nothing is called')
    await expect(said).toBeVisible()
    expect(await said.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
  })
})

test('which thing of a plan failed, and why, is read on a phone', async ({ page, appliance, problems }) => {
  problems.expect(answeredWith(403))
  await signInAndOpen(page, appliance, '/devices')
  for (const name of ['web-0001', 'web-0002']) await row(page, 'Devices', name).getByRole('checkbox').click()
  await page.getByRole('button', { name: 'Edit…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit devices' })
  await dialog.getByText('Change description').click()
  await dialog.getByLabel(/^Description/).fill('Rack 12')
  const message = 'This device belongs to somebody else, who alone may describe it'
  appliance.faults.add({ kind: 'status', status: 403, message, match: { method: 'PATCH' } })
  await dialog.getByRole('button', { name: 'Change 2 devices' }).click()
  await expect(page.getByText('0 of 2 verified, 2 failed')).toBeVisible()
  const failed = page.getByRole('grid', { name: 'Changes' }).getByRole('row', { name: /web-0002/ })
  expect(await cutOff(page)).toEqual([])
  await page.setViewportSize(phone)
  await expect(failed).toContainText('belongs to somebody else')
  expect(await shortened(failed.locator('b, a').filter({ hasText: 'web-0002' }))).toEqual([])
  expect((await failed.getByText('web-0002').boundingBox())?.width).toBeGreaterThan(40)
  expect(await cutOff(page)).toEqual([])
  expect(await smallTargets(page)).toEqual([])
  await open(page, '/plans')
  await expect(page.getByRole('link', { name: /Rack 12/ })).toBeVisible()
  expect(await smallTargets(page)).toEqual([])
})

test('where nothing is yet, one button is the main one', async ({ page, appliance }) => {
  const { tags } = appliance.world.collections
  const colours = (name: string) =>
    page
      .getByRole('button', { name })
      .evaluateAll((found) => new Set(found.map((each) => getComputedStyle(each).backgroundColor)).size)
  await signInAndOpen(page, appliance, '/overview')
  await callDirectly(appliance, 'POST', '/tags', { name: 'On none' })
  const bare = [...tags.all()].find(({ name }) => name === 'On none')
  await open(page, `/tags/${bare?.id}?tab=devices`)
  await expect(page.getByText('No devices assigned')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Assign devices…' })).toHaveCount(2)
  expect(await colours('Assign devices…')).toBe(2)
  for (const id of tags.keys()) tags.delete(id)
  await open(page, '/tags')
  await expect(page.getByText('No tags yet')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Create tag' })).toHaveCount(2)
  expect(await colours('Create tag')).toBe(2)
})

test('a failure begins where its heading does, and a heading stands in line with its buttons', async ({
  page,
  appliance,
  problems,
}) => {
  problems.expect(answeredWith(500))
  appliance.faults.add({ kind: 'status', status: 500, match: { method: 'GET', path: '/alerts' } })
  await signInAndOpen(page, appliance, '/alerts')
  const failed = page.getByRole('alert').getByRole('button', { name: 'Try again' })
  const heading = page.getByRole('heading', { name: 'Alerts', level: 1 })
  for (const size of [{ width: 1280, height: 800 }, phone]) {
    await page.setViewportSize(size)
    expect((await placeOf(failed)).left).toBe((await placeOf(heading)).left)
    const button = page.getByRole('button', { name: 'Create alert' })
    expect(Math.abs((await placeOf(heading)).middle - (await placeOf(button)).middle)).toBeLessThan(3)
  }
})
