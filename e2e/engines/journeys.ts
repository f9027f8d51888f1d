// Journeys through the console that every engine must allow: what they touch is what engines differ in (what a failed
// request tells, layers of tables, keys and dates, an editor's text, files that come and go).
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { image } from '../images'
import { closedPort } from '../other-servers'
import { callDirectly, keyOf } from '../steps'
import { expect, test } from './fixtures'
import type { Appliance } from '../fixtures'
import type { Tab, Target } from './tab'

const main: Target = { role: 'main' }
const button = (name: string | RegExp, within?: Target): Target => ({ role: 'button', name, ...(within && { within }) })
const heading = (name: string | RegExp): Target => ({ role: 'heading', name })

async function signIn(tab: Tab, url: string, key: string): Promise<void> {
  await tab.enter({ label: 'Appliance' }, url)
  await tab.enter({ label: 'API key' }, key)
  await tab.click(button(/^(Sign in|Try again)$/))
}

/** Opens a page by its address, signs in, and is there. */
async function open(tab: Tab, consoleUrl: string, appliance: Appliance, route: string): Promise<void> {
  await tab.load(`${consoleUrl}/#${route}`)
  await signIn(tab, appliance.url, keyOf(appliance))
  await tab.see({ role: 'navigation', name: 'Main' })
}

test('a sign-in that fails is explained, and the next one works', async ({ tab, consoleUrl, appliance }) => {
  await tab.load(`${consoleUrl}/#/sign-in`)
  await signIn(tab, await closedPort(), keyOf(appliance))
  const diagnosis: Target = { role: 'alert' }
  await tab.see({ role: 'list', name: 'How far it got', within: diagnosis })
  await tab.read('stopped here', diagnosis)
  await signIn(tab, appliance.url, '0123456789abcdef0123456789abcdef')
  await tab.read('Stopped at the API key', diagnosis)
  await signIn(tab, appliance.url, keyOf(appliance))
  await tab.see({ role: 'navigation', name: 'Main' })
  await tab.see(button(/Discover 9\.8\.1 · system full/))
})

test('an appliance that never answers is given up, at once by Stop and else by itself', async ({
  tab,
  consoleUrl,
  appliance,
}) => {
  appliance.faults.add({ kind: 'hang', match: { method: 'GET', path: '/extrahop' } })
  await tab.load(`${consoleUrl}/#/sign-in`)
  await signIn(tab, appliance.url, keyOf(appliance))
  await tab.click(button('Stop'))
  await tab.see(button('Sign in'))
  await signIn(tab, appliance.url, keyOf(appliance))
  await tab.read('Stopped: the REST API does not answer')
  appliance.faults.clear()
  await signIn(tab, appliance.url, keyOf(appliance))
  await tab.see({ role: 'navigation', name: 'Main' })
})

test('the devices are listed, filtered and sorted', async ({ tab, consoleUrl, appliance }) => {
  await open(tab, consoleUrl, appliance, '/devices')
  const grid: Target = { role: 'grid', name: 'Devices' }
  await tab.read('60 of 60', main)
  await tab.click({ role: 'columnheader', name: /^VLAN/, within: grid })
  await expect.poll(() => tab.address()).toContain('sort=vlanid')
  await tab.enter({ role: 'searchbox', name: /filter/i, within: main }, 'core-sw1')
  await tab.read('1 of 60', main)
  await tab.see({ role: 'row', within: grid, holds: 'core-sw1' })
  expect(await tab.address()).toContain('q=core-sw1')
})

test('many devices get a tag and lose it again', async ({ tab, consoleUrl, appliance }) => {
  await open(tab, consoleUrl, appliance, '/devices')
  await tab.read('60 of 60', main)
  await tab.click({ role: 'checkbox', name: 'Select all', within: { role: 'grid', name: 'Devices' } })
  await tab.click(button('Assign tags…'))
  await tab.click({ role: 'combobox', name: 'Tags to add' })
  await tab.type('PCI scope')
  await tab.press('Enter')
  await tab.click(button('Make plan'))
  await tab.read('60 devices', { role: 'region', name: 'Plan' })
  await tab.click(button('Apply 60 changes'))
  await tab.read('60 of 60 verified')
  const tags = (await callDirectly(appliance, 'GET', '/tags')) as { id: number; name: string }[]
  const { id = 0 } = tags.find(({ name }) => name === 'PCI scope') ?? {}
  expect(await callDirectly(appliance, 'GET', `/tags/${id}/devices`)).toHaveLength(60)
  await tab.click(button('Undo'))
  await tab.read('undone', { role: 'region', name: 'Undo' })
})

test('a quiet time is made with days and times that are typed', async ({ tab, consoleUrl, appliance }) => {
  await open(tab, consoleUrl, appliance, '/exclusion-intervals/new')
  const form: Target = { role: 'dialog' }
  await tab.enter({ role: 'textbox', name: 'Name', within: form }, 'Rack moves')
  await tab.click({ role: 'spinbutton', name: /^year, Start: day/, within: form })
  await tab.type('20270227')
  await tab.press('Tab')
  await tab.type('2200')
  await tab.press('Tab')
  await tab.type('20270303')
  await tab.press('Tab')
  await tab.type('0200')
  await tab.read('Once, from 27 Feb 2027, 22:00 to 3 Mar 2027, 02:00 UTC: 3 d 4 h.', form)
  await tab.click(button('Create exclusion interval', form))
  await tab.see(heading('Rack moves'))
  await tab.read('Next: Sat 27 Feb 2027, 22:00 to Wed 3 Mar 2027, 02:00')
})

test('the explorer sends what is typed into its editor', async ({ tab, consoleUrl, appliance }) => {
  await open(tab, consoleUrl, appliance, '/explorer?operation=tags.create')
  await tab.see(heading(/POST\s*\/tags/))
  await tab.click({ role: 'tab', name: 'JSON' })
  await tab.focus({ role: 'textbox', name: 'Input as JSON' })
  // Keys that are shortcuts of the page elsewhere: they are typed in a shadow root.
  await tab.replace('{"name": "Typed / g d, in a hurry?"}')
  await tab.click(button(/^Send…?$/))
  await tab.click(button(/^Send/, { role: 'alertdialog' }))
  await tab.read(/^\s*201/, { role: 'region', name: 'Answer' })
  const tags = (await callDirectly(appliance, 'GET', '/tags')) as { name: string }[]
  expect(tags.map(({ name }) => name)).toContain('Typed / g d, in a hurry?')
})

test('a list is downloaded, and an image uploaded', async ({ tab, consoleUrl, appliance, engine }, info) => {
  await open(tab, consoleUrl, appliance, '/devices?columns=display_name,id')
  await tab.read('60 of 60', main)
  await tab.click(button(/^Export/))
  await tab.click({ role: 'menuitem', name: /^CSV/, within: { role: 'group', name: /^Shown/ } })
  const file = async () => (await readdir(engine.downloads)).find((name) => /^devices-.*\.csv$/.test(name)) ?? ''
  await expect.poll(file).not.toBe('')
  await expect.poll(async () => readFile(join(engine.downloads, await file()), 'utf8')).toMatch(/^\W?Name,Id\r\n/)

  const { name, buffer } = image('9.9.1.1500')
  const path = info.outputPath(name)
  await writeFile(path, buffer)
  await tab.follow('/firmware')
  await tab.choose({ label: 'Firmware image' }, path)
  await tab.click(button('Upload'))
  await tab.read('Uploaded', { role: 'region', name: 'Progress' })
  expect(appliance.log.some(({ method, path: asked }) => method === 'POST' && asked.endsWith('/firmware'))).toBe(true)
})

test('lists, selects and what lies over a page do by keys alone', async ({ tab, consoleUrl, appliance }) => {
  await open(tab, consoleUrl, appliance, '/devices')
  await tab.read('60 of 60', main)
  await tab.focus(button('Add filter'))
  await tab.press('Enter')
  await tab.focus({ role: 'combobox', name: 'Column' })
  await tab.replace('Vendor')
  await tab.press('Enter')
  await tab.focus({ role: 'combobox', name: 'Condition' })
  await tab.press('Enter')
  await tab.press('ArrowDown')
  await tab.press('Enter')
  await tab.focus({ role: 'textbox', name: /^Value/ })
  await tab.type('Dell')
  await tab.press('Enter')
  await expect.poll(() => tab.address()).toContain('Dell')

  await tab.press('k', 'Control')
  await tab.see({ role: 'dialog', name: 'Command palette' })
  await tab.type('Records')
  await tab.see({ role: 'menuitem', name: /^Records/ })
  await tab.press('Enter')
  await tab.see(heading('Records'))
  await tab.focus({ role: 'combobox', name: 'Record types' })
  await tab.type('DNS resp')
  await tab.see({ role: 'option', name: /DNS response/ })
  await tab.press('ArrowDown')
  await tab.press('Enter')
  await tab.read('DNS response', { role: 'region', name: 'In words' })
})
