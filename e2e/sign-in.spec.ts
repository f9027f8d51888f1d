// Signing in, as each kind of appliance, release and privilege level lets it happen, and what is kept of it.
import { expect, test } from './fixtures'
import { answeredWith } from './problems'
import {
  applianceField,
  everythingKept,
  expectSignInPage,
  keepChoice,
  keyField,
  openSwitcher,
  placesWith,
  plate,
  signInButton,
} from './sign-in-steps'
import { heading } from './shell-steps'
import { keyOf, list, mainNavigation, open, signIn, signInAndOpen, trySignIn } from './steps'

// The console learns what a key may do by asking for what it may not.
test.use({ expectedProblems: [answeredWith(403)] })

test.describe('every privilege level', () => {
  // Where the roles of a key's user can be read, its level is known; else as far as reads that are refused tell.
  const modern = {
    'system full': 'system full',
    'write full': 'write full',
    'write limited': 'write limited',
    'write personal': 'write personal',
    'metrics full, packets': /metrics full$/,
    'metrics full': /metrics full$/,
    'metrics restricted': 'metrics restricted or less',
  }
  const withoutUsers = {
    ...modern,
    // Each of these may read everything, and nothing else is tried.
    'system full': 'write personal or higher',
    'write full': 'write personal or higher',
    'write limited': 'write personal or higher',
    'write personal': 'write personal or higher',
    'metrics full, packets': 'metrics full or less',
    'metrics full': 'metrics full or less',
    'metrics restricted': 'metrics full or less',
  }
  const old = {
    'system full': 'system full',
    'write full': 'write full',
    'write limited': /· write limited$/,
    'read-only': /· read-only$/,
  }
  const kinds = [
    { role: 'discover', release: '9.8', shows: 'Discover 9.8.1', words: modern },
    { role: 'discover', release: '8.0', shows: 'Discover 8.0.1', words: modern },
    { role: 'discover', release: '5.3', shows: 'Discover 5.3.1', words: old },
    { role: 'command', release: '9.8', shows: 'Command 9.8.1', words: modern },
    { role: 'explore', release: '9.8', shows: 'Explore 9.8.1', words: withoutUsers },
    { role: 'trace', release: '9.8', shows: 'Trace 9.8.1', words: withoutUsers },
  ] as const

  for (const { role, release, shows, words } of kinds) {
    test(`of ${role} ${release} is signed in and shown`, async ({ page, startAppliance }) => {
      test.slow()
      const appliance = await startAppliance({ role, release })
      expect(appliance.keys.map(({ privilege }) => privilege)).toEqual(Object.keys(words))
      for (const [privilege, told] of Object.entries(words)) {
        await test.step(privilege, async () => {
          const key = keyOf(appliance, privilege)
          // One comes to the overview, and the others to a page with less on it.
          if (key === keyOf(appliance)) await signIn(page, appliance, key)
          else await signInAndOpen(page, appliance, '/license', key)
          await expect(plate(page)).toContainText(`${shows} · `)
          await expect(plate(page)).toContainText(told)
          await expect(plate(page)).toContainText(appliance.world.appliance.hostname)
          await (await openSwitcher(page)).getByRole('button', { name: 'Sign out' }).click()
          await expectSignInPage(page)
        })
      }
    })
  }
})

for (const [words, options] of [
  ['that exposes its headers', { exposeHeaders: true }],
  ['that allows any origin', { anyOrigin: true, origins: [] }],
] as const)
  test(`signs in to an appliance ${words}`, async ({ page, startAppliance }) => {
    const appliance = await startAppliance(options)
    await signIn(page, appliance)
    await open(page, '/tags')
    await expect(list(page, 'Tags')).toBeVisible()
  })

test.describe('over TLS', () => {
  // As on a computer that trusts the appliance's certificate.
  test.use({ ignoreHTTPSErrors: true, applianceOptions: { tls: true } })

  test('signs in and reads', async ({ page, appliance }) => {
    expect(appliance.url).toMatch(/^https:/)
    await trySignIn(page, appliance.url.replace('https://', ''), keyOf(appliance))
    await expect(plate(page)).toContainText('Discover 9.8.1 · system full')
    await open(page, '/tags')
    await expect(list(page, 'Tags')).toBeVisible()
  })
})

test.describe('what is kept', () => {
  test.use({ fetchesAhead: true })

  test('the key only in memory: a page that is loaded again asks for it', async ({ page, appliance }) => {
    const said: string[] = []
    page.on('console', (message) => said.push(message.text()))
    const key = keyOf(appliance)
    await signIn(page, appliance)
    await open(page, '/tags')
    await expect(list(page, 'Tags')).toBeVisible()
    expect(await placesWith(page, key)).toEqual([])

    await page.reload()
    await expectSignInPage(page)
    await expect(keyField(page)).toHaveValue('')
    expect(await placesWith(page, key)).toEqual([])
    // The address comes from the list of known appliances, and the page goes on where it was.
    await expect(applianceField(page)).toHaveValue(appliance.url)
    await keyField(page).fill(key)
    await signInButton(page).click()
    await expect(list(page, 'Tags')).toBeVisible()
    expect(said.join('\n')).not.toContain(key)
    expect(appliance.log.map(({ path, query, body }) => `${path} ${query} ${body}`).join('\n')).not.toContain(key)
  })

  test('with the choice, the key for this tab, encrypted under a key that nobody can read out', async ({
    page,
    context,
    appliance,
  }) => {
    const key = keyOf(appliance)
    await page.goto('/#/sign-in')
    await applianceField(page).fill(appliance.url)
    await keyField(page).fill(key)
    await keepChoice(page).check()
    await signInButton(page).click()
    await expect(mainNavigation(page)).toBeVisible()
    await open(page, '/tags')
    await expect(list(page, 'Tags')).toBeVisible()

    await page.reload()
    await expect(plate(page)).toContainText('system full')
    await expect(list(page, 'Tags')).toBeVisible()
    expect(await placesWith(page, key)).toEqual([])
    const kept = await everythingKept(page)
    expect(kept.sessionStorage).toContain('hopdeck.kept')
    expect(kept.indexedDB).toContain('"extractable":false')
    expect(kept.indexedDB).not.toContain('"extractable":true')
    expect(kept.localStorage).not.toContain('kept')

    // With all that is fetched ahead: each file is a request, and a far appliance's operator reloads over a slow line.
    await page.waitForLoadState('networkidle')
    const files = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
    expect(files.filter((name) => name.includes('/assets/')).length).toBeLessThan(50)

    // Another tab is another matter.
    const other = await context.newPage()
    await other.goto('/')
    await expectSignInPage(other)

    await (await openSwitcher(page)).getByRole('button', { name: 'Sign out' }).click()
    await expectSignInPage(page)
    const left = await everythingKept(page)
    expect(left.sessionStorage).toBe('[]')
    expect(left.indexedDB).not.toContain('extractable')
    await page.reload()
    await expectSignInPage(page)
  })

  test('appliances by address, name, role and version, until one is forgotten', async ({ page, startAppliance }) => {
    const discover = await startAppliance()
    const explore = await startAppliance({ role: 'explore', release: '8.0' })
    await signIn(page, discover)
    await signIn(page, explore)
    await page.goto('/#/sign-in')
    await page.reload()
    const known = page.locator('section', { has: page.getByRole('heading', { name: 'Known appliances' }) })
    await expect(known.getByRole('listitem')).toHaveText([
      new RegExp(`${explore.world.appliance.hostname}.*Explore 8.0.1`),
      new RegExp(`${discover.world.appliance.hostname}.*Discover 9.8.1`),
    ])
    await known.getByRole('button', { name: /Discover/ }).click()
    await expect(applianceField(page)).toHaveValue(discover.url)
    await expect(keyField(page)).toBeFocused()

    await known.getByRole('button', { name: `Forget ${explore.world.appliance.hostname}` }).click()
    await expect(known.getByRole('listitem')).toHaveCount(1)
    await page.reload()
    await expect(known.getByRole('listitem')).toHaveText([/Discover 9.8.1/])
  })
})

test('several appliances are signed in at once, and one switches between them', async ({ page, startAppliance }) => {
  const discover = await startAppliance()
  const explore = await startAppliance({ role: 'explore' })
  await signIn(page, discover)
  await open(page, '/tags')
  await expect(heading(page)).toHaveText('Tags')
  const signInToAnother = async () =>
    (await openSwitcher(page)).getByRole('button', { name: 'Sign in to another' }).click()
  await signInToAnother()
  await expect(page.getByRole('link', { name: 'Back to it' })).toBeVisible()
  // Esc goes back to where one was, and takes nothing that was typed with it.
  await keyField(page).fill('typed')
  await page.keyboard.press('Escape')
  await expect(keyField(page)).toHaveValue('typed')
  await keyField(page).fill('')
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/#\/tags$/)
  await expect(heading(page)).toHaveText('Tags')
  await signInToAnother()
  await page.getByRole('link', { name: 'Back to it' }).click()
  await expect(page).toHaveURL(/#\/tags$/)
  await signInToAnother()
  await applianceField(page).fill(explore.url)
  await keyField(page).fill(keyOf(explore))
  await signInButton(page).click()
  await expect(plate(page)).toContainText('Explore 9.8.1')
  await expect(mainNavigation(page).getByRole('link', { name: 'Devices', exact: true })).toHaveCount(0)

  const switcher = await openSwitcher(page)
  await expect(switcher.getByRole('listitem')).toHaveCount(2)
  await switcher.getByRole('button', { name: /Discover 9.8.1/ }).click()
  await expect(plate(page)).toContainText('Discover 9.8.1')
  await expect(mainNavigation(page).getByRole('link', { name: 'Devices', exact: true })).toBeVisible()

  await (await openSwitcher(page)).getByRole('button', { name: 'Sign out' }).click()
  await expect(plate(page)).toContainText('Explore 9.8.1')
  await (await openSwitcher(page)).getByRole('button', { name: 'Sign out' }).click()
  await expectSignInPage(page)
})
