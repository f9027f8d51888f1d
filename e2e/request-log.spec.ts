// The request log: what was sent, each request as code, and the way into the explorer. Never the key.
import { expect, test } from './fixtures'
import { smallTargets } from './page-checks'
import { copied, hit, logged, openRequestLog, requestLog, typeInPalette } from './shell-steps'
import { keyOf, list, open, signIn, signInAndOpen } from './steps'

test('lists what was sent and how it was answered', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/tags')
  await expect(list(page, 'Tags')).toBeVisible()
  await openRequestLog(page)
  await expect(requestLog(page).getByRole('columnheader')).toHaveText([
    'Time',
    'Method',
    'Path',
    'Status',
    'Took',
    'Size',
  ])
  await expect(logged(page, '/tags').getByRole('cell')).toHaveText([
    /^\d\d:\d\d:\d\d/,
    'GET',
    '/tags',
    /200/,
    /^\d+ ms$/,
    /^[\d.,]+ (bytes|B|kB)$/,
  ])
  // Every request but the preflights, which the browser makes by itself; the last may still be under way.
  const answered = () => appliance.log.filter(({ method }) => method !== 'OPTIONS').length
  await expect.poll(async () => (await requestLog(page).getByRole('row').count()) - 1 - answered()).toBe(0)
  expect(await requestLog(page).innerText()).not.toContain(keyOf(appliance))
  expect(await smallTargets(page)).toEqual([])

  // The license tells the appliance's clock; asked for late, it would be there again.
  await expect(logged(page, '/license')).toContainText('200')
  await requestLog(page).getByRole('button', { name: 'Clear' }).click()
  await expect(requestLog(page)).toContainText('No requests yet')
  await requestLog(page).getByRole('button', { name: 'Close the request log' }).click()
  await expect(requestLog(page)).toHaveCount(0)
  await openRequestLog(page)
  await expect(requestLog(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(requestLog(page)).toHaveCount(0)
})

test('copies a request as code that reads the key from the environment', async ({ page, context, appliance }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signInAndOpen(page, appliance, '/tags')
  await expect(list(page, 'Tags')).toBeVisible()
  await openRequestLog(page)
  await logged(page, '/tags').getByRole('button').click()
  for (const [language, beginning, key] of [
    ['cURL', /^curl /m, '$EXTRAHOP_API_KEY'],
    ['Python', /^import /m, 'EXTRAHOP_API_KEY'],
    ['Ruby', /^require /m, 'EXTRAHOP_API_KEY'],
  ] as const) {
    const code = await copied(page, requestLog(page).getByRole('button', { name: new RegExp(`^Copy as ${language}`) }))
    expect(code).toMatch(beginning)
    expect(code).toContain(key)
    expect(code).toContain(`${appliance.url}/api/v1/tags`)
    expect(code).not.toContain(keyOf(appliance))
    await expect(requestLog(page).getByRole('button', { name: /^Copied/ })).toHaveCount(0)
  }
})

test('opens a request in the explorer, filled in', async ({ page, appliance }) => {
  await signIn(page, appliance)
  await open(page, '/networks')
  await typeInPalette(page, '10.10.')
  // Networks are there before the appliance has looked for devices.
  await expect(hit(page, /10\.10\.[\d.]+ · /).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await openRequestLog(page)
  await logged(page, /^\/devices\?.*value=10\.10\./)
    .getByRole('button')
    .click()
  await requestLog(page).getByRole('button', { name: 'Open in the explorer' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/GET\s*\/devices$/)
  await expect(page.getByRole('textbox', { name: /^value/ })).toHaveValue('10.10.')
  await expect(page.getByRole('main')).toContainText('search_type=any')
})

test('lists a form with its fields, a file by name and size, and asks for the file again', async ({
  page,
  appliance,
}) => {
  await signInAndOpen(page, appliance, '/support-packs')
  await page.getByRole('button', { name: 'Upload and run…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Upload a support pack and run it' })
  const content = 'what nobody else should read'
  const file = { name: 'pack-77.ehp', mimeType: 'application/octet-stream', buffer: Buffer.from(content) }
  await dialog.locator('input[type=file]').setInputFiles(file)
  await dialog.getByRole('button', { name: /^Upload/ }).click()
  await expect(page.getByText('Support pack uploaded; it runs now')).toBeVisible()

  await openRequestLog(page)
  const sent = requestLog(page).getByRole('row').filter({ hasText: 'POST' }).filter({ hasText: '/supportpacks' })
  await expect(sent).toContainText('202')
  await sent.getByRole('button').click()
  const fields = requestLog(page).getByLabel('Fields of the form')
  await expect(fields.getByRole('term')).toHaveText('file')
  await expect(fields.getByRole('definition')).toHaveText('File pack-77.ehp, 28 B')
  expect(await requestLog(page).innerText()).not.toContain(content)

  await requestLog(page).getByRole('button', { name: 'Open in the explorer' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/POST\s*\/supportpacks$/)
  const again = page.getByText('Choose the file again: file was pack-77.ehp, 28 B.')
  await expect(again).toBeVisible()
  await page.getByRole('main').locator('input[type=file]').setInputFiles(file)
  await expect(again).toHaveCount(0)
})
