// The API explorer: find, fill in, look at as code, send, read, and be careful with writes.
import { readFile } from 'node:fs/promises'
import {
  answer,
  code,
  expectAnswered,
  finder,
  jsonInput,
  openOperation,
  openTab,
  operations,
  pasteInput,
  pick,
  question,
  sendButton,
  signInAtOperation,
  useExample,
} from './explorer-steps'
import { expect, test } from './fixtures'
import { answeredWith } from './problems'
import { heading } from './shell-steps'
import { applianceField, expectSignInPage, keyField, signInButton } from './sign-in-steps'
import { keyOf, open, signInAndOpen } from './steps'

test.describe('finding an operation', () => {
  test('by words, by keys, and by its address', async ({ page, appliance }) => {
    await signInAndOpen(page, appliance, '/explorer')
    await expect(heading(page)).toHaveText('API explorer')
    await page.keyboard.press('/')
    await expect(finder(page)).toBeFocused()
    // A slow computer must not lose what is typed quickly.
    const slowly = await page.context().newCDPSession(page)
    await slowly.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await page.keyboard.type('rename tag')
    await expect(finder(page)).toHaveValue('rename tag')
    await slowly.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    await expect(operations(page)).toHaveText([/PATCH\s*\/tags\/\{id\}/])
    await operations(page).click()
    await expect(heading(page)).toHaveText('PATCH /tags/{id}')
    const meant = page.getByText('as eda-01.corp.example', { exact: true })
    expect(await meant.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
    await expect(page).toHaveURL(/operation=tags\.update/)
    await finder(page).fill('/tags')
    await operations(page)
      .filter({ hasText: /^PATCH/ })
      .press('ArrowUp')
    await expect(heading(page)).toHaveText('GET /tags/{id}')

    // A deep link asks for the key and then goes on.
    await page.reload()
    await expectSignInPage(page)
    await expect(applianceField(page)).toHaveValue(appliance.url)
    await keyField(page).fill(keyOf(appliance))
    await signInButton(page).click()
    await expect(heading(page)).toHaveText('GET /tags/{id}')
    await expect(finder(page)).toHaveValue('/tags')

    await open(page, '/explorer?operation=tags.paint')
    await expect(page.getByRole('main')).toContainText('no operation tags.paint')
  })

  test('by method, privilege, platform and release', async ({ page, appliance }) => {
    await signInAndOpen(page, appliance, '/explorer?find=license')
    await expect(operations(page).first()).toBeVisible()
    const here = await operations(page).count()
    await page.getByRole('button', { name: /^Filters/ }).click()
    const choose = async (filter: string, choice: string) => {
      await page.getByRole('combobox', { name: filter, exact: true }).click()
      await page.getByRole('option', { name: choice, exact: true }).click()
    }
    await choose('Method', 'GET')
    await expect(operations(page).filter({ hasNotText: /^GET/ })).toHaveCount(0)
    expect(await operations(page).count()).toBeLessThan(here)
    await choose('Method', 'PUT')
    await expect(operations(page).filter({ hasNotText: /^PUT/ })).toHaveCount(0)
    await choose('Privilege', 'Allowed to metrics full')
    await expect(page.getByText('No operation matches')).toBeVisible()

    await open(page, '/explorer?find=cluster')
    const mine = page.getByRole('button', { name: 'This appliance' })
    await expect(mine).toHaveAttribute('aria-pressed', 'true')
    await expect(operations(page).filter({ hasText: '/extrahop/cluster' })).toHaveCount(0)
    await mine.click()
    await expect(operations(page).filter({ hasText: '/extrahop/cluster' }).first()).toBeVisible()
    await page.getByRole('button', { name: /^Filters/ }).click()
    await choose('Platform', 'Trace')
    await expect(operations(page).filter({ hasText: '/extrahop/cluster' })).toHaveCount(0)
  })
})

test.describe('sending', () => {
  test('the example of an operation', async ({ page, appliance }) => {
    const examples = {
      'devices.get': 200,
      'devices.search': 200,
      'extrahop.get': 200,
      'tags.list': 200,
    }
    for (const [operation, status] of Object.entries(examples))
      await test.step(operation, async () => {
        if (operation === 'devices.get') await signInAtOperation(page, appliance, operation)
        else await openOperation(page, operation)
        await useExample(page)
        await expect(answer(page)).toBeHidden()
        await sendButton(page).click()
        await expectAnswered(page, status)
        await expect(answer(page)).toContainText(/\d+ ms/)
        await expect(answer(page)).toContainText(/[\d.]+ k?B/)
        expect(appliance.log.some((entry) => entry.operation === operation && entry.status === status)).toBe(true)
      })
  })

  test('shows the answer as tree, table and text, and saves it', async ({ page, appliance }) => {
    const names = [...appliance.world.collections.tags.all()].map(({ name }) => name)
    await signInAtOperation(page, appliance, 'tags.list')
    await sendButton(page).click()
    await expectAnswered(page, 200)
    await expect(answer(page)).toContainText(names[0] ?? '')
    await pick(page, 'Show the answer as', 'Table')
    await expect(answer(page).getByRole('row')).toHaveCount(names.length + 1)
    await pick(page, 'Show the answer as', 'Raw')
    const raw: unknown = JSON.parse(await answer(page).getByRole('group', { name: 'Answer' }).innerText())
    expect(raw).toHaveLength(names.length)

    const saving = page.waitForEvent('download')
    await answer(page).getByRole('button', { name: 'Download' }).click()
    const download = await saving
    expect(download.suggestedFilename()).toMatch(/^tags\.list-.+-\d{8}-\d{6}\.json$/)
    expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toEqual(raw)
  })

  test('says which headers a browser hides', async ({ page, startAppliance }) => {
    const bare = await startAppliance()
    await signInAtOperation(page, bare, 'tags.list')
    await sendButton(page).click()
    await expect(answer(page)).toContainText('A browser hides location, date, retry-after')

    const open = await startAppliance({ exposeHeaders: true })
    await signInAtOperation(page, open, 'tags.create')
    await page.getByRole('textbox', { name: /^name/ }).fill('From the explorer')
    await sendButton(page).click()
    await question(page).getByRole('button', { name: 'Send POST' }).click()
    await expectAnswered(page, 201)
    await expect(sendButton(page)).toBeFocused()
    await answer(page)
      .getByText(/headers readable/)
      .click()
    await expect(answer(page).getByRole('definition').filter({ hasText: '/api/v1/tags/' })).toBeVisible()
    await expect(answer(page)).not.toContainText('hides location')
  })

  test('can be stopped', async ({ page, appliance }) => {
    await signInAtOperation(page, appliance, 'tags.list')
    appliance.faults.add({ kind: 'hang', match: { path: '/tags', method: 'GET' } })
    await sendButton(page).click()
    await page.getByRole('button', { name: 'Stop' }).click()
    await expect(sendButton(page)).toBeFocused()
    await expect(answer(page)).toContainText('No answer')
    appliance.faults.clear()
    await sendButton(page).click()
    await expectAnswered(page, 200)
  })

  test('tells a refusal in words and keeps what was sent', async ({ page, context, appliance, problems }) => {
    problems.expect(answeredWith(404))
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await signInAtOperation(page, appliance, 'tags.get')
    await openTab(page, 'JSON')
    await pasteInput(page, '{"params": {"id": 4711}}')
    await sendButton(page).click()
    await expectAnswered(page, 404)
    await expect(answer(page).getByRole('alert')).toBeVisible()

    await openTab(page, 'History')
    const sent = page.getByRole('listitem').filter({ hasText: '404' })
    await expect(sent).toBeVisible()
    await page.getByRole('button', { name: 'Reset' }).click()
    await sent.getByRole('button', { name: 'Use again' }).click()
    await expect(code(page)).toContainText('/tags/4711')
    expect(await page.getByRole('main').innerText()).not.toContain(keyOf(appliance))
  })
})

test('form, JSON and code say the same', async ({ page, context, appliance }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signInAtOperation(page, appliance, 'devices.list')
  await page.getByRole('spinbutton', { name: /^limit/ }).fill('7')
  await page.keyboard.press('Tab')
  await expect(code(page)).toContainText('limit=7')
  await openTab(page, 'JSON')
  await expect(jsonInput(page)).toContainText('"limit": 7')
  await pasteInput(page, '{"query": {"limit": 3, "value": "sw", "search_type": "name"}}')
  await expect(code(page)).toContainText('limit=3')
  await openTab(page, 'Form')
  await expect(page.getByRole('textbox', { name: /^value/ })).toHaveValue('sw')
  await openTab(page, 'JSON')
  await jsonInput(page).press('ControlOrMeta+A')
  await page.keyboard.type('{"query": ')
  await expect(page.getByRole('alert').filter({ hasText: 'Not JSON' })).toBeVisible()
  // What it meant before is not what is sent now.
  await expect(sendButton(page)).toBeDisabled()
  await page.getByRole('button', { name: 'Reset', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Not JSON' })).toHaveCount(0)
  await expect(sendButton(page)).toBeEnabled()

  for (const [language, words] of [
    ['Python', 'import'],
    ['Ruby', 'require'],
    ['cURL', '$EXTRAHOP_API_KEY'],
  ] as const) {
    await pick(page, 'Language', language)
    await expect(code(page)).toContainText(words)
    await expect(code(page)).toContainText('EXTRAHOP_API_KEY')
    await expect(code(page)).not.toContainText(keyOf(appliance))
  }
})

test('an id is found by the name of its object', async ({ page, appliance }) => {
  const [tag] = appliance.world.collections.tags.all()
  await signInAtOperation(page, appliance, 'tags.get')
  await page.getByRole('combobox', { name: 'id' }).pressSequentially(tag?.name ?? '')
  await page.getByRole('option', { name: tag?.name }).first().click()
  await expect(code(page)).toContainText(`/tags/${tag?.id}`)
})

test('ids of objects whose kind is chosen beside them are found by name, too', async ({ page, appliance }) => {
  const device = [...appliance.world.collections.devices.all()].find((each) =>
    /^web-\d+$/.test(each.display_name ?? ''),
  )
  const name = device?.display_name ?? ''
  await signInAtOperation(page, appliance, 'metrics.total')
  await page.getByRole('combobox', { name: 'object_type' }).click()
  await page.getByRole('option', { name: 'Devices', exact: true }).click()
  await page.getByRole('combobox', { name: 'object_ids' }).fill(name)
  await page.getByRole('option', { name }).first().click()
  await expect(page.getByRole('list', { name: 'object_ids: chosen' })).toHaveText(name)
  await openTab(page, 'JSON')
  await expect(jsonInput(page)).toContainText('"object_ids"')
  await expect(jsonInput(page)).toContainText(String(device?.id))
  expect(appliance.log.filter((one) => one.path.endsWith('v1/devices') && !/search_type/.test(one.query))).toEqual([])
})

test.describe('writes', () => {
  test('are shown as before and after, and sent on a yes', async ({ page, appliance }) => {
    const [tag] = appliance.world.collections.tags.all()
    const before = tag?.name ?? ''
    await signInAtOperation(page, appliance, 'tags.update')
    await useExample(page)
    await page.getByRole('textbox', { name: /^name/ }).fill('Renamed')
    await sendButton(page).click()
    await expect(question(page)).toContainText(`Send PATCH /tags/${tag?.id}`)
    await expect(question(page).getByRole('row').filter({ hasText: 'name' })).toHaveText(
      new RegExp(`"${before}".*"Renamed"`),
    )
    await question(page).getByRole('button', { name: 'Do not send' }).click()
    expect(appliance.log.filter(({ method }) => method === 'PATCH')).toEqual([])

    await sendButton(page).click()
    await question(page).getByRole('button', { name: 'Send PATCH' }).click()
    await expectAnswered(page, 204)
    expect(tag && appliance.world.collections.tags.get(tag.id)?.name).toBe('Renamed')
    // Pages that were read before show what is there now.
    await open(page, '/tags')
    await expect(page.getByRole('main')).toContainText('Renamed')
  })

  test('that destroy want the name of the appliance', async ({ page, appliance }) => {
    const [tag] = appliance.world.collections.tags.all()
    const name = `${appliance.world.appliance.hostname}.corp.example`
    await signInAtOperation(page, appliance, 'tags.remove')
    await useExample(page)
    await sendButton(page).click()
    const yes = question(page).getByRole('button', { name: 'Send DELETE' })
    await expect(yes).toHaveAccessibleDescription(`Type ${name} first`)
    await yes.click({ force: true })
    expect(tag && appliance.world.collections.tags.has(tag.id)).toBe(true)
    await question(page).getByRole('textbox').fill(name)
    await yes.click()
    await expectAnswered(page, 204)
    expect(tag && appliance.world.collections.tags.has(tag.id)).toBe(false)
  })

  test('that a key may not are disabled with the reason', async ({ page, appliance, problems }) => {
    problems.expect(answeredWith(403))
    await signInAtOperation(page, appliance, 'tags.create', keyOf(appliance, 'write limited'))
    await expect(sendButton(page)).toHaveAttribute('aria-disabled', 'true')
    await expect(sendButton(page)).toHaveAccessibleDescription(/^Needs write full/)
    await openOperation(page, 'tags.list')
    await expect(sendButton(page)).not.toHaveAttribute('aria-disabled', 'true')
    await finder(page).fill('/tags')
    await expect(operations(page).filter({ hasText: /^POST\s*\/tags$/ })).toHaveAccessibleName(/Needs write full/)
  })
})
