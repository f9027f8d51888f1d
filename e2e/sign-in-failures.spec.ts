// Each way in which signing in fails, driven for real, and the diagnosis that it gets.
import { diagnosis, expectNoRashWords, expectStopped, seen, stepTo, stopsPassed, tryAgain } from './diagnosis-steps'
import { expect, test } from './fixtures'
import { answering, closedPort, consoleWithPolicy, silent, type OtherServer } from './other-servers'
import { answeredWith, cameToNothing } from './problems'
import { applianceField, keyField, placesWith, signInButton } from './sign-in-steps'
import { keyOf, mainNavigation, signIn, trySignIn } from './steps'

const someKey = '0123456789abcdef0123456789abcdef'
const first = '/extrahop'

test.beforeEach(({ problems }) => problems.expect(cameToNothing))

test.afterEach(async ({ page }) => {
  // Whatever failed: no rash conclusion, and no key outside its field.
  if (await diagnosis(page).isVisible()) {
    await expectNoRashWords(page)
    expect(await placesWith(page, await keyField(page).inputValue())).toEqual([])
  }
})

test.describe('an origin that is not allowed', () => {
  const origins: string[] = []
  test.use({ applianceOptions: { origins } })

  test('is named with where to add it, and signs in once it is there', async ({ page, context, appliance }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await trySignIn(page, appliance.url, keyOf(appliance))
    await expectStopped(page, 'Stopped at the allowed origin', 'Allowed origin')
    expect(await stopsPassed(page)).toEqual(['This browser', 'Network', 'Host and certificate'])
    const { origin } = new URL(page.url())

    const copying = stepTo(page, 'Copy the address of this page')
    await expect(copying.getByText(origin, { exact: true })).toBeVisible()
    await copying.getByRole('button', { name: 'Copy' }).click()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(origin)

    const adding = stepTo(page, 'Add it on the appliance')
    await expect(adding).toContainText(/Admin UI.*Access Settings.*API Access.*CORS Settings/)
    await expect(adding.getByRole('link', { name: 'Open the admin page' })).toHaveAttribute(
      'href',
      `${appliance.url}/admin`,
    )
    await expect(seen(page, 'GET /api/v1/extrahop')).toContainText(/blocked after \d+ ms/)
    await expect(seen(page, 'GET / no-cors')).toContainText('host and port are fine')

    origins.push(origin)
    await expect(applianceField(page)).toHaveValue(appliance.url)
    await tryAgain(page)
    await expect(mainNavigation(page)).toBeVisible()
  })
})

test.describe('a wrong key', () => {
  test.beforeEach(({ problems }) => problems.expect(answeredWith(401)))

  test('is told from everything else where the appliance lets the page in', async ({ page, appliance }) => {
    await trySignIn(page, appliance.url, someKey)
    await expectStopped(page, 'Stopped at the API key', 'API key')
    expect(await stopsPassed(page)).toEqual(['This browser', 'Network', 'Host and certificate', 'Allowed origin'])
    await expect(seen(page, 'GET /api/v1/extrahop')).toContainText('401 after')
    await keyField(page).fill(keyOf(appliance))
    await tryAgain(page)
    await expect(mainNavigation(page)).toBeVisible()
  })

  test.describe('refused without cross-origin headers', () => {
    test.use({ applianceOptions: { bare401: true } })

    test('looks like a blocked origin, and the diagnosis says that too', async ({ page, appliance }) => {
      await trySignIn(page, appliance.url, someKey)
      await expectStopped(page, 'Stopped at the allowed origin', 'Allowed origin')
      await expect(diagnosis(page)).toContainText('a wrong key in a way that looks the same')
      await expect(diagnosis(page)).toContainText('check the key')
      await keyField(page).fill(keyOf(appliance))
      await tryAgain(page)
      await expect(mainNavigation(page)).toBeVisible()
    })
  })
})

test('a port at which nobody listens', async ({ page }) => {
  const url = await closedPort()
  await trySignIn(page, url, someKey)
  await expectStopped(page, 'Stopped at host and certificate', 'Host and certificate')
  expect(await stopsPassed(page)).toEqual(['This browser', 'Network'])
  await expect(seen(page, 'GET / no-cors')).toContainText('rejected after')
  await expect(
    stepTo(page, 'Open the appliance in a tab.').getByRole('link', { name: 'Open the appliance' }),
  ).toHaveAttribute('href', url)
})

test.describe('a certificate that nobody trusts', () => {
  test.use({ applianceOptions: { tls: true } })

  test('is named as likely, with the way to trust it', async ({ page, appliance, playwright }) => {
    await trySignIn(page, appliance.url, keyOf(appliance))
    await expectStopped(page, 'Stopped at host and certificate', 'Host and certificate')
    await expect(diagnosis(page)).toContainText('a certificate that it does not trust')
    const trusting = stepTo(page, 'Trust its certificate')
    const link = trusting.getByRole('link', { name: 'Download the certificate' })
    await expect(link).toHaveAttribute('href', `${appliance.url}/public.cer`)
    await expect(trusting.getByText(`${appliance.url}/public.cer`, { exact: true })).toBeVisible()

    const anyone = await playwright.request.newContext({ ignoreHTTPSErrors: true })
    const certificate = await (await anyone.get(`${appliance.url}/public.cer`)).text()
    expect(certificate).toContain('-----BEGIN CERTIFICATE-----')
    await anyone.dispose()
  })
})

test('on the usual port the certificate is fetched over http', async ({ page }) => {
  // A name that no resolver knows.
  await trySignIn(page, 'https://eda.invalid', someKey)
  await expectStopped(page, 'Stopped at host and certificate', 'Host and certificate')
  await expect(
    stepTo(page, 'Trust its certificate').getByRole('link', { name: 'Download the certificate' }),
  ).toHaveAttribute('href', 'http://eda.invalid/public.cer')
})

test.describe('silence', () => {
  test('of the API on a host that answers', async ({ page, appliance }) => {
    appliance.faults.add({ kind: 'hang', match: { method: 'GET', path: first } })
    await page.clock.install()
    await trySignIn(page, appliance.url, keyOf(appliance))
    await expect(page.getByRole('list', { name: 'Signing in' })).toContainText('calling the appliance')
    await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible()
    await expect.poll(() => appliance.faults.list.length).toBe(1)
    // Nobody should have to wait longer to be told.
    await page.clock.fastForward('00:15')
    await expect(diagnosis(page).getByRole('heading', { level: 2 })).toHaveText('Stopped: the REST API does not answer')
    await expect(diagnosis(page)).toContainText('Whether this page and the key are accepted is not known.')
    expect(await stopsPassed(page)).toEqual(['This browser', 'Network', 'Host and certificate'])
    await expect(seen(page, 'GET /api/v1/extrahop')).toContainText('nothing for 15 s')

    appliance.faults.clear()
    await tryAgain(page)
    await expect(mainNavigation(page)).toBeVisible()
  })

  test('of everything at that address', async ({ page }) => {
    test.slow()
    const server = await silent()
    try {
      await page.clock.install()
      await trySignIn(page, server.url, someKey)
      await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible()
      // The call is under way, and with it the clock that gives it up.
      await expect.poll(() => server.connections()).toBeGreaterThan(0)
      await page.clock.fastForward('00:15')
      await expect(page.getByRole('list', { name: 'Signing in' })).toContainText('asking whether anything answers')
      // The browser's own limit of the probe runs by its own clock.
      await expect(diagnosis(page)).toBeVisible({ timeout: 15_000 })
      await expectStopped(page, 'Stopped at host and certificate', 'Host and certificate')
      await expect(diagnosis(page)).toContainText('not even a refusal')
      await expect(diagnosis(page)).toContainText('firewall')
    } finally {
      await server.close()
    }
  })

  test('ends when the operator stops it', async ({ page, appliance }) => {
    appliance.faults.add({ kind: 'hang', match: { method: 'GET', path: first } })
    await trySignIn(page, appliance.url, keyOf(appliance))
    await page.getByRole('button', { name: 'Stop' }).click()
    await expect(signInButton(page)).toBeEnabled()
    await expect(page.getByRole('list', { name: 'Signing in' })).toHaveCount(0)
    await expect(diagnosis(page)).toHaveCount(0)
    await expect(keyField(page)).toHaveValue(keyOf(appliance))
    appliance.faults.clear()
    await signIn(page, appliance)
  })
})

test('an appliance that cuts every call to its API', async ({ page, appliance }) => {
  appliance.faults.add({ kind: 'reset', match: { method: 'GET', path: first } })
  await trySignIn(page, appliance.url, keyOf(appliance))
  await expect(diagnosis(page)).toContainText('most likely')
  await expect(seen(page, 'GET /api/v1/extrahop')).toContainText('blocked after')
  appliance.faults.clear()
  await tryAgain(page)
  await expect(mainNavigation(page)).toBeVisible()
})

test.describe('refusals in words', () => {
  for (const [status, title, at, words] of [
    [402, 'Stopped at the licence', 'API key', 'its licence or an agreement'],
    [403, 'Stopped at the API key', 'API key', 'may not even read what the appliance is'],
  ] as const)
    test(String(status), async ({ page, appliance, problems }) => {
      problems.expect(answeredWith(status))
      const match = { method: 'GET', path: first }
      appliance.faults.add({ kind: 'status', status, message: 'Not today', match })
      await trySignIn(page, appliance.url, keyOf(appliance))
      await expectStopped(page, title, at)
      await expect(diagnosis(page)).toContainText(words)
      await expect(diagnosis(page)).toContainText('It says: “Not today”.')
      await expect(diagnosis(page).getByRole('link', { name: 'Open the admin page' })).toHaveAttribute(
        'href',
        `${appliance.url}/admin`,
      )
    })

  test('500', async ({ page, appliance, problems }) => {
    problems.expect(answeredWith(500))
    appliance.faults.add({ kind: 'status', status: 500, times: 1, match: { method: 'GET', path: first } })
    await trySignIn(page, appliance.url, keyOf(appliance))
    await expect(diagnosis(page).getByRole('heading')).toHaveText('Stopped: the appliance could not answer')
    await expect(diagnosis(page)).toContainText('Whether the key is right is not known.')
    await tryAgain(page)
    await expect(mainNavigation(page)).toBeVisible()
  })
})

test.describe('an answer that is none', () => {
  /** Another server that lets any page in and answers everything alike. */
  async function withServer(type: string, body: string, work: (url: string) => Promise<void>): Promise<void> {
    const server = await answering((incoming, outgoing) => {
      const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*, authorization' }
      outgoing.writeHead(200, { ...headers, 'content-type': type })
      outgoing.end(incoming.method === 'OPTIONS' ? '' : body)
    })
    try {
      await work(server.url)
    } finally {
      await server.close()
    }
  }

  test('a page of another server', async ({ page }) => {
    await withServer('text/html', '<!doctype html><title>Welcome</title><h1>It works</h1>', async (url) => {
      await trySignIn(page, url, someKey)
      await expectStopped(page, 'Stopped: this is not the REST API of an appliance', 'Host and certificate')
      await expect(stepTo(page, 'Check the address:')).toBeVisible()
    })
  })

  test('JSON that is broken', async ({ page }) => {
    await withServer('application/json', '{"version": 9.8.1, "platform": discover}', async (url) => {
      await trySignIn(page, url, someKey)
      await expectStopped(page, 'Stopped: this is not the REST API of an appliance', 'Host and certificate')
    })
  })

  test('JSON of something else', async ({ page, appliance }) => {
    appliance.faults.add({ kind: 'missing-field', field: 'version', match: { method: 'GET', path: first } })
    await trySignIn(page, appliance.url, keyOf(appliance))
    await expectStopped(page, 'Stopped: this is not the REST API of an appliance', 'Host and certificate')
    await expect(diagnosis(page)).toContainText('names no version or platform')
  })

  test('one that breaks off, once', async ({ page, appliance }) => {
    appliance.faults.add({ kind: 'truncate', times: 1, match: { method: 'GET', path: first } })
    await trySignIn(page, appliance.url, keyOf(appliance))
    await expect(diagnosis(page).getByRole('heading')).toHaveText('Stopped in the middle of the answer')
    await tryAgain(page)
    await expect(mainNavigation(page)).toBeVisible()
  })
})

test.describe('a console whose own policy forbids the call', () => {
  test.beforeEach(({ problems }) =>
    problems.expect(/violates the (following|document's) Content Security Policy|Policy violation: connect-src/),
  )

  test('says so and sends nothing', async ({ page, consoleUrl, startAppliance }) => {
    let console: OtherServer | undefined
    try {
      console = await consoleWithPolicy(consoleUrl, (policy) =>
        policy.replace(/connect-src [^;]*/, "connect-src 'self' https://eda.example.com"),
      )
      const appliance = await startAppliance({ origins: [console.url] })
      await page.goto(`${console.url}/#/sign-in`)
      await applianceField(page).fill(appliance.url)
      await keyField(page).fill(keyOf(appliance))
      await signInButton(page).click()
      await expectStopped(page, 'Stopped by this page’s own policy', 'This browser')
      await expect(diagnosis(page)).toContainText('connect-src')
      await expect(
        stepTo(page, 'Add the appliance to the policy').getByText(appliance.url, { exact: true }),
      ).toBeVisible()
      expect(appliance.log).toEqual([])
    } finally {
      await console?.close()
    }
  })
})
