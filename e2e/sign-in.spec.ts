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
import { keyOf, list, mainNavigation, open, signIn, trySignIn } from './steps'

// The console learns what a key may do by asking for what it may not.
test.use({ expectedProblems: [answeredWith(403)] })

test('names its controls, and password managers can fill them in', async ({ page }) => {
  await page.goto('/')
  await expectSignInPage(page)
  await expect(page).toHaveURL(/#\/sign-in$/)
  // A label is found by a part of its words, too: these two are the only ones that hold theirs.
  await expect(page.getByLabel('Appliance')).toHaveCount(1)
  await expect(page.getByLabel('API key')).toHaveCount(1)
  await expect(applianceField(page)).toHaveAttribute('autocomplete', 'username')
  await expect(keyField(page)).toHaveAttribute('autocomplete', 'current-password')
  await expect(keyField(page)).toHaveAttribute('type', 'password')
  await expect(applianceField(page)).toBeFocused()
  await expect(signInButton(page)).toBeEnabled()
})

test('takes the appliance from the address of the page', async ({ page }) => {
  await page.goto(`/#/sign-in?appliance=${encodeURIComponent('https://eda.example.com:8443')}`)
  await expect(applianceField(page)).toHaveValue('https://eda.example.com:8443')
  await expect(keyField(page)).toBeFocused()
})

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
          await signIn(page, appliance, keyOf(appliance, privilege))
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

test.describe('what cannot be right is not sent', () => {
  const keys = {
    'letters of another script': ['Ключ', 'Character 1 is “К”, which no API key has.'],
    'a blank inside': ['0123456789abcdef 0123456789abcde', 'Character 17 is a blank or line end'],
    'an invisible character': ['0123\u200b456789', 'Character 5 is an invisible character'],
    nothing: ['', 'Enter the API key.'],
  } as const
  for (const [words, [key, sentence]] of Object.entries(keys))
    test(`a key with ${words}`, async ({ page, appliance }) => {
      await trySignIn(page, appliance.url, key)
      await expect(page.getByText(sentence)).toBeVisible()
      await expect(keyField(page)).toHaveAccessibleDescription(new RegExp(sentence))
      await expect(keyField(page)).toHaveAttribute('aria-invalid', 'true')
      expect(appliance.log).toEqual([])
    })

  const addresses = {
    'http://eda.example.com': 'Use https: over http the API key could be read on the way.',
    'http://192.168.0.10': 'Use https: over http the API key could be read on the way.',
    'ftp://eda.example.com': 'An appliance is called by https, not by ftp.',
    'https://admin:secret@eda.example.com': 'Leave user name and password out of the address',
    'eda example com': 'An address has no blanks.',
    'https://': 'This is not an address.',
    '': 'Enter the address of the appliance.',
  }
  for (const [address, sentence] of Object.entries(addresses))
    test(`the address “${address}”`, async ({ page }) => {
      const sent: string[] = []
      page.on('request', (request) => sent.push(request.url()))
      await trySignIn(page, address, '0123456789abcdef0123456789abcdef')
      await expect(applianceField(page)).toHaveAccessibleDescription(new RegExp(sentence))
      const { origin } = new URL(page.url())
      expect(sent.filter((url) => !url.startsWith(origin))).toEqual([])
    })
})

test('takes a key as it is pasted, with its line end or as the whole header', async ({ page, context, appliance }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  for (const pasted of [`${keyOf(appliance)}\r\n`, ` Authorization: ExtraHop apikey=${keyOf(appliance)}\n`]) {
    await page.goto('/#/sign-in')
    await applianceField(page).fill(appliance.url)
    await page.evaluate((text) => navigator.clipboard.writeText(text), pasted)
    await keyField(page).focus()
    await page.keyboard.press('ControlOrMeta+V')
    await page.keyboard.press('Enter')
    await expect(mainNavigation(page)).toBeVisible()
    await (await openSwitcher(page)).getByRole('button', { name: 'Sign out' }).click()
    await expectSignInPage(page)
  }
})

test.describe('what is kept', () => {
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
