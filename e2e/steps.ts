// What people do, in sentences. Tests say these and not selectors; names of controls are the console's promise to
// people with assistive technology, so they are what is looked for.
import { expect, type Locator, type Page } from '@playwright/test'
import type { Appliance } from './fixtures'

/** The key of a privilege level ('system full'), or the most privileged one. */
export function keyOf(appliance: Appliance, privilege?: string): string {
  const found = privilege === undefined ? appliance.keys[0] : appliance.keys.find((key) => key.privilege === privilege)
  if (!found)
    throw new Error(
      `This appliance has no key with ${privilege}; it has ${appliance.keys.map((key) => key.privilege).join(', ')}.`,
    )
  return found.key
}

/** Opens the sign-in page, fills it in and presses the button; what comes of it is the test's business. */
export async function trySignIn(page: Page, url: string, key: string): Promise<void> {
  await page.goto('/#/sign-in')
  await fillSignIn(page, url, key)
}

/** Fills in the sign-in form where it stands and sends it. */
export async function fillSignIn(page: Page, url: string, key: string): Promise<void> {
  await page.getByLabel('Appliance', { exact: true }).fill(url)
  await page.getByLabel('API key', { exact: true }).fill(key)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Signs in with a key of the appliance (the most privileged one) and waits until the console is there. */
export async function signIn(page: Page, appliance: Appliance, key = keyOf(appliance)): Promise<void> {
  await trySignIn(page, appliance.url, key)
  await expect(mainNavigation(page)).toBeVisible()
}

/** Goes to a page of the console as a link would, without loading it anew (which would forget the key). */
export async function open(page: Page, route: `/${string}`): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#${route}`)
}

/** Signs in and goes to a page. */
export async function signInAndOpen(
  page: Page,
  appliance: Appliance,
  route: `/${string}`,
  key = keyOf(appliance),
): Promise<void> {
  if ((await mainNavigation(page).count()) === 0) {
    // As from a bookmark: the page that was asked for comes after the sign-in, without the overview in between.
    await page.goto(`/#${route}`)
    await fillSignIn(page, appliance.url, key)
    await expect(mainNavigation(page)).toBeVisible()
  } else {
    await signIn(page, appliance, key)
    await open(page, route)
  }
}

export const mainNavigation = (page: Page): Locator => page.getByRole('navigation', { name: 'Main', exact: true })

/** The links of the whole navigation, with those that it shows below others when asked. */
export async function allLinks(page: Page): Promise<Locator> {
  const folded = mainNavigation(page).getByRole('button', { name: /^More of /, expanded: false })
  while ((await folded.count()) > 0) await folded.first().click()
  return mainNavigation(page).getByRole('link')
}

/** The list that is named by its plural ('Devices'), a table or a grid. */
export const list = (page: Page, plural: string): Locator =>
  page.getByRole('grid', { name: plural, exact: true }).or(page.getByRole('table', { name: plural, exact: true }))

/** The row of a list that holds a text. */
export const row = (page: Page, plural: string, text: string | RegExp): Locator =>
  list(page, plural).getByRole('row').filter({ hasText: text })

export async function expectRowVisible(page: Page, plural: string, text: string | RegExp): Promise<void> {
  await expect(row(page, plural, text).first()).toBeVisible()
}

/** A call of another client, past the console; what it answers. */
export async function callDirectly(
  appliance: Appliance,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const answer = await fetch(`${appliance.url}/api/v1${path}`, {
    method,
    headers: { authorization: `ExtraHop apikey=${keyOf(appliance)}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  expect(answer.ok, `${method} ${path}: ${answer.status} ${text}`).toBe(true)
  return text === '' ? undefined : JSON.parse(text)
}

/** Takes back what a notice tells; others may be told in the same corner. */
export async function undo(page: Page, told: RegExp): Promise<void> {
  await page.getByRole('group', { name: told }).getByRole('button', { name: 'Undo' }).click()
}

/** Lets the page's clock run faster than ours, for waits of minutes, until something has come true; `step` in ms. */
export async function hurry(page: Page, until: () => Promise<boolean>, step = 1000): Promise<void> {
  await expect(async () => {
    await page.clock.runFor(step)
    expect(await until()).toBe(true)
  }).toPass({ timeout: 50_000, intervals: [60] })
}

/** Loads the page anew, is asked by the browser whether to leave it, and stays. */
export async function stayWhenAsked(page: Page): Promise<void> {
  const asked = page.waitForEvent('dialog')
  // Later, since what asks for it waits until the question is answered.
  await page.evaluate(() => void setTimeout(() => location.reload()))
  const question = await asked
  expect(question.type()).toBe('beforeunload')
  await question.dismiss()
}
