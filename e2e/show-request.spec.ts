// From every page of the console the request behind what it shows opens in the explorer, filled in, and works there.
import { operationById } from '../src/catalog'
import { inRelease } from '../src/catalog/release'
import { pathOf } from '../src/crud/paths'
import { browsable } from '../src/resources'
import { answer, expectAnswered, sendButton } from './explorer-steps'
import { expect, test } from './fixtures'
import { answeredWith } from './problems'
import { heading } from './shell-steps'
import { list, open, signIn, signInAndOpen } from './steps'

const here = browsable
  .map(({ resource }) => resource)
  .filter(({ platforms, since, until }) => platforms.includes('discover') && inRelease('9.8', since, until))

const show = { name: 'Show this request' } as const

for (const group of ['lists', 'pages of one thing'] as const) {
  test(`${group}: each shows its request in the explorer`, async ({ page, appliance }) => {
    test.setTimeout(90_000)
    await signIn(page, appliance)
    for (const resource of here) {
      const { list: listed } = resource.operations
      if ((listed !== undefined) !== (group === 'lists')) continue
      await test.step(resource.name, async () => {
        await open(page, pathOf(resource.name) as `/${string}`)
        await page.getByRole('main').getByRole('button', show).first().click()
        await expect(heading(page)).toHaveText(listed ? `GET ${listed.path}` : /^(GET|POST) \//)
        await expect(sendButton(page)).toBeEnabled()
      })
    }
  })
}

test('what is looked at shows its request, filled in', async ({ page, appliance }) => {
  test.slow()
  await test.step('the request is filled in even where the log has forgotten it', async () => {
    await signInAndOpen(page, appliance, '/tags/1')
    await page.getByRole('button', { name: /^Request log/ }).click()
    await page.getByRole('button', { name: 'Clear' }).click()
    await page.getByRole('main').getByRole('button', show).click()
    await expect(heading(page)).toHaveText('GET /tags/{id}')
    await sendButton(page).click()
    await expectAnswered(page, 200)
    await expect(answer(page)).toContainText('Production')
  })

  await test.step('the overview offers each request that it is made of', async () => {
    await open(page, '/overview')
    await page.getByRole('main').getByRole('button', show).click()
    const items = page.getByRole('menuitem')
    await expect(items.filter({ hasText: 'GET /license' })).toBeVisible()
    await items.filter({ hasText: 'GET /extrahop/processes' }).click()
    await expect(heading(page)).toHaveText('GET /extrahop/processes')
  })

  await test.step('the devices and their search show what is asked', async () => {
    await open(page, '/devices?value=web&search=name')
    await expect(list(page, 'Devices')).toBeVisible()
    await page.getByRole('main').getByRole('button', show).click()
    await expect(heading(page)).toHaveText('GET /devices')
    await expect(page.getByRole('textbox', { name: /^value/ })).toHaveValue('web')
    await page.goBack()
    await page.getByRole('button', { name: 'Search the appliance' }).click()
    const drawer = page.getByRole('dialog', { name: 'Search the appliance' })
    await drawer.getByRole('textbox', { name: /^Value/ }).fill('db')
    await drawer.getByRole('button', show).click()
    await expect(heading(page)).toHaveText('GET /devices')
    await expect(page.getByRole('textbox', { name: /^value/ })).toHaveValue('db')
    await sendButton(page).click()
    await expectAnswered(page, 200)
  })

  await test.step('every tab of an object shows the request that fills it', async () => {
    await open(page, '/alerts/1')
    const parts = page.getByRole('navigation', { name: 'Parts of the alert' })
    for (const [tab, path] of [
      [/^Devices/, '/alerts/{id}/devices'],
      [/^Email groups/, '/alerts/{id}/emailgroups'],
      [/^All fields/, '/alerts/{id}'],
      [/^JSON/, '/alerts/{id}'],
    ] as const) {
      await parts.getByRole('link', { name: tab }).click()
      await page.getByRole('button', show).click()
      await expect(heading(page)).toHaveText(`GET ${path}`)
      await sendButton(page).click()
      await expectAnswered(page, 200)
      await page.goBack()
      await expect(parts).toBeVisible()
    }
  })
})

test('what failed opens in the explorer as it was sent', async ({ page, appliance, problems }) => {
  problems.expect(answeredWith(500))
  await signIn(page, appliance)
  appliance.faults.add({ kind: 'status', status: 500, match: { path: '/tags' } })
  await open(page, '/tags')
  await page.getByRole('main').getByRole('alert').getByRole('button', { name: 'Open in the explorer' }).click()
  await expect(heading(page)).toHaveText(`GET ${operationById('tags.list')?.path}`)
})

test.describe('while a list is being read', () => {
  test.use({ applianceOptions: { latency: 600 } })

  test('its tools stand where they will stay, under the pointer that goes to them', async ({ page, appliance }) => {
    await signInAndOpen(page, appliance, '/dashboards')
    const button = page.getByRole('main').getByRole('button', show)
    const early = await button.boundingBox()
    await expect(page.getByRole('button', { name: 'Export' })).toHaveAttribute('aria-disabled', 'true')
    await expect(list(page, 'Dashboards').getByRole('row').nth(1)).toBeVisible()
    expect(await button.boundingBox()).toEqual(early)
  })
})
