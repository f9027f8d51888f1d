// The running config: what differs from the saved one, changes that are confirmed before they are saved, and the ways in
// which a document gets lost.
import type { Page } from '@playwright/test'
import { expect, test, type Appliance } from './fixtures'
import { answeredWith, cameToNothing } from './problems'
import { heading } from './shell-steps'
import { open, signIn, signInAndOpen } from './steps'

const button = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true })
const differences = (page: Page) => page.getByRole('region', { name: 'Differences' })
const drawer = (page: Page) => page.getByRole('dialog', { name: /^Edit / })
const nameOf = (appliance: Appliance) => `${appliance.world.appliance.hostname}.corp.example`

async function write(page: Page, text: string): Promise<void> {
  await drawer(page).getByRole('textbox', { name: 'Configuration' }).focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(text)
}

/** Edits the section of the time servers alone, up to the question. */
async function proposeServer(page: Page, address: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: 'ntp' }).click()
  await button(page, 'Edit…').click()
  await write(page, `{"ntp": {"servers": ["${address}"]}}`)
  await drawer(page)
    .getByRole('button', { name: /^Apply 1/ })
    .click()
}

async function confirm(page: Page, name: string, action: string): Promise<void> {
  await page.getByRole('alertdialog').getByRole('textbox').fill(name)
  await page.getByRole('alertdialog').getByRole('button', { name: action, exact: true }).click()
}

test('what is not saved is shown side by side, here and on the overview, and saved from both', async ({
  page,
  appliance,
}) => {
  const { config } = appliance.world
  // A secret that is encrypted anew on each read is no change: smtp_server stands beside it.
  Object.assign(config.live['email_notification'] ?? {}, { smtp_password: 'aes::5f3c9a' })
  config.save()
  Object.assign(config.live, { ntp: { servers: ['192.0.2.123', '1.pool.corp.example'] } })
  await signInAndOpen(page, appliance, '/running-config')
  await expect(heading(page)).toHaveText('Running config')
  await expect(differences(page)).toContainText('removed: "0.pool.corp.example"')
  await expect(differences(page)).toContainText('added: "192.0.2.123"')
  await expect(differences(page)).not.toContainText('smtp_server')
  await expect(page.getByText('A restart would lose what was changed in 1 section: ntp')).toBeVisible()
  await open(page, '/overview')
  await expect(page.getByText('Changed but not saved.')).toBeVisible()
  await button(page, 'Save').click()
  await expect(page.getByText('Changed but not saved.')).toHaveCount(0)
  expect(appliance.world.config.saved['ntp']).toEqual({ servers: ['192.0.2.123', '1.pool.corp.example'] })
})

test('a short text takes only its sections; what others changed meanwhile stays; numbers keep all their digits', async ({
  page,
  appliance,
}) => {
  appliance.world.config.write(
    '{"big": {"n": 9007199254740993}, "ntp": {"servers": []}, "dns": {"a": 1}, "ui": {"dark": true}}',
  )
  appliance.world.config.save()
  await signInAndOpen(page, appliance, '/running-config')
  await button(page, 'Edit…').click()
  await write(page, '{"ntp": ')
  await expect(drawer(page)).toContainText('a value expected')
  await write(page, '{"ntp": {"servers": ["192.0.2.9"]}}')
  await expect(drawer(page)).toContainText('This text lacks 3 sections that are there: big, dns and ui')
  appliance.world.config.write(appliance.world.config.text().replace('"a": 1', '"a": 2'))
  await drawer(page)
    .getByRole('button', { name: /^Apply 1/ })
    .click()
  await confirm(page, nameOf(appliance), 'Replace running config')
  await expect(page.getByText('it is as it was meant. What others changed meanwhile was kept: dns.')).toBeVisible()
  // One value alone, in the tree.
  await button(page, 'Edit…').click()
  await drawer(page).getByRole('radio', { name: 'Single values' }).check({ force: true })
  await drawer(page).getByText('ui {1}').click()
  await drawer(page).getByRole('button', { name: 'Change ui.dark' }).click()
  await drawer(page).getByRole('textbox', { name: 'Value of ui.dark' }).fill('false')
  await drawer(page).getByRole('button', { name: 'Set', exact: true }).click()
  await drawer(page)
    .getByRole('button', { name: /^Apply 1/ })
    .click()
  await confirm(page, nameOf(appliance), 'Replace running config')
  await expect(page.getByText('Applied and read back: it is as it was meant.')).toBeVisible()
  expect(appliance.world.config.text()).toContain('9007199254740993')
  expect(appliance.world.config.live).toEqual({
    big: { n: 9007199254740992 },
    ntp: { servers: ['192.0.2.9'] },
    dns: { a: 2 },
    ui: { dark: false },
  })
  await button(page, 'Put back the saved config…').click()
  await confirm(page, nameOf(appliance), 'Put back the saved config')
  await expect(page.getByText('Changed but not saved.')).toHaveCount(0)
  expect(appliance.world.config.text()).toContain('9007199254740993')
})

test('a section that the appliance drops raises an alarm, and is put back', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/running-config')
  appliance.world.config.loses = 'password'
  const before = appliance.world.config.live['password']
  await proposeServer(page, '192.0.2.9')
  await confirm(page, nameOf(appliance), 'Replace running config')
  await expect(page.getByText('The appliance has something else than was sent')).toBeVisible()
  await button(page, 'Put back').click()
  await confirm(page, nameOf(appliance), 'Put back')
  await expect(page.getByText('Applied and read back: it is as it was meant.')).toBeVisible()
  expect(appliance.world.config.live['password']).toEqual(before)
})

test('a change whose answer was lost is looked up and not sent again', async ({ page, appliance, problems }) => {
  problems.expect(cameToNothing)
  await signInAndOpen(page, appliance, '/running-config')
  await proposeServer(page, '192.0.2.7')
  appliance.faults.add({ kind: 'reset', after: true, times: 1, match: { method: 'PUT', path: '/runningconfig' } })
  await confirm(page, nameOf(appliance), 'Replace running config')
  await expect(page.getByText('it is as it was meant.')).toBeVisible({ timeout: 15_000 })
  await button(page, 'Save').click()
  await expect(page.getByText('Changed but not saved.')).toHaveCount(0)
})

test('what is refused leaves its question open; a section that another changed meanwhile is chosen, and asked about', async ({
  page,
  appliance,
  problems,
}) => {
  problems.expect(answeredWith(403))
  await signInAndOpen(page, appliance, '/running-config')
  await proposeServer(page, '192.0.2.7')
  const put = { method: 'PUT', path: '/runningconfig' }
  appliance.faults.add({ kind: 'status', status: 403, message: 'Not now', times: 1, match: put })
  await confirm(page, nameOf(appliance), 'Replace running config')
  const asked = page.getByRole('alertdialog')
  await expect(asked).toContainText('PUT /runningconfig: 403. Not now.')
  Object.assign(appliance.world.config.live, { ntp: { servers: ['192.0.2.8'] } })
  await asked.getByRole('button', { name: 'Replace running config', exact: true }).click()
  await expect(asked).toContainText('Somebody else changed the same sections')
  await asked.getByText('Yours', { exact: true }).click()
  await asked.getByRole('button', { name: 'Apply these…' }).click()
  // Whoever waits no longer hears of it on the page.
  appliance.faults.add({ kind: 'delay', ms: 2500, times: 1, match: put })
  await confirm(page, nameOf(appliance), 'Replace running config')
  await asked.getByRole('button', { name: 'Close, it goes on' }).click()
  await expect(page.getByText('Applied and read back: it is as it was meant.')).toBeVisible()
  expect(appliance.world.config.live['ntp']).toEqual({ servers: ['192.0.2.7'] })
})

test('a browser that is cut off by its own change may not save, and hears that a restart undoes it', async ({
  page,
  appliance,
  problems,
}) => {
  problems.expect(cameToNothing)
  await page.clock.install()
  await signInAndOpen(page, appliance, '/running-config')
  await proposeServer(page, '192.0.2.7')
  const put = appliance.faults.add({ kind: 'hang', match: { method: 'PUT', path: '/runningconfig' } })
  await confirm(page, nameOf(appliance), 'Replace running config')
  await expect(page.getByText('Sending the whole document')).toBeVisible()
  const gone = appliance.faults.add({ kind: 'reset', match: { method: 'GET' } })
  appliance.faults.clear(put)
  await expect(page.getByText('Save stays off until a fresh request from this browser succeeds')).toBeVisible()
  const lost = page.getByText('No request from this browser has succeeded for a minute since the change.')
  await expect(async () => {
    await page.clock.fastForward(20_000)
    await expect(lost).toBeVisible({ timeout: 200 })
  }).toPass()
  await expect(page.getByRole('alert').filter({ has: lost })).toContainText('brings the saved config back')
  // It answers after all: what is there is looked at before it may be saved.
  appliance.faults.clear(gone)
  await button(page, 'Refresh').click()
  await expect(page.getByText('The appliance answers again,')).toBeVisible()
  await button(page, 'Save').click()
  await expect(page.getByText('Changed but not saved.')).toHaveCount(0)
  expect(appliance.world.config.saved['ntp']).toEqual({ servers: ['192.0.2.7'] })
})

test('it is compared with a file and with another appliance that is signed in to', async ({
  page,
  appliance,
  startAppliance,
}) => {
  const other = await startAppliance({ seed: 7 })
  Object.assign(other.world.config.live, { ntp: { servers: ['192.0.2.99'] } })
  await signIn(page, other)
  await signInAndOpen(page, appliance, '/running-config')
  const compare = (name: string) =>
    button(page, 'Compare with…')
      .click()
      .then(() => page.getByRole('menuitem', { name }).click())
  await expect(differences(page)).toBeVisible()

  await compare(`${other.world.appliance.hostname}.corp.example`)
  await expect(differences(page)).toContainText('removed: "192.0.2.99"')
  await expect(differences(page)).toContainText(`${other.world.appliance.hostname}.corp.example`)
  await button(page, 'Back to the saved config').click()
  await expect(differences(page)).not.toContainText('192.0.2.99')

  const file = async (name: string, text: string, encoding: BufferEncoding = 'utf8') => {
    const chooser = page.waitForEvent('filechooser')
    await compare('A file…')
    await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text, encoding) })
  }
  await file('same.json', appliance.world.config.text())
  await expect(page.getByText('same.json and running are alike.')).toBeVisible()
  // As PowerShell of Windows saves what it has read.
  await file('windows.json', `\uFEFF${appliance.world.config.text()}`, 'utf16le')
  await expect(page.getByText('windows.json and running are alike.')).toBeVisible()
  await file('old.json', JSON.stringify({ ...appliance.world.config.live, dns: { dns: '192.0.2.1' } }))
  await expect(differences(page)).toContainText('192.0.2.1')
  await expect(differences(page)).toContainText('old.json')
  await file('notes.txt', 'not a config')
  await expect(page.getByRole('main')).toContainText('notes.txt: ')
})

test('a large configuration is compared and edited by its sections, and what is too large for that by a file', async ({
  page,
  appliance,
}) => {
  // Megabytes are laid out and compared several times: 19 s where nothing else runs, and more than 45 beside another.
  test.slow()
  const hosts = Object.fromEntries(
    Array.from({ length: 120_000 }, (_, at) => [`host-${at}`, { address: `10.0.0.${at}`, n: 1 }]),
  )
  const text = JSON.stringify({ hosts, ntp: { servers: [] }, big: 0 }).replace('"big":0', '"big":9007199254740993')
  appliance.world.config.write(text)
  appliance.world.config.save()
  appliance.world.config.write(text.replace('10.0.0.60000"', '192.0.2.1"'))
  await signInAndOpen(page, appliance, '/running-config')
  await expect(differences(page)).toContainText('added: "address": "192.0.2.1"', { timeout: 20_000 })
  await expect(differences(page)).toContainText('239,999 lines alike')
  // Not on the page itself, which would stand still meanwhile.
  expect(page.workers().map((worker) => worker.url())).toContainEqual(expect.stringContaining('desk'))
  await differences(page).getByRole('button', { name: 'ntp 3 lines alike' }).click()
  await expect(differences(page)).toContainText('"servers": []')
  // All of it is more than an editor takes; one section is not.
  await button(page, 'Edit…').click()
  await expect(drawer(page)).toContainText('Too large to be edited here.')
  const chooser = page.waitForEvent('filechooser')
  await drawer(page).getByRole('button', { name: 'From a file…' }).click()
  const whole = Buffer.from(text.replace('"servers":[]', '"servers":["192.0.2.8"]'))
  await (await chooser).setFiles({ name: 'new.json', mimeType: 'application/json', buffer: whole })
  await expect(drawer(page)).toContainText('Will be changed: hosts and ntp', { timeout: 20_000 })
  await drawer(page).getByRole('button', { name: 'Cancel' }).click()
  await proposeServer(page, '192.0.2.9')
  await confirm(page, nameOf(appliance), 'Replace running config')
  await expect(page.getByText('Applied and read back: it is as it was meant.')).toBeVisible({ timeout: 20_000 })
  expect(appliance.world.config.text()).toContain('"big": 9007199254740993')
})
