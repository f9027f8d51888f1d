// The frame around every page: header, navigation, keys, preferences.
import { expect, test } from './fixtures'
import { answeredWith, cameToNothing } from './problems'
import { content, heading, look } from './shell-steps'
import { openSwitcher, plate } from './sign-in-steps'
import { allLinks, keyOf, list, mainNavigation, open, signIn, signInAndOpen } from './steps'

test.describe('navigation', () => {
  test('groups the pages by task and marks the current one', async ({ page, appliance }) => {
    await signIn(page, appliance)
    const navigation = mainNavigation(page)
    await expect(navigation.getByRole('heading')).toHaveText(['Watch', 'Assets', 'Behaviour', 'System'])
    // All that one needs often is seen at once.
    expect(await navigation.getByRole('link').count()).toBeLessThan(24)
    await expect(navigation.getByRole('link', { name: 'API explorer' })).toBeInViewport()
    await expect(navigation.getByRole('link', { name: 'Custom devices' })).toBeHidden()
    await allLinks(page)
    for (const [group, entries] of Object.entries({
      Watch: ['Dashboards', 'Alerts', 'Exclusion intervals', 'Email groups'],
      Assets: ['Devices', 'Device groups', 'Tags', 'Networks', 'Applications', 'VLANs', 'Custom devices', 'Watchlist'],
      Behaviour: ['Triggers', 'Bundles', 'Customizations'],
      System: ['Users', 'API keys', 'License', 'Audit log', 'Jobs', 'Plans', 'API explorer'],
    }))
      for (const entry of entries)
        await expect(
          navigation.getByRole('list', { name: group, exact: true }).getByRole('link', { name: entry, exact: true }),
        ).toBeVisible()

    await navigation.getByRole('link', { name: 'Tags', exact: true }).click()
    await expect(heading(page)).toHaveText('Tags')
    await expect(navigation.getByRole('link', { name: 'Tags', exact: true })).toHaveAttribute('aria-current', 'page')
    await expect(navigation.locator('[aria-current="page"]')).toHaveCount(1)
  })

  test('offers what the kind of appliance has, and says so at an address it lacks', async ({
    page,
    startAppliance,
  }) => {
    const explore = await startAppliance({ role: 'explore' })
    await signIn(page, explore)
    const links = mainNavigation(page).getByRole('link')
    await allLinks(page)
    const titles = await links.allTextContents()
    for (const absent of ['Devices', 'Tags', 'Triggers', 'Networks']) expect(titles).not.toContain(absent)
    for (const present of ['Overview', 'API explorer', 'License']) expect(titles).toContain(present)

    await open(page, '/devices')
    await expect(heading(page)).toHaveText('Devices')
    await expect(content(page)).toContainText(`has no devices`)
    await content(page).getByRole('link', { name: 'Go to the overview' }).click()
    await expect(page).toHaveURL(/#\/overview$/)
  })

  test('leads on and tells where one is, in any window', async ({ page, appliance }) => {
    test.slow()
    await test.step('brings focus and title to the new page, and skips itself', async () => {
      await signIn(page, appliance)
      // Through the door.
      await expect(content(page)).toBeFocused()
      await mainNavigation(page).getByRole('link', { name: 'Networks', exact: true }).click()
      await expect(content(page)).toBeFocused()
      await expect(page).toHaveTitle(`Networks · ${appliance.world.appliance.hostname}.corp.example · hopdeck`)

      await page.evaluate(() => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
        window.getSelection()?.removeAllRanges()
      })
      await page.getByRole('link', { name: 'Skip to the content' }).focus()
      await page.keyboard.press('Enter')
      await expect(content(page)).toBeFocused()
      await expect(page).toHaveURL(/#\/networks$/)
    })

    await test.step('an address that no page has', async () => {
      await open(page, '/nowhere/at/all')
      await expect(heading(page)).toHaveText('No such page')
      await expect(mainNavigation(page)).toBeVisible()
      await content(page).getByRole('link', { name: 'Go to the overview' }).click()
      await expect(page).toHaveURL(/#\/overview$/)
    })

    await test.step('an inner page says where it is', async () => {
      const [device] = appliance.world.collections.devices.keys()
      await open(page, `/devices/${device}`)
      const crumbs = page.getByRole('navigation', { name: 'Breadcrumbs' })
      await crumbs.getByRole('link', { name: 'Devices' }).click()
      await expect(page).toHaveURL(/#\/devices$/)
      await expect(heading(page)).toHaveText('Devices')
    })

    await test.step('the focus is never lost: out of a form and the log, with what a press takes away', async () => {
      await open(page, '/tags')
      const create = page.getByRole('button', { name: 'Create tag' })
      await create.click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await expect(create).toBeFocused()

      await list(page, 'Tags').getByRole('checkbox').nth(1).click()
      await page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'Clear' }).click()
      await expect(list(page, 'Tags').locator(':focus')).toHaveCount(1)

      const log = page.getByRole('button', { name: /^Request log/ })
      await log.click()
      await page.keyboard.press('Escape')
      await expect(log).toBeFocused()

      const exports = page.getByRole('button', { name: 'Export', exact: true })
      await exports.click()
      await page.getByRole('menuitem', { name: /^CSV/ }).first().hover()
      await page.keyboard.press('Escape')
      await expect(page.getByRole('menu')).toHaveCount(0)
      await expect(exports).toBeFocused()
    })

    await test.step('between phone and desk nothing that can be pressed is off the window, and a low one is full of rows', async () => {
      await open(page, '/overview')
      for (const [address, last] of [
        ['/charts', 'Add chart'],
        ['/records', 'Search'],
        ['/devices', /^Assign tags/],
      ] as const) {
        await page.setViewportSize({ width: 1280, height: 800 })
        await open(page, address)
        if (address === '/devices') await list(page, 'Devices').getByRole('checkbox').nth(1).click()
        for (const width of [641, 720, 960]) {
          await page.setViewportSize({ width, height: 800 })
          await expect(content(page).getByRole('button', { name: last, exact: true })).toBeInViewport({ ratio: 1 })
        }
      }
      // As low as a desk at twice its size: what heads the page goes out of sight with the first rows, and comes back.
      await page.setViewportSize({ width: 640, height: 400 })
      const rows = list(page, 'Devices')
      await rows.hover()
      await page.mouse.wheel(0, 200)
      await expect.poll(async () => (await rows.boundingBox())?.height).toBeGreaterThan(260)
      await page.mouse.wheel(0, -400)
      await expect(heading(page)).toBeInViewport()
    })

    await test.step('keeps where one is in sight, however long it is', async () => {
      await page.setViewportSize({ width: 1280, height: 480 })
      await open(page, '/jobs')
      await expect(mainNavigation(page).getByRole('link', { name: 'Jobs', exact: true })).toBeInViewport()
      await open(page, '/overview')
      await expect(mainNavigation(page).getByRole('link', { name: 'Overview' })).toBeInViewport()
    })

    await test.step('waits behind a button on a phone', async () => {
      await open(page, '/tags')
      await page.setViewportSize({ width: 390, height: 844 })
      await expect(heading(page)).toHaveText('Tags')
      await expect(mainNavigation(page)).toBeHidden()
      const menu = page.getByRole('button', { name: 'Menu' })
      await menu.click()
      await expect(menu).toHaveAttribute('aria-expanded', 'true')
      await mainNavigation(page).getByRole('link', { name: 'Networks', exact: true }).click()
      await expect(heading(page)).toHaveText('Networks')
      await expect(mainNavigation(page)).toBeHidden()
    })
  })
})

test.describe('keys', () => {
  test('lead to pages and to what hopdeck is', async ({ page, appliance }) => {
    test.slow()
    await test.step('? tells the version, the build and all keys', async () => {
      await signIn(page, appliance)
      await page.keyboard.press('?')
      const about = page.getByRole('dialog', { name: 'About hopdeck' })
      await expect(about).toContainText(/Version\s*1\.\d+\.\d+/)
      await expect(about).toContainText(/Build\s*([0-9a-f]{12}|unknown)/)
      await expect(about).toContainText('Command palette')
      const link = await about.getByRole('link', { name: 'Their licences' }).getAttribute('href')
      const licences = await page.request.get(link ?? '')
      expect(licences.status()).toBe(200)
      await page.keyboard.press('Escape')
      await expect(about).toHaveCount(0)
    })

    await test.step('g and a letter go to a page, and not while one types', async () => {
      await open(page, '/overview')
      await page.keyboard.press('g')
      await page.keyboard.press('d')
      await expect(heading(page)).toHaveText('Devices')
      await page.keyboard.press('g')
      await page.keyboard.press('x')
      await page.getByRole('searchbox', { name: 'Find an operation' }).pressSequentially('go')
      await expect(page).toHaveURL(/#\/explorer/)
      await page.keyboard.press('Escape')
      await content(page).focus()
      await page.keyboard.press('g')
      await page.keyboard.press('o')
      await expect(page).toHaveURL(/#\/overview$/)
    })
  })
})

test.describe('preferences', () => {
  test('the theme is there before the first paint, and stays', async ({ page, appliance }) => {
    await page.addInitScript(() => {
      // The name outlives a reload: it is this document's time that counts.
      window.name = ''
      const note = () => {
        if (document.documentElement?.dataset.theme) window.name ||= String(performance.now())
      }
      new MutationObserver(note).observe(document, { subtree: true, childList: true, attributes: true })
    })
    await signIn(page, appliance)
    const button = page.getByRole('button', { name: /^Theme:/ })
    await expect(button).toHaveAccessibleName('Theme: as the system')
    await button.click()
    await button.click()
    await expect(button).toHaveAccessibleName('Theme: dark')

    await page.reload()
    await expect(heading(page)).toBeVisible()
    expect((await look(page)).theme).toBe('dark')
    const paint = await page.evaluate(() => performance.getEntriesByType('paint')[0]?.startTime ?? 0)
    const set = Number(await page.evaluate(() => window.name))
    expect(set).toBeGreaterThan(0)
    expect(set).toBeLessThan(paint)
    await expect(page.getByRole('button', { name: 'Theme: dark' })).toBeVisible()
  })

  for (const colorScheme of ['light', 'dark'] as const)
    test(`without a choice the theme is that of the system, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      await page.goto('/')
      await expect(heading(page)).toBeVisible()
      const [red = 0] = await page.evaluate(() => {
        const canvas = document.createElement('canvas').getContext('2d')
        if (!canvas) return []
        canvas.fillStyle = getComputedStyle(document.body).backgroundColor
        canvas.fillRect(0, 0, 1, 1)
        return [...canvas.getImageData(0, 0, 1, 1).data]
      })
      if (colorScheme === 'light') expect(red).toBeGreaterThan(180)
      else expect(red).toBeLessThan(80)
    })

  test('the density changes the height of rows, and stays', async ({ page, appliance }) => {
    await signInAndOpen(page, appliance, '/tags')
    const row = list(page, 'Tags').getByRole('row').nth(1)
    await expect(row).toBeVisible()
    const height = async () => (await row.boundingBox())?.height ?? 0
    const compact = await height()
    await page.getByRole('button', { name: 'Density: compact' }).click()
    await expect.poll(height).toBeGreaterThan(compact)
    await page.reload()
    expect((await look(page)).density).toBe('comfortable')
  })

  test.describe('in another time zone', () => {
    test.use({ timezoneId: 'Asia/Tokyo' })

    test('times are UTC or local, on every page', async ({ page, appliance }) => {
      await page.clock.setFixedTime(new Date('2026-03-04T20:15:30Z'))
      await signIn(page, appliance)
      const clock = page.getByRole('button', { name: 'Times are shown in UTC. Switch' })
      await expect(clock).toHaveText(/20:15:30 UTC/)
      await clock.click()
      const local = page.getByRole('button', { name: 'Times are shown in local time. Switch' })
      await expect(local).toHaveText(/05:15:30 local/)
      await page.reload()
      await signIn(page, appliance)
      await expect(local).toBeVisible()
    })
  })
})

test.describe('the plate', () => {
  test.beforeEach(({ problems }) => problems.expect(answeredWith(401), cameToNothing))

  test('tells how the appliance answers, as it changes', async ({ page, appliance }) => {
    const name = `${appliance.world.appliance.hostname}.corp.example`
    await signIn(page, appliance)
    await expect(plate(page)).toHaveAccessibleDescription(`${name} answers`)
    const refresh = page.getByRole('button', { name: 'Refresh' })
    await expect(content(page)).toContainText('Devices')
    await expect(refresh).not.toHaveAttribute('aria-busy', 'true')

    appliance.faults.add({ kind: 'reset' })
    await refresh.click()
    await expect(plate(page)).toHaveAccessibleDescription(`${name} does not answer`)
    // What was read before stays in sight.
    await expect(content(page)).toContainText('Devices')
    appliance.faults.clear()
    await expect(refresh).not.toHaveAttribute('aria-busy', 'true')
    await refresh.click()
    await expect(plate(page)).toHaveAccessibleDescription(`${name} answers`)

    appliance.faults.add({ kind: 'revoke-key', key: keyOf(appliance) })
    await expect(refresh).not.toHaveAttribute('aria-busy', 'true')
    await refresh.click()
    await expect(plate(page)).toHaveAccessibleDescription(`${name} refuses the key`)
    await expect(await openSwitcher(page)).toContainText('refuses the key')
  })
})
