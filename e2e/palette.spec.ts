// Ctrl K: go to anything by a part of its name.
import { expect, test } from './fixtures'
import { answeredWith } from './problems'
import { heading, hit, look, palette, typeInPalette } from './shell-steps'
import { plate } from './sign-in-steps'
import { keyOf, open, signIn } from './steps'

test.describe('command palette', () => {
  test('goes to pages, objects, devices, forms and operations', async ({ page, appliance }) => {
    test.slow()
    await test.step('takes what was typed, not what a pointer at rest lies on', async () => {
      await signIn(page, appliance)
      for (const y of [340, 420, 500]) {
        await page.mouse.move(640, y)
        await typeInPalette(page, 'email')
        await expect(hit(page, 'GET /emailgroups').first()).toBeVisible()
        // One frame is drawn, after which a browser tells what lies below the pointer.
        await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))')
        await page.keyboard.press('Enter')
        await expect(heading(page)).toHaveText('Email groups')
        await open(page, '/tags')
        await expect(heading(page)).toHaveText('Tags')
      }
    })

    await test.step('goes to a page, and closes with Escape', async () => {
      await open(page, '/overview')
      await typeInPalette(page, 'email')
      await expect(hit(page, /^Email groups/)).toBeVisible()
      await page.keyboard.press('Enter')
      await expect(heading(page)).toHaveText('Email groups')
      await expect(palette(page)).toHaveCount(0)

      await page.getByRole('button', { name: /Go to or search/ }).click()
      await expect(palette(page)).toBeVisible()
      await expect(palette(page).getByRole('searchbox')).toHaveValue('')
      await expect(palette(page).getByRole('searchbox')).toBeFocused()
      // A list that is longer than the window takes no room from the field.
      await expect(palette(page).getByRole('menuitem').first()).toBeVisible()
      expect((await palette(page).getByRole('searchbox').boundingBox())?.height).toBeGreaterThan(40)
      await page.keyboard.press('Escape')
      await expect(palette(page)).toHaveCount(0)
    })

    await test.step('lies over the page as a dialog does: nothing below has the focus, a press beside it only closes it', async () => {
      await open(page, '/tags')
      await expect(heading(page)).toHaveText('Tags')
      const search = page.getByRole('searchbox', { name: 'Filter these rows' })
      await search.fill('abcd')
      await search.press('ArrowLeft')
      await page.keyboard.press('Control+k')
      await expect(palette(page).getByRole('searchbox')).toBeFocused()
      for (const key of ['Tab', 'Tab', 'Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab']) {
        await page.keyboard.press(key)
        await expect(page.locator('#root :focus')).toHaveCount(0)
      }
      // Where the navigation's links are.
      await page.mouse.click(40, 300)
      await expect(palette(page)).toHaveCount(0)
      await expect(heading(page)).toHaveText('Tags')
      await page.keyboard.type('X')
      await expect(search).toHaveValue('abcXd')
    })

    await test.step('can be used over a drawer, which it gives the focus back to', async () => {
      await open(page, '/tags/new')
      const name = page.getByRole('dialog', { name: 'Create tag' }).getByRole('textbox', { name: /^Name/ })
      await name.fill('ab')
      await page.keyboard.press('Control+k')
      await page.keyboard.type('email')
      await expect(palette(page).getByRole('searchbox')).toHaveValue('email')
      await expect(hit(page, /^Email groups/)).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(palette(page)).toHaveCount(0)
      await page.keyboard.type('c')
      await expect(name).toHaveValue('abc')
      await page.keyboard.press('Escape')
      await page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click()
    })

    await test.step('finds devices on the appliance, by address too', async () => {
      await open(page, '/overview')
      const device = [...appliance.world.collections.devices.all()].find(({ ipaddr4 }) => ipaddr4)
      const address = device?.ipaddr4 ?? ''
      await typeInPalette(page, address)
      await hit(page, new RegExp(address.replaceAll('.', '\\.')))
        .first()
        .click()
      await expect(page).toHaveURL(new RegExp(`#/devices/${device?.id}`))
      expect(appliance.log.some(({ query }) => new URLSearchParams(query).get('value') === address)).toBe(true)
    })

    await test.step('finds named objects', async () => {
      await open(page, '/overview')
      const [tag] = appliance.world.collections.tags.all()
      await typeInPalette(page, tag?.name ?? '')
      await hit(page, new RegExp(`^${tag?.name}.*tag$`)).click()
      await expect(page).toHaveURL(new RegExp(`#/tags/${tag?.id}`))
    })

    await test.step('finds pages by what they are for, things to make, and operations', async () => {
      await open(page, '/overview')
      await typeInPalette(page, 'create tag')
      await hit(page, /^Create tag$/).click()
      const form = page.getByRole('dialog', { name: 'Create tag' })
      await expect(form).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(form).toBeHidden()
      await typeInPalette(page, 'product key')
      await expect(hit(page, /^License/).first()).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(palette(page)).toHaveCount(0)
      await typeInPalette(page, 'dark')
      await expect(hit(page, 'Change the theme')).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(palette(page)).toHaveCount(0)
      await typeInPalette(page, '/tags/{id}/devices')
      await hit(page, /GET \/tags\/\{id\}\/devices/).click()
      await expect(page).toHaveURL(/explorer\?operation=tags/)
    })
  })

  test('takes the first line that is shown, also when it came late, and waits for what is looked for', async ({
    page,
    appliance,
  }) => {
    test.slow()
    await signIn(page, appliance)
    const typeKeys = async (text: string, delay = 0) => {
      await page.keyboard.press('ControlOrMeta+K')
      await expect(palette(page).getByRole('searchbox')).toBeFocused()
      await page.keyboard.type(text, { delay })
    }
    const active = palette(page).locator('[role="menuitem"][data-focused]')
    const device = (name: string) => heading(page).filter({ hasText: new RegExp(`^${name}`) })

    for (const delay of [0, 60, 150])
      for (const [typed, name] of [
        ['dc', 'dc-0001'],
        ['core', 'core-sw1'],
        ['web-0003', 'web-0003'],
      ] as const)
        await test.step(`${typed}, ${delay} ms between keys`, async () => {
          await open(page, '/tags')
          await typeKeys(typed, delay)
          await expect(palette(page).getByRole('menuitem').first()).toHaveText(new RegExp(`^${name}`))
          await expect(active).toHaveText(new RegExp(`^${name}`))
          await page.keyboard.press('Enter')
          await expect(device(name)).toBeVisible()
        })

    appliance.faults.add({ kind: 'delay', ms: 700, match: { method: 'GET', path: '/devices' } })
    await test.step('Enter before the answer takes what the answer brings', async () => {
      for (const [typed, name] of [
        ['dc', 'dc-0001'],
        ['core', 'core-sw1'],
        ['web-0003', 'web-0003'],
      ] as const) {
        await open(page, '/tags')
        await typeKeys(typed)
        await page.keyboard.press('Enter')
        await expect(device(name)).toBeVisible()
      }
    })

    await test.step('what only means it is not taken for want of anything else', async () => {
      await open(page, '/tags')
      await typeKeys('cam')
      await page.keyboard.press('Enter')
      await expect(active).toHaveText(/^License/)
      await expect(palette(page)).toBeVisible()
      await page.keyboard.press('Escape')
    })

    await test.step('what says what was typed is taken at once, and what was gone to stays', async () => {
      await open(page, '/tags')
      await typeKeys('license')
      await page.keyboard.press('Enter')
      await expect(heading(page)).toHaveText('License')
      await open(page, '/tags')
      await typeKeys('dc')
      await expect(hit(page, /cloudresources/).first()).toBeVisible()
      await page.keyboard.press('ArrowDown')
      const gone = await active.textContent()
      await expect(palette(page).getByRole('menuitem').first()).toHaveText(/^dc-0001/)
      await expect(active).toHaveText(gone ?? '')
      await page.keyboard.press('Escape')
    })

    await test.step('letters after Enter take it back', async () => {
      await open(page, '/tags')
      await typeKeys('pc-000')
      await page.keyboard.press('Enter')
      await page.keyboard.type('3')
      await expect(palette(page).getByRole('menuitem').first()).toHaveText(/^pc-0003/)
      await expect(palette(page)).toBeVisible()
      await page.keyboard.press('Escape')
    })
  })

  test('does not come any more once Escape was pressed for it: keys are the page’s again', async ({
    page,
    appliance,
  }) => {
    await signIn(page, appliance)
    for (const key of ['Control+k', 'Escape', 'g', 'd']) await page.keyboard.press(key)
    await expect(heading(page)).toHaveText('Devices')
    await expect(palette(page)).toHaveCount(0)
  })

  test('does not say that nothing is called so where devices could not be looked for', async ({
    page,
    appliance,
    problems,
  }) => {
    problems.expect(answeredWith(500))
    await signIn(page, appliance)
    appliance.faults.add({ kind: 'status', status: 500, match: { method: 'GET', path: '/devices' } })
    await typeInPalette(page, 'web-0003')
    await expect(palette(page)).toContainText('Devices could not be looked for.')
    await expect(palette(page)).toContainText('Nothing that was read is called "web-0003"')
  })

  test('does what the header does, and switches appliances', async ({ page, startAppliance }) => {
    const discover = await startAppliance()
    const trace = await startAppliance({ role: 'trace' })
    await signIn(page, discover)
    await typeInPalette(page, 'theme')
    await hit(page, 'Change the theme').click()
    expect((await look(page)).theme).toBe('light')

    await typeInPalette(page, 'another appliance')
    await hit(page, 'Sign in to another appliance').click()
    await page.getByLabel('Appliance', { exact: true }).fill(trace.url)
    await page.getByLabel('API key', { exact: true }).fill(keyOf(trace))
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(plate(page)).toContainText('Trace')
    await typeInPalette(page, 'switch to')
    await hit(page, new RegExp(`Switch to ${discover.world.appliance.hostname}`)).click()
    await expect(plate(page)).toContainText('Discover')
  })
})
