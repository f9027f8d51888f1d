// Patterns that people type, or that a link carries, may be built to run for ever.
import { expect, test } from './fixtures'
import { list, open, signInAndOpen } from './steps'

const hostile = [
  '^.?.?.?.?.?.?.?.?.?.?.?.?.?.?.?.?.?.?.?.?.?.?.?.?.?.?.?.?.?.?!$',
  '^(.?.?.?.?.?.?.?.?.?.?)?(.?.?.?.?.?.?.?.?.?.?)?(.?.?.?.?.?.?.?.?.?.?)?!$',
  '.*.*.*.*.*.*.*.*.*.*!',
  '^(.|.|.)+!$',
]

const address = (pattern: string): `/${string}` =>
  `/devices?filters=${encodeURIComponent(JSON.stringify([['display_name', 'matches', pattern]]))}`

test('patterns find what they fit, or are said to be none, or to have been stopped', async ({ page, appliance }) => {
  test.slow()
  await test.step('an honest pattern finds what it fits', async () => {
    await signInAndOpen(page, appliance, '/devices')
    const rows = list(page, 'Devices')
    await expect(rows.getByRole('row').nth(5)).toBeVisible()
    const before = Number(await rows.getAttribute('aria-rowcount'))
    await open(page, address('^[a-m]'))
    await expect.poll(async () => Number(await rows.getAttribute('aria-rowcount'))).toBeLessThan(before)
    const names = await rows
      .getByRole('rowheader')
      .or(rows.getByRole('gridcell').filter({ has: page.getByRole('link') }))
      .allTextContents()
    expect(names.length).toBeGreaterThan(0)
    for (const name of names) expect(name).toMatch(/^[a-m]/i)
  })

  await test.step('what is no pattern shows no row and says so', async () => {
    await open(page, address('('))
    await expect(page.getByText('This is no regular expression: (')).toBeVisible()
  })

  await test.step('links with patterns without end leave the page usable and say that they were stopped', async () => {
    await open(page, '/overview')
    for (const pattern of hostile) {
      await open(page, address(pattern))
      await expect(page.getByText(`This pattern takes too long and was stopped: ${pattern}`)).toBeVisible()
      await page.getByRole('button', { name: 'Drop this filter' }).click()
      await expect(list(page, 'Devices').getByRole('row').nth(5)).toBeVisible()
    }
  })
})
