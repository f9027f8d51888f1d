// Records when the store, the network or the operator do not keep still: nothing false is shown, nothing is lost.
import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { openSwitcher } from './sign-in-steps'
import { keyOf, open, signInAndOpen, stayWhenAsked } from './steps'

test.use({ expectedProblems: ['Failed to load resource'] })

const search = { method: 'POST', path: '/records/search' } as const
const cursor = { method: 'POST', path: '/records/cursor*' } as const
const facts = (page: Page) => page.getByText(/match ·/)
const run = (page: Page) => page.getByRole('button', { name: 'Search', exact: true }).click()
const begin = async (page: Page) => {
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await page.getByRole('menuitem', { name: /^NDJSON/ }).click()
}
const linesOf = async (download: Download) => (await readFile(await download.path(), 'utf8')).trimEnd().split('\n')

test('an export whose answer was lost goes on where it stood, without gap or duplicate', async ({
  page,
  appliance,
}) => {
  await signInAndOpen(page, appliance, '/records?range=-2h&limit=100')
  await run(page)
  await expect(facts(page)).toBeVisible()
  // The page is given away, and its answer breaks off: the cursor has moved on.
  appliance.faults.add({ kind: 'truncate', times: 1, match: cursor })
  await begin(page)
  const region = page.getByRole('region', { name: 'Export' })
  await expect(region.getByText(/^The export stopped after [\d,]+ rows of [\d,]+\. .+\. It can go on/)).toBeVisible()
  await expect(region.getByText(/done/i)).toHaveCount(0)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    region.getByRole('button', { name: 'Resume' }).click(),
  ])
  const lines = await linesOf(download)
  await expect(region.getByText(`Done: ${lines.length.toLocaleString('en')} rows written`)).toBeVisible()
  expect(new Set(lines.map((line) => (JSON.parse(line) as { _id: string })._id)).size).toBe(lines.length)
  expect(download.suggestedFilename()).toMatch(/\.ndjson$/)
})

test('a stopped export is there after a visit elsewhere, goes on there, and is gone after signing out', async ({
  page,
  appliance,
}) => {
  await signInAndOpen(page, appliance, '/records?range=-2h&limit=100')
  await run(page)
  await expect(facts(page)).toBeVisible()
  appliance.faults.add({ kind: 'delay', ms: 1500, match: cursor })
  await begin(page)
  const region = page.getByRole('region', { name: 'Export' })
  const stopped = region.getByText(/^The export was stopped after [\d,]+ rows/)
  await region.getByRole('button', { name: 'Stop' }).click()
  await expect(stopped).toBeVisible()
  await open(page, '/tags')
  await expect(page.getByRole('heading', { name: 'Tags' })).toBeVisible()
  await stayWhenAsked(page)
  await open(page, '/records')
  await expect(stopped).toBeVisible()
  await region.getByRole('button', { name: 'Resume' }).click()
  await expect(region.getByRole('progressbar')).toBeVisible()
  const coming = page.waitForEvent('download')
  await open(page, '/tags')
  const ids = (await linesOf(await coming)).map((line) => (JSON.parse(line) as { _id: string })._id)
  expect(new Set(ids).size).toBe(ids.length)
  await open(page, '/records')
  await expect(region.getByText(`Done: ${ids.length.toLocaleString('en')} rows written`)).toBeVisible()

  const files = () =>
    page.evaluate(async () => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('exports')
      let count = 0
      for await (const _ of folder.keys()) count += 1
      return count
    })
  const before = await files()
  await begin(page)
  await region.getByRole('button', { name: 'Stop' }).click()
  await expect(stopped).toBeVisible()
  expect(await files()).toBeGreaterThan(before)
  const signOut = async () => (await openSwitcher(page)).getByRole('button', { name: 'Sign out' }).click()
  const asked = page.getByRole('alertdialog', { name: /^Sign out of / })
  await signOut()
  await expect(asked).toContainText(
    /An export of records, [\d,]+ rows of [\d,]+ so far, is not saved and would be lost\./,
  )
  await asked.getByRole('button', { name: 'Stay signed in' }).click()
  await expect(stopped).toBeVisible()
  await signOut()
  await asked.getByRole('button', { name: 'Sign out' }).click()
  await expect.poll(files).toBe(before)
  await signInAndOpen(page, appliance, '/records')
  await expect(page.getByRole('button', { name: 'Search', exact: true })).toBeVisible()
  await expect(region).toHaveCount(0)
  // Nothing is left to ask about.
  await page.reload()
  await expect(page.getByLabel('API key', { exact: true })).toBeVisible()
})

test('an expired cursor is taken up again by time, and that is said', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/records?range=-2h&limit=50')
  await run(page)
  await expect(page.getByText(/· 50 loaded/)).toBeVisible()
  await expect(page.getByText(/^Cursor good for/)).toBeVisible()
  appliance.faults.add({ kind: 'status', status: 404, message: 'No such cursor', times: 1, match: cursor })
  await page.getByRole('button', { name: /^Load 50 more/ }).click()
  await expect(page.getByText(/^The cursor had expired/)).toBeVisible()
  await expect(page.getByText(/· 1\d\d loaded/)).toBeVisible()
})

test('a store that is away says so where its answer was due, and rows that are there stay', async ({
  page,
  appliance,
}) => {
  await signInAndOpen(page, appliance, '/records?range=-2h&limit=50')
  // The appliance's own fields may be away as well, and say the same beside it.
  const away = page.getByRole('alert').getByText('The record store does not answer')
  appliance.faults.add({ kind: 'store-away' })
  await run(page)
  await expect(away).toBeVisible()
  // Of what nobody has counted nothing can be taken away.
  const taken = page.getByRole('button', { name: 'Export', exact: true })
  await expect(taken).toHaveAccessibleDescription(/not known what there is to export/)
  appliance.faults.clear()
  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText(/· 50 loaded/)).toBeVisible()
  await expect(taken).not.toHaveAttribute('aria-disabled', 'true')
  appliance.faults.add({ kind: 'store-away', status: 504 })
  await page.getByRole('button', { name: /^Load 50 more/ }).click()
  await expect(away).toBeVisible()
  await expect(page.getByText(/· 50 loaded/)).toBeVisible()
})

test('on a phone what comes of an export and of a search that fails is in sight', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/records?range=-2h&limit=50&go=1')
  await page.setViewportSize({ width: 390, height: 800 })
  await expect(facts(page)).toBeVisible()
  await page.getByRole('grid', { name: 'Records' }).getByRole('row').nth(2).click()
  await expect(page.getByRole('button', { name: 'Around it' })).toBeInViewport()
  await begin(page)
  await expect(page.getByText(/^Done: /)).toBeInViewport({ ratio: 1 })
  appliance.faults.add({ kind: 'store-away' })
  await run(page)
  await expect(page.getByRole('alert').getByText('The record store does not answer')).toBeInViewport({ ratio: 1 })
})

test('the late answer of a search that was superseded or cancelled is never shown', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/records?range=-2h&limit=10')
  // Later than whoever searches again, however slow the machine is.
  appliance.faults.add({ kind: 'delay', ms: 20_000, times: 1, match: search })
  const late = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/records/search'))
  await run(page)
  await expect(page.getByText('Searching…')).toBeVisible()
  await page.getByRole('button', { name: 'Examples', exact: true }).click()
  await page.getByRole('menuitem', { name: /^GET and 404/ }).click()
  await late
  await expect(facts(page)).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Method' })).toBeVisible()

  appliance.faults.add({ kind: 'hang', times: 1, match: search })
  await run(page)
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await expect(page.getByText(/0 loaded · cancelled/)).toBeVisible()
})

test('what was written outlives the page, and is not searched by itself', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/records')
  const tree = page.getByRole('tree', { name: 'Filter' })
  await tree.getByRole('button', { name: 'Add rule', exact: true }).click()
  await tree.getByRole('combobox', { name: 'Field' }).fill('uri')
  await page.keyboard.press('Enter')
  await tree.getByLabel('Value').fill('/kept')
  await expect(page).toHaveURL(/kept/)
  await open(page, '/overview')
  await open(page, '/records')
  await expect(page.getByRole('region', { name: 'In words' })).toContainText('/kept')
  await expect(page.getByText('Not searched yet', { exact: true })).toBeVisible()
  // A key that is refused meanwhile costs nothing: signed in again, the same filter stands and is searched.
  appliance.faults.add({ kind: 'revoke-key', key: keyOf(appliance) })
  await run(page)
  await page.getByRole('button', { name: 'Sign in again' }).click()
  const again = page.getByRole('dialog', { name: /^Sign in again to/ })
  await again.getByLabel('API key').fill(keyOf(appliance, 'write full'))
  await page.keyboard.press('Enter')
  await expect(again).toBeHidden()
  await expect(tree.getByLabel('Value')).toHaveValue('/kept')
  const asked = page.waitForRequest((request) => request.url().endsWith('/records/search'))
  await run(page)
  expect((await asked).postData()).toContain('"/kept"')
  await expect(facts(page)).toBeVisible()
  // A tab that was closed, a session that is over: whoever signs in to this appliance again finds it as it was left.
  await page.reload()
  await signInAndOpen(page, appliance, '/records', keyOf(appliance, 'write full'))
  await expect(page.getByRole('region', { name: 'In words' })).toContainText('/kept')
})

test('a key that may not search is told what it needs', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/records', keyOf(appliance, 'metrics restricted'))
  await expect(page.getByRole('heading', { name: 'Records', exact: true })).toBeVisible()
  await expect(page.getByText('Records cannot be searched with this key')).toBeVisible()
})

test('that the appliance did not say its own types is said, and asked for again', async ({ page, appliance }) => {
  const formats = { method: 'GET', path: '/records/formats' }
  const fault = appliance.faults.add({ kind: 'status', status: 500, match: formats })
  await signInAndOpen(page, appliance, '/records')
  const said = page.getByRole('status').filter({ hasText: 'GET /records/formats' })
  await expect(said).toContainText('not offered')
  appliance.faults.clear(fault)
  await said.getByRole('button', { name: 'Try again' }).click()
  await expect(said).toHaveCount(0)
})
