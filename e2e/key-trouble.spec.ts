// A key that stops being accepted while one works.
import { expect, test } from './fixtures'
import { answeredWith, cameToNothing } from './problems'
import { plate } from './sign-in-steps'
import { keyOf, open, signIn, signInAndOpen, undo } from './steps'

test.beforeEach(({ problems }) => problems.expect(answeredWith(401), cameToNothing))

for (const bare401 of [true, false])
  test.describe(bare401 ? 'refused without cross-origin headers' : 'refused in words', () => {
    test.use({ applianceOptions: { bare401 } })

    test('is named, what was typed stays, and signing in again goes on', async ({ page, appliance }) => {
      const [revoked, other] = [keyOf(appliance), keyOf(appliance, 'write full')]
      // Not by way of the overview, which reads some of the same.
      await signInAndOpen(page, appliance, '/tags/new')
      const drawer = page.getByRole('dialog', { name: 'Create tag' })
      await drawer.getByLabel('Name', { exact: true }).fill('PCI scope')
      // What the page and its frame read by themselves has come: the write is to be the first that is refused.
      for (const read of ['/tags', '/license'])
        await expect.poll(() => appliance.log.some(({ method, path }) => method === 'GET' && path === read)).toBe(true)
      appliance.faults.add({ kind: 'revoke-key', key: revoked })
      await drawer.getByRole('button', { name: 'Create tag' }).click()

      await expect(drawer.getByText('POST /tags:')).toBeVisible()
      await drawer.getByRole('button', { name: 'Sign in again' }).click()
      const again = page.getByRole('dialog', { name: /^Sign in again to/ })
      await again.getByLabel('API key').fill('0123456789abcdef0123456789abcdef')
      await again.getByRole('button', { name: 'Sign in' }).click()
      await expect(again).toContainText(bare401 ? 'check the key' : 'does not know this key')
      await again.getByLabel('API key').fill(other)
      await page.keyboard.press('Enter')
      await expect(again).toBeHidden()

      await expect(drawer.getByLabel('Name', { exact: true })).toHaveValue('PCI scope')
      await expect(drawer.getByText('POST /tags:')).toBeHidden()
      await drawer.getByRole('button', { name: 'Create tag' }).click()
      await expect(drawer).toBeHidden()
      await expect(page.getByText('PCI scope').first()).toBeVisible()
      await expect(page.getByRole('button', { name: 'Sign in again' })).toBeHidden()
    })

    for (const by of ['the pointer', 'the keyboard'])
      test(`takes nothing of a word that is being typed in a picker, nor the focus: by ${by}`, async ({
        page,
        appliance,
      }) => {
        await signInAndOpen(page, appliance, '/tags/9?tab=devices')
        await page.getByRole('button', { name: 'Assign devices…' }).first().click()
        const dialog = page.getByRole('dialog', { name: /^Assign / })
        const picker = dialog.getByRole('combobox', { name: 'Devices' })
        await picker.fill('web-0003')
        await page.getByRole('option', { name: /web-0003/ }).click()
        await expect(dialog.getByRole('button', { name: 'Assign 1 device' })).toBeVisible()

        appliance.faults.add({ kind: 'revoke-key', key: keyOf(appliance) })
        await page.keyboard.type('core')
        const out = dialog.getByRole('button', { name: 'Sign in again' })
        await expect(out).toBeVisible()
        await page.keyboard.type('-sw')
        await expect(picker).toHaveAccessibleDescription('Nothing can be looked up until you sign in again.')
        await page.keyboard.press('Enter')
        await expect(picker).toHaveValue('core-sw')
        await expect(picker).toBeFocused()

        if (by === 'the pointer') await out.click()
        else {
          await page.keyboard.press('Tab')
          await expect(out).toBeFocused()
          await page.keyboard.press('Enter')
        }
        const again = page.getByRole('dialog', { name: /^Sign in again to/ })
        await again.getByLabel('API key').fill(keyOf(appliance, 'write full'))
        await page.keyboard.press('Enter')
        await expect(again).toBeHidden()
        await expect(picker).toBeFocused()
        await expect(picker).toHaveValue('core-sw')
        // The palette over it takes nothing either.
        await page.keyboard.press('Control+k')
        await page.getByRole('searchbox', { name: 'Go to or search' }).fill('tags')
        await page.keyboard.press('Escape')
        await expect(picker).toBeFocused()
        await page.keyboard.type('1')
        await expect(picker).toHaveValue('core-sw1')
        await page.getByRole('option', { name: /core-sw1/ }).click()
        await expect(dialog.getByRole('button', { name: 'Assign 2 devices' })).toBeVisible()
      })

    test('is said in the palette, which keeps what is looked for', async ({ page, appliance }) => {
      await signInAndOpen(page, appliance, '/tags')
      appliance.faults.add({ kind: 'revoke-key', key: keyOf(appliance) })
      await page.keyboard.press('Control+k')
      const palette = page.getByRole('dialog', { name: 'Command palette' })
      const search = palette.getByRole('searchbox', { name: 'Go to or search' })
      await search.fill('web-0003')
      await expect(palette).toContainText('Nothing that was read is called "web-0003"')
      await palette.getByRole('button', { name: 'Sign in again' }).click()
      const again = page.getByRole('dialog', { name: /^Sign in again to/ })
      await again.getByLabel('API key').fill(keyOf(appliance, 'write full'))
      await page.keyboard.press('Enter')
      await expect(again).toBeHidden()
      await expect(search).toBeFocused()
      await expect(search).toHaveValue('web-0003')
      await expect(palette.getByRole('menuitem', { name: /web-0003/ }).first()).toBeVisible()
    })

    test('costs no undo: it is tried again with another', async ({ page, appliance }) => {
      const [revoked, other] = [keyOf(appliance), keyOf(appliance, 'write full')]
      await signInAndOpen(page, appliance, '/alerts/4')
      const head = page.getByRole('heading', { level: 1 })
      await expect(head).toHaveText('File share silent')
      await page.getByRole('button', { name: 'Edit…' }).click()
      const drawer = page.getByRole('dialog')
      await drawer.getByLabel('Name', { exact: true }).fill('Renamed')
      await drawer.getByRole('button', { name: 'Save' }).click()
      await expect(head).toHaveText('Renamed')
      appliance.faults.add({ kind: 'revoke-key', key: revoked })
      await undo(page, /saved/)
      const told = page.getByRole('main').getByRole('status').filter({ hasText: 'was not set back' })
      await expect(told).toBeVisible()
      await page.getByRole('button', { name: 'Sign in again' }).click()
      const again = page.getByRole('dialog', { name: /^Sign in again to/ })
      await again.getByLabel('API key').fill(other)
      await page.keyboard.press('Enter')
      await expect(again).toBeHidden()
      await told.getByRole('button', { name: 'Try again' }).click()
      await expect(head).toHaveText('File share silent')
      await expect(told).toBeHidden()
    })

    test('costs a panel no three reads', async ({ page, appliance }) => {
      await signIn(page, appliance)
      await open(page, '/tags')
      await expect(page.getByRole('grid', { name: 'Tags' })).toBeVisible()
      appliance.faults.add({ kind: 'revoke-key', key: keyOf(appliance) })
      const before = appliance.log.length
      await open(page, '/vlans')
      await expect(page.getByRole('button', { name: 'Sign in again' })).toBeVisible()
      await expect(page.getByRole('alert').filter({ hasText: 'GET /vlans' })).toContainText(
        bare401 ? 'Most likely the key was revoked' : 'not accepted any more',
      )
      const asked = (wanted: string) =>
        appliance.log.slice(before).filter(({ method, path }) => method === 'GET' && path === wanted).length
      expect(asked('/vlans')).toBeLessThan(3)
      // Once it is known, nothing is asked twice.
      await open(page, '/email-groups')
      await expect(page.getByRole('alert').filter({ hasText: 'GET /emailgroups' })).toBeVisible()
      expect(asked('/emailgroups')).toBe(1)
      await expect(plate(page)).toBeVisible()
    })
  })
