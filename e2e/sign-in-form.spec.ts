// The form of the sign-in: what it is called by, what it takes, and what it does not send.
import { expect, test } from './fixtures'
import { answeredWith } from './problems'
import { applianceField, expectSignInPage, keyField, openSwitcher, signInButton } from './sign-in-steps'
import { heading } from './shell-steps'
import { keyOf, mainNavigation, open, trySignIn } from './steps'

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

test('fetches nothing of what lies behind it for whoever has kept no key', async ({ page }) => {
  await page.goto('/')
  await expectSignInPage(page)
  const fetched = () =>
    page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname))
  // What comes after all that the page itself asks for.
  await expect.poll(async () => (await fetched()).some((name) => name.includes('/below-form-'))).toBe(true)
  expect((await fetched()).filter((name) => /\/(frame|shared|list)-[^/]+$/.test(name))).toEqual([])
})

test('takes the appliance from the address of the page', async ({ page }) => {
  await page.goto(`/#/sign-in?appliance=${encodeURIComponent('https://eda.example.com:8443')}`)
  await expect(applianceField(page)).toHaveValue('https://eda.example.com:8443')
  await expect(keyField(page)).toBeFocused()
})

test.describe('what cannot be right is not sent', () => {
  const keys = {
    'letters of another script': ['Ключ', 'Character 1 is “К”, which no API key has.'],
    'a blank inside': ['0123456789abcdef 0123456789abcde', 'Character 17 is a blank or line end'],
    'an invisible character': ['0123\u200b456789', 'Character 5 is an invisible character'],
    nothing: ['', 'Enter the API key.'],
  } as const
  test('a key with what no key has', async ({ page, appliance }) => {
    for (const [words, [key, sentence]] of Object.entries(keys))
      await test.step(words, async () => {
        await trySignIn(page, appliance.url, key)
        await expect(page.getByText(sentence)).toBeVisible()
        await expect(keyField(page)).toHaveAccessibleDescription(new RegExp(sentence))
        await expect(keyField(page)).toHaveAttribute('aria-invalid', 'true')
        await expect(keyField(page)).toBeFocused()
        expect(appliance.log).toEqual([])
      })
  })

  // No two that follow one another have the same sentence.
  const addresses = {
    'http://eda.example.com': 'Use https: over http the API key could be read on the way.',
    'ftp://eda.example.com': 'An appliance is called by https, not by ftp.',
    'http://192.168.0.10': 'Use https: over http the API key could be read on the way.',
    'https://admin:secret@eda.example.com': 'Leave user name and password out of the address',
    'eda example com': 'An address has no blanks.',
    'https://': 'This is not an address.',
    '': 'Enter the address of the appliance.',
  }
  test('an address that is none, or none to send a key to', async ({ page }) => {
    const sent: string[] = []
    page.on('request', (request) => sent.push(request.url()))
    for (const [address, sentence] of Object.entries(addresses))
      await test.step(`“${address}”`, async () => {
        await trySignIn(page, address, '0123456789abcdef0123456789abcdef')
        await expect(applianceField(page)).toHaveAccessibleDescription(new RegExp(sentence))
        const { origin } = new URL(page.url())
        expect(sent.filter((url) => !url.startsWith(origin))).toEqual([])
      })
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

test.describe('while it is filled in or sent', () => {
  test.use({ applianceOptions: { latency: 300 } })

  test('another page that is asked for takes nothing from it, and is where it leads', async ({ page, appliance }) => {
    await page.goto('/#/sign-in')
    await applianceField(page).fill(appliance.url)
    await keyField(page).fill(keyOf(appliance))
    await open(page, '/tags')
    await expect(page).toHaveURL(/#\/sign-in$/)
    await expect(keyField(page)).toHaveValue(keyOf(appliance))
    await expect(applianceField(page)).toHaveValue(appliance.url)

    await signInButton(page).click()
    await expect(page.getByRole('list', { name: 'Signing in' })).toBeVisible()
    await open(page, '/devices')
    await expect(heading(page)).toHaveText('Devices')
    await expect(page).toHaveURL(/#\/devices$/)
  })
})
