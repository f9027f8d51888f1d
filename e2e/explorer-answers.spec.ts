// What the API explorer shows of answers that are large, broken or files, and before a write is sent.
import {
  answer,
  expectAnswered,
  openOperation,
  pick,
  question,
  sendButton,
  signInAtOperation,
  useExample,
} from './explorer-steps'
import { expect, test } from './fixtures'
import { answeredWith, cameToNothing } from './problems'

test.describe('an answer', () => {
  test.use({ applianceOptions: { devices: 5000 } })

  test('of many rows starts folded, is cut where raw text would be too long, and is searched', async ({
    page,
    appliance,
  }) => {
    await signInAtOperation(page, appliance, 'devices.list')
    await page.getByRole('spinbutton', { name: /^limit/ }).fill('5000')
    await page.keyboard.press('Tab')
    await sendButton(page).click()
    await expectAnswered(page, 200)
    await expect(answer(page)).toContainText(/\{…\}, \d+ fields/)
    await answer(page).getByRole('searchbox', { name: 'Find in Answer' }).fill('printer')
    await expect(answer(page)).toContainText(/[\d,]+ places/)
    await expect(
      answer(page)
        .getByText(/printer/i)
        .first(),
    ).toBeInViewport()
    await pick(page, 'Show the answer as', 'Raw')
    await expect(answer(page)).toContainText('Everything is in the copy and in the download.')
    await pick(page, 'Show the answer as', 'Table')
    await expect(answer(page).getByRole('grid', { name: 'Answer as a table' })).toHaveAttribute('aria-rowcount', '5001')
  })
})

test.describe('what comes back in pieces or not at all', () => {
  test('is told as it is', async ({ page, appliance, problems }) => {
    problems.expect(cameToNothing)
    await signInAtOperation(page, appliance, 'tags.list')
    appliance.faults.add({ kind: 'truncate', match: { path: '/tags', method: 'GET' } })
    await sendButton(page).click()
    await expectAnswered(page, 200)
    await expect(answer(page).getByRole('alert')).toContainText('ended in the middle')
    await expect(answer(page)).not.toContainText('has no body')
    appliance.faults.clear()
    appliance.faults.add({ kind: 'drop', match: { path: '/tags', method: 'GET' } })
    await sendButton(page).click()
    await expect(answer(page)).toContainText('No answer')
    await expect(answer(page)).not.toContainText('readable')
  })

  test('an upload is stopped midway, an empty answer has no views', async ({ page, appliance }) => {
    await signInAtOperation(page, appliance, 'extrahop.uploadFirmware')
    appliance.faults.add({ kind: 'hang', match: { path: '/extrahop/firmware', method: 'POST' } })
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'firmware.tar', mimeType: 'application/x-tar', buffer: Buffer.alloc(2_000_000, 'x') })
    await sendButton(page).click()
    await question(page).getByRole('button', { name: 'Send POST' }).click()
    await expect(page.getByRole('progressbar', { name: 'Sending the file' })).toBeVisible()
    await page.getByRole('button', { name: 'Stop' }).click()
    await expect(answer(page)).toContainText('stopped before an answer came')
    await expect(answer(page).getByRole('radiogroup')).toHaveCount(0)
  })
})

test.describe('before a write', () => {
  test('a document is the example of itself and its changes are told by their place', async ({ page, appliance }) => {
    await signInAtOperation(page, appliance, 'runningconfig.update')
    await useExample(page)
    await sendButton(page).click()
    await expect(question(page)).toContainText('Nothing that is named differs')
  })

  test('a text replaces no fields, and a password is not shown', async ({ page, appliance }) => {
    await signInAtOperation(page, appliance, 'license.update')
    await page.getByRole('textbox', { name: 'Body' }).fill('edition: Ultra')
    await sendButton(page).click()
    await expect(question(page)).toContainText('It is sent as it is')
    await expect(question(page).getByRole('row')).toHaveCount(0)
    await question(page).getByRole('button', { name: 'Do not send' }).click()
    await openOperation(page, 'license.setProductKey')
    await page.getByLabel(/^product_key/).fill('the-new-key')
    await sendButton(page).click()
    await expect(question(page).getByRole('row').filter({ hasText: 'product_key' })).toContainText('***')
    await expect(question(page)).not.toContainText('the-new-key')
  })
})

test.describe('a capture', () => {
  test.use({ applianceOptions: { release: '8.0' } })

  test('is kept as the file that it is', async ({ page, appliance }) => {
    await signInAtOperation(page, appliance, 'packetcaptures.download')
    await useExample(page)
    await sendButton(page).click()
    await expectAnswered(page, 200)
    const saving = page.waitForEvent('download')
    await answer(page).getByRole('button', { name: 'Download' }).click()
    expect((await saving).suggestedFilename()).toMatch(/^packetcaptures\.download-.+-\d{8}-\d{6}\.pcap$/)
  })
})

test('a body as scripts print it is the body, and what the catalogue does not know is sent all the same', async ({
  page,
  appliance,
  problems,
}) => {
  problems.expect(answeredWith(400))
  await signInAtOperation(page, appliance, 'tags.create')
  await page.getByRole('tab', { name: 'JSON' }).click()
  const editor = page.getByRole('textbox', { name: 'Input as JSON' })
  await editor.fill('{"name": "Bare body"}')
  await sendButton(page).click()
  await question(page).getByRole('button', { name: 'Send POST' }).click()
  await expectAnswered(page, 201)
  expect([...appliance.world.collections.tags.all()].map(({ name }) => name)).toContain('Bare body')

  // What GET answered has fields that no request takes.
  await editor.fill('{"id": 7, "mod_time": 1700000000000, "name": "Read back"}')
  await page.getByRole('button', { name: 'Leave out' }).click()
  await sendButton(page).click()
  await question(page).getByRole('button', { name: 'Send POST' }).click()
  await expect.poll(() => [...appliance.world.collections.tags.all()].map(({ name }) => name)).toContain('Read back')

  // What stays as it is fits, whatever else may stand in its place: nobody owns a built-in dashboard.
  const builtIn = [...appliance.world.collections.dashboards.all()].find(({ type }) => type === 'system')
  await openOperation(page, 'dashboards.update')
  await page.getByRole('tab', { name: 'JSON' }).click()
  const owned = (owner: string) => JSON.stringify({ params: { id: builtIn?.id }, body: { owner } })
  await editor.fill(owned(''))
  await sendButton(page).click()
  await expect(question(page)).toContainText('Nothing that is named differs from what is there.')
  await question(page).getByRole('button', { name: 'Send PATCH' }).click()
  await expectAnswered(page, 204)
  await openOperation(page, 'tags.create')
  await page.getByRole('tab', { name: 'JSON' }).click()

  // Text over text, again and again: the browser's own way leaves styles behind that the policy blocks and reports.
  for (let round = 0; round < 12; round++) {
    await editor.fill(`{"name": "Bare body ${round}", "colour": "red"}`)
    await expect(editor.getByText(`"Bare body ${round}"`)).toHaveCount(1)
  }
  await editor.fill('{"name": "Odd", "colour": "red"}')
  await sendButton(page).click()
  await expect(page.getByRole('alert').filter({ hasText: 'body' })).toContainText('colour')
  await page.getByRole('button', { name: 'Send as it is' }).click()
  await question(page).getByRole('button', { name: 'Send POST' }).click()
  await expect(answer(page)).toContainText('400')
})

test('a browser asks once whether it may send, not before each change', async ({ page, appliance }) => {
  await signInAtOperation(page, appliance, 'devices.search')
  await useExample(page)
  const times = (verb: string) =>
    appliance.log.filter(({ method, path }) => method === verb && path.endsWith('/devices/search')).length
  const before = times('OPTIONS')
  for (const sent of [1, 2, 3]) {
    await sendButton(page).click()
    await expect.poll(() => times('POST')).toBeGreaterThanOrEqual(sent)
    await expectAnswered(page, 200)
  }
  expect(times('OPTIONS') - before).toBeLessThanOrEqual(1)
})
