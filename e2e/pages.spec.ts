// Every page of every kind of appliance, taken from the navigation itself: a new page is tested by being there.
import type { Page } from '@playwright/test'
import { expect, test, type Appliance } from './fixtures'
import { axeFindings, cutOff, expectSettled, smallTargets, strays, tooWide } from './page-checks'
import { answeredWith, cameToNothing } from './problems'
import { diagnosis } from './diagnosis-steps'
import { closedPort } from './other-servers'
import { heading } from './shell-steps'
import { expectSignInPage } from './sign-in-steps'
import { allLinks, keyOf, mainNavigation, open, signIn, trySignIn } from './steps'

interface Entry {
  title: string
  route: `/${string}`
}

async function pagesOffered(page: Page): Promise<Entry[]> {
  const links = await (
    await allLinks(page)
  ).evaluateAll((found) => found.map((link) => ({ title: link.textContent, href: link.getAttribute('href') ?? '' })))
  return links.map(({ title, href }) => ({ title, route: `/${href.replace(/^#\//, '')}` }))
}

// One page that fails does not hide the others.
const softly = expect.configure({ soft: true })

/** Some names are as long as people make them, with blanks and without. */
function lengthen({ world: { collections } }: Appliance): void {
  const longer = (name: string | null | undefined, index: number) =>
    index % 2 === 0
      ? `${name} of the distribution centre behind the second firewall, rack 12`
      : `${name}.with-dots.and_underscores.but.no.blank.example.internal`
  for (const tag of collections.tags.all()) tag.name = longer(tag.name, tag.id)
  for (const group of collections.devicegroups.all()) group.name = longer(group.name, group.id)
  for (const one of collections.appliances.all()) one.display_name = longer(one.display_name, one.id)
  for (const device of collections.devices.all()) device.display_name = longer(device.display_name, device.id)
}

const windows = {
  desk: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
} as const

/** The page in both themes, wide and narrow. A theme changes colours alone, and a window all but colours. */
async function check(page: Page, route: `/${string}`): Promise<void> {
  await page.setViewportSize(windows.desk)
  await page.emulateMedia({ colorScheme: 'light' })
  await open(page, route)
  // The page before stands until the script of the next one is there.
  await expect(mainNavigation(page).locator('[aria-current="page"]')).toHaveAttribute(
    'href',
    `#${route.startsWith('/devices/') ? '/devices' : route}`,
  )
  await expectSettled(page)
  await softly.poll(() => axeFindings(page), `${route} in light`).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  await softly.poll(() => axeFindings(page, 'colours'), `${route} in dark`).toEqual([])
  await softly.poll(() => tooWide(page), `${route} wide`).toEqual([])
  await softly.poll(() => strays(page), `${route} wide`).toEqual([])
  await softly.poll(() => cutOff(page), `${route} wide`).toEqual([])
  await softly.poll(() => smallTargets(page), `${route} wide`).toEqual([])
  await page.setViewportSize(windows.phone)
  await softly.poll(() => tooWide(page), `${route} on a phone`).toEqual([])
  await softly.poll(() => strays(page), `${route} on a phone`).toEqual([])
  await softly.poll(() => cutOff(page), `${route} on a phone`).toEqual([])
  await softly.poll(() => smallTargets(page), `${route} on a phone`).toEqual([])
  await softly.poll(() => axeFindings(page, 'all but colours'), `${route} on a phone`).toEqual([])
}

/** What lies behind a list: an object's page, or a form. The list itself is checked in every way. */
async function checkPart(page: Page, route: `/${string}`): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' })
  const before = await heading(page).textContent()
  await open(page, route)
  // Its own heading, or a form beside the list.
  await expect
    .poll(async () => (await page.getByRole('dialog').count()) > 0 || (await heading(page).textContent()) !== before)
    .toBe(true)
  await expectSettled(page)
  await softly.poll(() => axeFindings(page), `${route} in light`).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  await softly.poll(() => axeFindings(page, 'colours'), `${route} in dark`).toEqual([])
  await page.setViewportSize(windows.phone)
  await softly.poll(() => tooWide(page), `${route} on a phone`).toEqual([])
  await softly.poll(() => strays(page), `${route} on a phone`).toEqual([])
  await softly.poll(() => smallTargets(page), `${route} on a phone`).toEqual([])
  await page.setViewportSize(windows.desk)
  await softly.poll(() => smallTargets(page), `${route} wide`).toEqual([])
}

// axe brings its script into the page, which the strict policy forbids. Under the policy every page is visited by the
// tests below.
test.describe('accessible and of the right size', () => {
  test.use({ bypassCSP: true })

  for (const half of [0, 1] as const)
    test(`pages of a discover, ${half === 0 ? 'the odd ones' : 'the even ones'}`, async ({ page, appliance }) => {
      test.setTimeout(240_000)
      lengthen(appliance)
      await signIn(page, appliance)
      const offered = await pagesOffered(page)
      expect(offered.length).toBeGreaterThan(20)
      const [device] = appliance.world.collections.devices.keys()
      const pages = [...offered, { title: 'Device', route: `/devices/${device}` } as const]
      for (const { title, route } of pages.filter((_, index) => index % 2 === half))
        await test.step(title, () => check(page, route))
    })

  for (const half of [0, 1] as const)
    test(`objects and forms of a discover, ${half === 0 ? 'the odd ones' : 'the even ones'}`, async ({
      page,
      appliance,
    }) => {
      test.setTimeout(240_000)
      await signIn(page, appliance)
      const offered = await pagesOffered(page)
      let seen = 0
      for (const { title, route } of offered.filter((_, index) => index % 2 === half))
        await test.step(title, async () => {
          await page.setViewportSize(windows.desk)
          await open(page, route)
          await expectSettled(page)
          const object = page.getByRole('main').getByRole('grid').locator(`a[href^="#${route}/"]`).first()
          const address = (await object.count()) > 0 ? await object.getAttribute('href') : null
          // What the System page creates, a signing request, is no object with a form.
          const makes =
            title !== 'System' &&
            (await page
              .getByRole('main')
              .getByRole('button', { name: /^Create / })
              .count()) > 0
          if (address !== null) await checkPart(page, address.slice(1) as `/${string}`)
          if (makes) await checkPart(page, `${route}/new`)
          if (address !== null || makes) seen += 1
        })
      expect(seen).toBeGreaterThan(6)
    })

  test('pages that a discover does not have', async ({ page, appliance, startAppliance }) => {
    test.setTimeout(300_000)
    await signIn(page, appliance)
    const discover = new Set((await pagesOffered(page)).map(({ route }) => route))
    for (const role of ['command', 'explore', 'trace'] as const)
      await test.step(role, async () => {
        await page.setViewportSize(windows.desk)
        await signIn(page, await startAppliance({ role }))
        const pages = (await pagesOffered(page)).filter(({ route }) => route === '/overview' || !discover.has(route))
        for (const { title, route } of pages) await test.step(title, () => check(page, route))
      })
  })

  test('the sign-in page, empty and with a diagnosis', async ({ page, problems }) => {
    problems.expect(cameToNothing)
    await page.goto('/')
    await expectSignInPage(page)
    for (const failed of [false, true]) {
      await page.setViewportSize(windows.desk)
      if (failed) {
        await trySignIn(page, await closedPort(), '0123456789abcdef0123456789abcdef')
        await expect(diagnosis(page)).toBeVisible()
      }
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await softly.poll(() => axeFindings(page), `${colorScheme} ${failed}`).toEqual([])
      }
      await page.setViewportSize(windows.phone)
      await softly.poll(() => tooWide(page), `phone ${failed}`).toEqual([])
      await softly.poll(() => axeFindings(page), `phone ${failed}`).toEqual([])
    }
  })
})

const kinds = [
  ['discover', '9.8'],
  ['command', '9.8'],
  ['explore', '9.8'],
  ['trace', '9.8'],
  ['discover', '5.3'],
  ['command', '5.3'],
  ['explore', '8.0'],
] as const

for (const [role, release] of kinds)
  test(`every page of a ${role} ${release} opens under the strict policy, without an error`, async ({
    page,
    startAppliance,
  }) => {
    test.setTimeout(90_000)
    const appliance = await startAppliance({ role, release })
    await signIn(page, appliance)
    for (const { title, route } of await pagesOffered(page))
      await test.step(title, async () => {
        await open(page, route)
        await expectSettled(page)
        await expect(mainNavigation(page).locator('[aria-current="page"]')).toHaveText(title)
        if (route !== '/overview') await expect(heading(page)).toContainText(new RegExp(title, 'i'))
      })
  })

test('every page opens for the lowest key', async ({ page, appliance, problems }) => {
  problems.expect(answeredWith(403))
  test.setTimeout(90_000)
  await signIn(page, appliance, keyOf(appliance, 'metrics restricted'))
  for (const { title, route } of await pagesOffered(page))
    await test.step(title, async () => {
      await open(page, route)
      await expectSettled(page)
      await expect(page.getByRole('main')).not.toContainText(/undefined|NaN|\[object/)
    })
})
