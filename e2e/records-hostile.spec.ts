// Records that hold what nobody thought of: everything stays text, nothing stops the page, no digit is lost.
import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures'
import { list, signInAndOpen } from './steps'

const big = '18446744073709551615'
const markup = '<img src=x onerror=document.title=1><script>document.title=2</script>'

function sources(): string[] {
  const at = Date.now() - 60_000
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, field) => [`field${field}`, field]))
  return [
    JSON.stringify({
      timestamp: at,
      method: markup,
      uri: markup,
      statusCode: markup,
      clientAddr: markup,
      [markup]: markup,
    }),
    JSON.stringify({
      timestamp: at - 1,
      method: 7,
      uri: [1, { a: 2 }],
      statusCode: { type: 'x' },
      processingTime: 'fast',
    }),
    `{"timestamp":${at - 2},"__proto__":"own","constructor":{"name":"own"},"toString":null,"uri":"","rspBytes":${big}}`,
    JSON.stringify({ timestamp: at - 3, uri: '/many', ...many }),
    JSON.stringify({ timestamp: at - 4, uri: '/long', title: 'x'.repeat(1_000_000) }),
    JSON.stringify({ timestamp: 'yesterday', uri: null, clientAddr: true }),
  ]
}

test('hostile records are shown, counted, explained and taken away as what they are', async ({ page, appliance }) => {
  const odd = { kind: 'odd-records', sources: sources(), times: 1, match: { path: '/records/search' } } as const
  // Few enough that each value stands among the most frequent, whatever the hour brings.
  await signInAndOpen(page, appliance, '/records?range=-2h&limit=7&types=["~http"]')
  appliance.faults.add(odd)
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  const rows = list(page, 'Records')
  await expect(rows.getByText(markup).first()).toBeVisible()
  await expect(rows.getByText('empty text')).toBeVisible()

  const record = page.getByRole('region', { name: 'Record', exact: true })
  const beside = page.getByRole('complementary', { name: 'Beside the records' })
  await rows.getByText('empty text').click()
  await expect(record.getByText(big)).toBeVisible()
  await expect(record.getByText('constructor.name')).toBeVisible()
  await page.getByRole('button', { name: 'Next record' }).click()
  await expect(record.getByRole('button', { name: /more fields$/ })).toBeVisible()
  await page.getByRole('button', { name: 'Next record' }).click()
  await expect(record.getByRole('button', { name: 'All 1,000,000 characters' })).toBeVisible()

  await beside.getByRole('tab', { name: 'Fields' }).click()
  await beside.getByLabel('Find a field').fill('uri')
  await beside.getByRole('button', { name: /uri$/ }).first().click()
  await expect(beside.getByText('empty text', { exact: true })).toBeVisible()
  await beside.getByRole('tab', { name: 'Patterns' }).click()
  await expect(beside.getByRole('button', { name: /^Only / }).first()).toBeVisible()
  // By keyboard: the choice takes the focus along to where it stands then.
  await page.getByRole('radio', { name: 'Table', exact: true }).focus()
  for (const look of ['Wrapped', 'Raw']) {
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('radio', { name: look, exact: true })).toBeFocused()
    const feed = page.getByRole('feed')
    await expect(feed.getByText(markup).first()).toBeVisible()
    // What has no value says nothing; as it was sent it is all there.
    await expect(feed.getByText('empty text')).toHaveCount(look === 'Wrapped' ? 1 : 0)
    await expect(feed.getByText('toString')).toHaveCount(look === 'Wrapped' ? 0 : 1)
  }

  appliance.faults.add(odd)
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /^CSV/ }).click(),
  ])
  const text = await readFile(await download.path(), 'utf8')
  expect(text).toContain(big)
  expect(text).toContain('x'.repeat(1_000_000))
  await expect(page).not.toHaveTitle(/^[12]$/)
})
