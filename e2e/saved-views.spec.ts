// Views that somebody named: shared by file, by address, and with the other appliances.
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { list, open, signInAndOpen } from './steps'

const tabs = (page: Page) => page.getByRole('tablist', { name: 'Saved views' })
const filter = (page: Page) => page.getByRole('searchbox', { name: 'Filter these rows' })

async function save(page: Page, words: string, name: string) {
  await filter(page).fill(words)
  await page.getByRole('button', { name: 'Save view' }).click()
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.keyboard.press('Enter')
  await expect(tabs(page).getByRole('tab', { name: new RegExp(name) })).toHaveAttribute('aria-selected', 'true')
}

test('views go to a file and come back; another file is refused in words', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/devices')
  await expect(list(page, 'Devices')).toBeVisible()
  await save(page, 'web', 'Web servers')
  const more = page.getByRole('button', { name: 'More for views' })
  await more.click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /Export views/ }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^devices-view-.*\.json$/)
  const text = await readFile(await download.path(), 'utf8')
  expect(JSON.parse(text)).toMatchObject({ format: 'hopdeck saved', version: 1, entries: [{ name: 'Web servers' }] })

  await page.getByRole('button', { name: 'Delete view Web servers' }).click()
  await expect(tabs(page).getByRole('tab')).toHaveCount(1)
  await open(page, '/devices')
  const choose = async (name: string, content: string) => {
    await more.click()
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('menuitem', { name: /Import views/ }).click(),
    ])
    await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) })
  }
  await choose('wrong.json', '{"format":"hopdeck saved","version":1,"kind":"board","entries":[]}')
  await expect(page.getByText('wrong.json: The file holds entries of another kind (board), not views.')).toBeVisible()
  await choose('views.json', text)
  await tabs(page)
    .getByRole('tab', { name: /Web servers/ })
    .click()
  await expect(filter(page)).toHaveValue('web')
})

test('every list has views, and an old address still shows what it did', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/tags?sort=-name')
  const heads = page.getByRole('columnheader', { name: 'Name' })
  await expect(heads).toHaveAttribute('aria-sort', 'descending')
  await save(page, 'p', 'With a p')
  await expect(tabs(page).getByRole('tab', { name: /All tags/ })).toBeVisible()
  await tabs(page)
    .getByRole('tab', { name: /All tags/ })
    .click()
  await expect(heads).not.toHaveAttribute('aria-sort', 'descending')
  await open(page, '/tags?where=%5B%7B"column":"name","op":"contains","operand":"prod"%7D%5D&cols=%5B"id"%5D')
  await expect(page.getByText('Name contains prod')).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Id' })).toBeVisible()
  await expect(heads).toHaveCount(0)
})

test('the title of what floats stands over its field', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/devices')
  await page.getByRole('button', { name: 'Save view' }).click()
  const asked = page.getByRole('dialog', { name: 'Save view' })
  const textStart = (element: Element) =>
    element.getBoundingClientRect().left + parseFloat(getComputedStyle(element).paddingLeft)
  const title = await asked.getByRole('heading').evaluate(textStart)
  expect(title).toBe((await asked.getByText('Name', { exact: true }).boundingBox())?.x)
})
