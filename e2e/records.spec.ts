// Records: a filter composed, run within one window, looked at and taken away.
import { readFile } from 'node:fs/promises'
import type { Download, Page, Request } from '@playwright/test'
import { expect, test } from './fixtures'
import { signInAndOpen } from './steps'

const loaded = (page: Page) => page.getByText(/\d+ match · \d+/)

interface Asked {
  from: number | string
  until?: number | string
  types?: string[]
  filter?: unknown
  limit?: number
}

/** The bodies of all searches that a page sends from now on. */
function searchesOf(page: Page): Asked[] {
  const asked: Asked[] = []
  page.on('request', (request: Request) => {
    if (request.method() === 'POST' && request.url().endsWith('/records/search'))
      asked.push(request.postDataJSON() as Asked)
  })
  return asked
}

const textOf = async (download: Download) => readFile(await download.path(), 'utf8')

async function example(page: Page, name: string) {
  await page.getByRole('button', { name: 'Examples', exact: true }).click()
  await page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click()
}

test('the example of the guide is one click and its body word for word', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/records')
  await expect(page.getByRole('heading', { name: 'Records', exact: true })).toBeVisible()
  const asked = searchesOf(page)
  await example(page, 'GET and 404')
  await expect(loaded(page)).toBeVisible()
  expect(asked[0]).toEqual({
    filter: {
      operator: 'and',
      rules: [
        { field: 'method', operand: 'GET', operator: '=' },
        { field: 'statusCode', operand: '404', operator: '=' },
      ],
    },
    from: -900000,
    limit: 100,
    types: ['~http'],
  })
  await expect(page.getByRole('region', { name: 'In words' })).toContainText('Method is GET and Status code is 404')
  await expect(page.getByRole('textbox', { name: 'Filter as JSON' })).toContainText('statusCode')
  await expect(page.getByRole('combobox', { name: 'Record types', exact: true })).toBeVisible()
  const rule = page.getByRole('tree', { name: 'Filter' }).getByRole('treeitem', { name: 'Method is GET' })
  for (const name of ['Field', 'Operator'])
    await expect(rule.getByRole('combobox', { name, exact: true })).toBeVisible()
  await expect(rule.getByLabel('Value', { exact: true })).toHaveValue('GET')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  for (const name of ['CSV', 'NDJSON', 'JSON'])
    await expect(page.getByRole('menuitem', { name: new RegExp(`^${name}`) })).toBeVisible()
})

test('on a phone nothing of what was found lies under the sentence', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/records')
  await page.setViewportSize({ width: 390, height: 844 })
  const types = page.getByRole('combobox', { name: 'Record types' })
  const middle = async (part: typeof types) => part.boundingBox().then((box) => (box ? box.y + box.height / 2 : 0))
  const beside = types.locator('..').getByRole('button', { name: 'Show the list' })
  await expect.poll(async () => Math.abs((await middle(beside)) - (await middle(types)))).toBeLessThan(1.1)
  await example(page, 'GET and 404')
  await expect(loaded(page)).toBeVisible()
  // Title, small buttons, range and Search: two lines of the little there is.
  const head = page
    .getByRole('main')
    .locator('header')
    .filter({ has: page.getByRole('heading', { level: 1 }) })
  expect((await head.boundingBox())?.height).toBeLessThan(115)
  const sentence = page.getByRole('region', { name: 'In words' })
  const bars = page.getByText(/^one bar is/)
  await expect(bars).toBeVisible()
  const top = async (part: typeof bars) => (await part.boundingBox())?.y ?? 0
  await expect
    .poll(async () => (await top(bars)) - (await top(sentence)) - ((await sentence.boundingBox())?.height ?? 0))
    .toBeGreaterThan(0)
})

test('one search is one window: pages, counts and exports ask within the same milliseconds', async ({
  page,
  appliance,
}) => {
  await signInAndOpen(page, appliance, '/records?range=-2h&limit=50')
  const asked = searchesOf(page)
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  await expect(loaded(page)).toBeVisible()
  await page.getByRole('button', { name: /^Load 50 more/ }).click()
  await expect(page.getByText(/· 100 loaded/)).toBeVisible()
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /^NDJSON/ }).click(),
  ])
  const lines = (await textOf(download)).trimEnd().split('\n')
  await expect(page.getByText(`Done: ${lines.length.toLocaleString('en')} rows written`)).toBeVisible()
  const ids = lines.map((line) => (JSON.parse(line) as { _id: string })._id)
  expect(new Set(ids).size).toBe(lines.length)
  expect(asked.length).toBeGreaterThan(1)
  expect(new Set(asked.map(({ from, until }) => `${from} ${until}`)).size).toBe(1)
})

test('a rule is added by keyboard, is not sent before it is searched, and a value narrows', async ({
  page,
  appliance,
}) => {
  await signInAndOpen(page, appliance, '/records?range=-2h')
  const asked = searchesOf(page)
  const tree = page.getByRole('tree', { name: 'Filter' })
  await tree.getByRole('button', { name: 'Add rule', exact: true }).click()
  await tree.getByRole('combobox', { name: 'Field' }).fill('clientPort')
  await page.keyboard.press('Enter')
  await tree.getByLabel('Value').fill('1')
  await expect(page.getByText('Not searched yet')).toBeVisible()
  expect(asked).toEqual([])
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  await expect(loaded(page)).toBeVisible()
  expect(asked).toHaveLength(1)

  // A device is found by its name and sent by its discovery id.
  const device = [...appliance.world.collections.devices.all()].find(({ display_name }) => display_name === 'web-0001')
  await tree.getByRole('button', { name: 'Add rule', exact: true }).click()
  await tree.getByRole('combobox', { name: 'Field' }).nth(1).fill('server')
  await page.keyboard.press('Enter')
  await tree.getByRole('combobox', { name: 'Value' }).fill('web-0001')
  await page.getByRole('option', { name: /^web-0001/ }).click()
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  await expect.poll(() => asked.length).toBe(2)
  expect(asked[1]?.filter).toMatchObject({
    rules: [
      { field: 'clientPort', operand: '1' },
      { field: 'server', operator: '=', operand: { type: 'device', value: device?.discovery_id } },
    ],
  })
})
