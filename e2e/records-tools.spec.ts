// What helps to understand many records: counts of branches and values, what sets a part apart, neighbours, patterns,
// two queries beside each other, groups; and the query taken elsewhere.
import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures'
import { list, open, signInAndOpen } from './steps'

const long = {
  operator: 'or',
  rules: Array.from({ length: 400 }, (_, at) => ({ field: 'uri', operator: '=', operand: `/p/${at}` })),
}

test('a search is taken apart by its branches, values, differences, neighbours, patterns, another query and groups', async ({
  page,
  appliance,
}) => {
  const filter = { operator: 'and', rules: [{ field: 'method', operator: '=', operand: 'GET' }] }
  const address = new URLSearchParams({ types: '["~http"]', range: '-2h', limit: '60', filter: JSON.stringify(filter) })
  await signInAndOpen(page, appliance, `/records?${address.toString()}`)
  const windows = new Set<string>()
  page.on('request', (request) => {
    if (request.method() !== 'POST' || !request.url().endsWith('/records/search')) return
    const { from, until } = request.postDataJSON() as { from: number; until: number }
    windows.add(`${from} ${until}`)
  })
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  const facts = page.getByText(/^[\d,]+ match · 60 loaded$/)
  await expect(facts).toBeVisible()
  const total = /^[\d,]+/.exec((await facts.textContent()) ?? '')?.[0] ?? ''

  await page.getByRole('button', { name: /^Count hits: 2 requests/ }).click()
  const tree = page.getByRole('tree', { name: 'Filter' })
  await expect(tree.getByRole('treeitem', { name: 'Method is GET' })).toContainText(total)

  const beside = page.getByRole('complementary', { name: 'Beside the records' })
  await expect(beside.getByText(`Of 60 loaded of ${total}`)).toBeVisible()
  await beside.getByLabel('Find a field').fill('method')
  await expect(beside.getByRole('button', { name: 'Only method GET' })).toBeVisible()
  await beside.getByRole('button', { name: new RegExp(`^Count in all ${total}: 1 request`) }).click()
  await expect(beside.getByText(`${total} in all`)).toBeVisible()

  // An order is that of the loaded ones until the appliance is asked again, in the same window.
  await list(page, 'Records').getByRole('columnheader', { name: 'Server address' }).click()
  await expect(page.getByText(`Sorted among 60 loaded of ${total}.`)).toBeVisible()

  const bars = page.getByRole('slider', { name: /^Records over time/ })
  await bars.focus()
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Shift+ArrowLeft')
  await page.getByRole('button', { name: 'Explain the difference' }).click()
  const difference = page.getByRole('region', { name: 'Difference' })
  await expect(difference.getByText(/loaded records? inside against/)).toBeVisible()
  // The window is still the one of the search, whatever was counted within it.
  expect(windows.size).toBe(1)

  const asked = page.waitForRequest((request) => request.url().endsWith('/records/search'))
  await page.getByRole('button', { name: 'Ask again in this order' }).click()
  expect((await asked).postDataJSON()).toMatchObject({ sort: [{ field: 'serverAddr', direction: 'asc' }] })
  await expect(facts).toBeVisible()
  await expect(page.getByText(/^Sorted among/)).toHaveCount(0)
  // What was chosen among the rows of before is not of these.
  await expect(page.getByRole('button', { name: 'Narrow to this' })).toHaveCount(0)

  await list(page, 'Records').getByRole('row').nth(4).getByRole('gridcell').nth(1).click()
  await page.getByRole('button', { name: 'Around it' }).click()
  await expect(page.getByRole('region', { name: 'Around the record' }).getByRole('listitem').nth(6)).toBeVisible()

  await beside.getByRole('tab', { name: 'Patterns' }).click()
  await page
    .getByRole('region', { name: 'Patterns' })
    .getByRole('button', { name: /^Not uri / })
    .first()
    .click()
  await expect(page.getByRole('region', { name: 'In words' })).toContainText(/URI|uri/i)
  await expect(page.getByText(/match · \d+ loaded$/)).toBeVisible()
  await expect(page.getByRole('group', { name: 'Chosen value' })).toHaveCount(0)

  await beside.getByRole('tab', { name: 'Compare' }).click()
  const compare = page.getByRole('region', { name: 'Compare' })
  await compare.getByRole('combobox', { name: 'Compare with' }).click()
  await page.getByRole('option').nth(1).click()
  await compare.getByRole('button', { name: 'Compare: 3 requests' }).click()
  await expect(compare.getByRole('row', { name: /^The other/ })).toContainText(/^The other[1-9]/)

  await page.getByRole('button', { name: 'Options' }).click()
  await page.getByRole('combobox', { name: 'Group by' }).fill('statusCode')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  await expect(page.getByText(/match · \d+ groups$/)).toBeVisible()
  await expect(list(page, 'Records').getByRole('columnheader', { name: 'Records' })).toBeVisible()
})

test('a query is handed on as a link to this moment or to the latest, and as a file where a link would be cut', async ({
  page,
  appliance,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signInAndOpen(page, appliance, '/records')
  await expect(page.getByText('Not searched yet', { exact: true })).toBeVisible()
  // A link that says so is searched when it is followed, also from the page itself.
  await open(page, '/records?range=-15m&limit=10&types=["~http"]&go=1')
  await expect(page.getByText(/match · 10 loaded/)).toBeVisible()
  await expect(page.getByRole('region', { name: 'In words' })).toContainText('HTTP')
  const share = async (name: string) => {
    await page.getByRole('button', { name: 'Share', exact: true }).click()
    await page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click()
  }
  const copied = async () => decodeURIComponent(await page.evaluate(() => navigator.clipboard.readText()))
  await share('Copy link: this moment')
  await expect.poll(copied).toMatch(/range=\d{8}T\d{6}\.\d{3}Z\.\.\d{8}T\d{6}\.\d{3}Z/)
  await share('Copy link: always the latest')
  await expect.poll(copied).toContain('range=-15m')

  await share('Paste a filter or a body')
  await page.getByRole('textbox', { name: 'Body or filter' }).fill(JSON.stringify(long))
  await page.getByRole('button', { name: 'Take it over' }).click()
  const [download] = await Promise.all([page.waitForEvent('download'), share('Copy link: always the latest')])
  await expect(page.getByRole('status').filter({ hasText: /^The link would have/ })).toBeVisible()
  const body = JSON.parse(await readFile(await download.path(), 'utf8')) as { filter: unknown }
  expect(body.filter).toEqual(long)
})
