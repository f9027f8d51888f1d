// Tags and groups put in order: names that differ only in case become one, what is on nothing goes, overlaps are seen.
import type { Locator } from '@playwright/test'
import { expect, test } from './fixtures'
import { callDirectly, signInAndOpen } from './steps'

interface Named {
  id: number
  name: string
}

test('a tag that differs only in case is merged, and taken off its devices', async ({ page, appliance }) => {
  await callDirectly(appliance, 'POST', '/tags', { name: 'production' })
  const tags = (await callDirectly(appliance, 'GET', '/tags')) as Named[]
  const twin = tags.find(({ name }) => name === 'production')?.id ?? 0
  const kept = tags.find(({ name }) => name === 'Production')?.id ?? 0
  const devices = (await callDirectly(appliance, 'GET', '/devices?limit=3')) as Named[]
  await callDirectly(appliance, 'POST', `/tags/${twin}/devices`, { assign: devices.map(({ id }) => id) })

  await signInAndOpen(page, appliance, '/tags')
  await page.getByRole('button', { name: 'Tidy up…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('list', { name: 'Tags on no device' })).toContainText('unused')
  // A part of a dialog stands at the dialog's own inset, its heading with what is below it.
  const left = async (words: Locator) => (await words.boundingBox())?.x
  expect(await left(dialog.getByRole('heading', { name: 'Names that differ only in case' }))).toBe(
    await left(dialog.getByText('production and Production')),
  )
  await dialog.getByRole('button', { name: 'Merge…' }).click()
  await expect(dialog).toContainText('Take production off 3 devices')
  await dialog.getByRole('button', { name: /^Apply \d changes$/ }).click()
  await expect(page.getByText(/(\d) of \1 verified/).first()).toBeVisible()
  expect(await callDirectly(appliance, 'GET', `/tags/${twin}/devices`)).toEqual([])
  const carriers = (await callDirectly(appliance, 'GET', `/tags/${kept}/devices`)) as Named[]
  expect(carriers.map(({ id }) => id)).toEqual(expect.arrayContaining(devices.map(({ id }) => id)))
})

test('groups that overlap and devices in none are told', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/device-groups')
  await page.getByRole('button', { name: 'Overlap…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(
    dialog.getByRole('list', { name: 'Groups that share devices' }).getByRole('listitem').first(),
  ).toContainText('in both')
  await expect(dialog.getByRole('list', { name: 'Devices in no group' }).getByRole('listitem').first()).toBeVisible()
})
