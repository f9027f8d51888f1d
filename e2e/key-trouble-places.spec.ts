// A key that stops being accepted, in places that have more to lose than one form.
import type { Locator, Page } from '@playwright/test'
import { expect, test, type Appliance } from './fixtures'
import { answeredWith, cameToNothing } from './problems'
import { list, open, signInAndOpen } from './steps'

test.beforeEach(({ problems }) => problems.expect(answeredWith(401), cameToNothing))

/** The key of the setup account that was made last. */
const newest = ({ world }: Appliance): string =>
  [...world.collections.apikeys.all()].findLast(({ username }) => username === 'setup')?.key ?? ''

/** Somebody replaces the key that is used by another one. */
function replaceKey(appliance: Appliance): void {
  const { apikeys } = appliance.world.collections
  const key = newest(appliance)
  const id = Math.max(...[...apikeys.all()].map((each) => each.id)) + 1
  apikeys.put({ id, key: String(id).padStart(32, '0'), description: null, username: 'setup', time_added: 0 })
  appliance.faults.add({ kind: 'revoke-key', key })
}

/** Signs in with the other key, by the note on what is on top. */
async function signInAgain(page: Page, appliance: Appliance, on: Locator): Promise<void> {
  await on.getByRole('button', { name: 'Sign in again' }).click()
  const again = page.getByRole('dialog', { name: /^Sign in again to/ })
  await again.getByLabel('API key').fill(newest(appliance))
  await page.keyboard.press('Enter')
  await expect(again).toBeHidden()
}

// The two refusals are told apart in one place, for which key-trouble.spec.ts runs every test with both. Each place here
// has one.
test.describe('refused without cross-origin headers', () => {
  test.use({ applianceOptions: { bare401: true } })

  test('a running config that could not be applied is gone on with', async ({ page, appliance }) => {
    const name = `${appliance.world.appliance.hostname}.corp.example`
    const question = page.getByRole('alertdialog')
    const drawer = page.getByRole('dialog', { name: 'Edit running config' })
    const apply = async () => {
      await drawer.getByRole('button', { name: /^Apply 1/ }).click()
      await question.getByRole('textbox').fill(name)
      await question.getByRole('button', { name: 'Replace running config' }).click()
    }
    await signInAndOpen(page, appliance, '/running-config')
    await page.getByRole('button', { name: 'Edit…' }).click()
    await drawer.getByRole('textbox', { name: 'Configuration' }).focus()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.insertText('{"ntp": {"servers": ["192.0.2.9"]}}')
    await expect(drawer).toContainText('Will be changed: ntp')
    replaceKey(appliance)
    await apply()
    await expect(question).toContainText('Nothing was sent. GET /runningconfig')
    await signInAgain(page, appliance, question)
    await expect(question).not.toContainText('Nothing was sent.')
    await question.getByRole('button', { name: 'Keep what is there' }).click()
    // What another one changes meanwhile is kept: the change is still the one to what it was made from.
    const { config } = appliance.world
    config.write(config.text().replace('192.0.2.53', '192.0.2.99'))
    await page.getByRole('button', { name: 'Refresh' }).click()
    await page.getByRole('button', { name: 'Edit it again…' }).click()
    await expect(drawer.getByRole('textbox', { name: 'Configuration' })).toContainText('192.0.2.9')
    await expect(drawer).toContainText('Will be changed: ntp')
    await apply()
    await expect(page.getByText('What others changed meanwhile was kept: dns.')).toBeVisible()
    expect(config.live['ntp']).toEqual({ servers: ['192.0.2.9'] })
  })

  test('a question over a drawer says it alone, and what was typed in both stays', async ({ page, appliance }) => {
    await signInAndOpen(page, appliance, '/tags/new')
    const drawer = page.getByRole('dialog', { name: 'Create tag' })
    const name = drawer.getByLabel('Name', { exact: true })
    await name.fill('PCI scope')
    replaceKey(appliance)
    await drawer.getByRole('button', { name: 'Create tag' }).click()
    await expect(drawer.getByRole('button', { name: 'Sign in again' })).toBeVisible()
    await expect(drawer.getByRole('alert').filter({ hasText: 'POST /tags' })).toBeVisible()
    await page.keyboard.press('Escape')
    const question = page.getByRole('alertdialog', { name: 'Discard what you typed?' })
    await expect(question.getByRole('button', { name: 'Sign in again' })).toBeVisible()
    await expect(drawer.getByRole('button', { name: 'Sign in again' })).toBeHidden()
    await signInAgain(page, appliance, question)
    await question.getByRole('button', { name: 'Keep editing' }).click()
    await expect(name).toHaveValue('PCI scope')
    await drawer.getByRole('button', { name: 'Create tag' }).click()
    await expect(drawer).toBeHidden()
  })

  test('rules, a sharing and a plan for many devices go on where they were', async ({ page, appliance }) => {
    const main = page.getByRole('main')
    await signInAndOpen(page, appliance, '/device-groups/new')
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Web servers')
    await page.getByRole('radio', { name: 'By rule' }).check()
    const rules = page.getByRole('tree', { name: 'Rule', exact: true })
    await rules.getByRole('button', { name: 'Add rule', exact: true }).click()
    await rules.getByRole('combobox', { name: 'Field', exact: true }).fill('Name')
    await page.getByRole('option', { name: 'Name', exact: true }).click()
    const value = rules.getByRole('textbox', { name: 'Value', exact: true })
    replaceKey(appliance)
    await value.fill('web-000')
    await signInAgain(page, appliance, main)
    await expect(value).toBeFocused()
    await page.keyboard.type('1')
    await expect(value).toHaveValue('web-0001')
    await main.getByRole('button', { name: 'Create device group' }).click()
    await expect(page.getByRole('region', { name: 'At a glance' })).toContainText('web-0001')

    await open(page, '/dashboards/4')
    const everyone = main.getByRole('checkbox', { name: 'Everyone may view it' })
    await expect(everyone).toBeVisible()
    const was = await everyone.isChecked()
    await everyone.click()
    replaceKey(appliance)
    await main.getByRole('button', { name: 'Save 1 change' }).click()
    await expect(main.getByRole('alert').filter({ hasText: '/dashboards/4/sharing:' })).toBeVisible()
    await signInAgain(page, appliance, main)
    await expect(main.getByRole('alert').filter({ hasText: '/dashboards/4/sharing:' })).toBeHidden()
    await expect(everyone).toBeChecked({ checked: !was })
    await main.getByRole('button', { name: 'Save 1 change' }).click()
    await expect(page.getByText(/^The sharing of .* saved$/)).toBeVisible()

    await open(page, '/tags/assign')
    await main.getByRole('combobox', { name: 'Property' }).fill('Name')
    await page.getByRole('option', { name: 'Name', exact: true }).click()
    await main.getByRole('textbox', { name: 'Value' }).fill('web-000')
    const tags = main.getByRole('combobox', { name: 'Tags to add' })
    await tags.fill('PCI scope')
    await tags.press('Enter')
    replaceKey(appliance)
    await main.getByRole('button', { name: 'Make plan' }).click()
    await signInAgain(page, appliance, main)
    await main.getByRole('button', { name: 'Make plan' }).click()
    const apply = main.getByRole('button', { name: /^Apply \d+ changes$/ })
    await expect(apply).toBeVisible()
    replaceKey(appliance)
    await apply.click()
    await signInAgain(page, appliance, main)
    await apply.click()
    await expect(page.getByText(/^(\d+) of \1 verified$/)).toBeVisible()
  })
})

test.describe('refused in words', () => {
  test.use({ applianceOptions: { bare401: false } })

  test('what was said of the old key goes where members, devices and answers are asked for', async ({
    page,
    appliance,
  }) => {
    const main = page.getByRole('main')
    const dialog = page.getByRole('dialog')
    /** Until another key is there, and no longer. */
    const isSaid = async (on: Locator, words: string) => {
      const line = on.getByText(words)
      await expect(line).toBeVisible()
      await signInAgain(page, appliance, on)
      await expect(line).toBeHidden()
    }
    const choose = async () => {
      await dialog.getByRole('combobox', { name: 'Devices' }).fill('web-0003')
      await page.getByRole('option', { name: /web-0003/ }).click()
      await page.keyboard.press('Tab')
      replaceKey(appliance)
    }
    await signInAndOpen(page, appliance, '/user-groups/local-operators')
    const out = main.getByRole('button', { name: /^Take .* out$/ }).first()
    await expect(out).toBeVisible()
    replaceKey(appliance)
    await out.click()
    await isSaid(main, 'PATCH /usergroups/local-operators/members:')

    await open(page, '/tags/9?tab=devices')
    await page.getByRole('button', { name: 'Assign devices…' }).first().click()
    await choose()
    await dialog.getByRole('button', { name: 'Assign 1 device' }).click()
    await isSaid(dialog, '/tags/9/devices:')
    await dialog.getByRole('button', { name: 'Cancel' }).click()

    await open(page, '/watchlist')
    await page.getByRole('button', { name: 'Put devices on it…' }).first().click()
    await choose()
    await dialog.getByRole('button', { name: 'Put 1 device on it' }).click()
    await isSaid(dialog, 'POST /watchlist/devices:')
    await dialog.getByRole('button', { name: 'Cancel' }).click()

    await open(page, '/customizations')
    await expect(list(page, 'Customizations')).toBeVisible()
    replaceKey(appliance)
    await main.getByRole('button', { name: 'Latest backup' }).click()
    await isSaid(dialog, 'GET /customizations/status:')
  })

  test('a search for records that the old key was refused is not taken for one that found none', async ({
    page,
    appliance,
  }) => {
    const main = page.getByRole('main')
    await signInAndOpen(page, appliance, '/records?range=-2h&limit=50')
    const search = main.getByRole('button', { name: 'Search', exact: true })
    await expect(search).toBeVisible()
    replaceKey(appliance)
    await search.click()
    const line = main.getByText('POST /records/search')
    await expect(line).toBeVisible()
    await signInAgain(page, appliance, main)
    await expect(line).toBeHidden()
    await expect(main).toContainText('Not searched yet')
    await expect(main).not.toContainText('No record fits')
    await search.click()
    await expect(main).toContainText(/· 50 loaded/)
  })

  test('what was said of the old key goes from a question', async ({ page, appliance }) => {
    const question = page.getByRole('alertdialog')
    /** Asks with a key that is not accepted any more, and signs in with another one. */
    const ask = async (button: string, words: string | RegExp) => {
      replaceKey(appliance)
      await question.getByRole('button', { name: button, exact: true }).click()
      await expect(question.getByRole('alert').filter({ hasText: words })).toBeVisible()
      await signInAgain(page, appliance, question)
      await expect(question.getByRole('button', { name: 'Sign in again' })).toBeHidden()
      await expect(question.getByRole('alert')).toHaveCount(0)
    }
    await signInAndOpen(page, appliance, '/extrahop')
    await page.getByRole('button', { name: 'Restart exalerts' }).click()
    await question.getByRole('textbox').fill('exalerts')
    await ask('Restart exalerts', 'POST /extrahop/processes/exalerts/restart:')
    await question.getByRole('button', { name: 'Restart exalerts', exact: true }).click()
    await expect(question).toBeHidden()

    await open(page, '/tags/9')
    await page.getByRole('button', { name: 'Delete…' }).click()
    await ask('Delete tag', 'GET /tags/9:')
  })
})
