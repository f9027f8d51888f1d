// License and product key: what they change is followed to its end and compared with what was before.
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { answeredWith, cameToNothing } from './problems'
import { heading } from './shell-steps'
import { signInAndOpen } from './steps'

const action = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true })
const question = (page: Page) => page.getByRole('alertdialog')
const agree = async (page: Page, name: string, to: string) => {
  await page.getByRole('button', { name: 'Go on…' }).click()
  await question(page).getByRole('textbox').fill(name)
  await question(page).getByRole('button', { name: to, exact: true }).click()
}

test.describe('an Explore appliance of 8.0', () => {
  test.use({ applianceOptions: { role: 'explore', release: '8.0' } })

  test('takes a license from a file, as plain text, and says what it changed; one of another system is refused', async ({
    page,
    appliance,
    problems,
  }) => {
    problems.expect(answeredWith(400), answeredWith(422), answeredWith(500))
    const name = `${appliance.world.appliance.hostname}.corp.example`
    await signInAndOpen(page, appliance, '/license')
    await expect(heading(page)).toHaveText('License')
    await expect(page.getByText(/The license expires in 1\d d/)).toBeVisible()
    await action(page, 'Apply license…').click()
    // Each leads back to what was typed, which is mended there.
    const refused = async (text: string, said: string) => {
      await page.getByRole('dialog').getByRole('textbox', { name: 'License' }).fill(text)
      await agree(page, name, 'Apply license')
      await expect(question(page)).toContainText(said)
      await expect(question(page)).toContainText('Nothing was changed.')
      await page.keyboard.press('Escape')
    }
    await refused('not a license', 'is not the text of a license')
    await refused('serial: EX-0000-0000', 'The license is for EX-0000-0000, this system is EX-')
    // What never arrived is not called done: it is looked up, and the question stays.
    appliance.faults.add({ kind: 'status', status: 500, times: 1, match: { method: 'PUT', path: '/license' } })
    await page.getByRole('dialog').getByRole('textbox', { name: 'License' }).fill('modules: packets')
    await agree(page, name, 'Apply license')
    await expect(question(page)).toContainText('The appliance answered 500 (Fault 500), and nothing is other than')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect(question(page)).toContainText('What came of sending it was said.')
    await question(page).getByRole('button', { name: 'Discard' }).click()
    await expect(page.getByRole('region', { name: 'Before and after' })).toHaveCount(0)
    await action(page, 'Apply license…').click()
    const text = 'edition: Ultra\nmodules: records, packets\n'
    await page
      .getByLabel('File with License')
      .setInputFiles({ name: 'license.txt', mimeType: 'text/plain', buffer: Buffer.from(text) })
    await expect(page.getByRole('dialog').getByRole('textbox', { name: 'License' })).toHaveValue(text)
    await agree(page, name, 'Apply license')
    const outcome = page.getByRole('region', { name: 'Before and after' })
    await expect(outcome).toContainText('Module Packets', { timeout: 15_000 })
  })
})

test('a product key is followed to its end and compared; a wrong one is said to be wrong', async ({
  page,
  startAppliance,
  problems,
}) => {
  problems.expect(cameToNothing, answeredWith(422))
  const appliance = await startAppliance({ jobStep: 900 })
  const name = `${appliance.world.appliance.hostname}.corp.example`
  const old = appliance.world.license.productKey
  await signInAndOpen(page, appliance, '/license')
  await expect(page.getByRole('region', { name: 'License', exact: true })).toContainText(`…${old.slice(-4)}`)
  await expect(page.getByRole('main')).not.toContainText(old)
  const dialog = page.getByRole('dialog', { name: 'Apply product key' })
  const apply = async (key: string) => {
    await dialog.getByRole('textbox', { name: 'Product key' }).fill(key)
    await agree(page, name, 'Apply product key')
  }
  await action(page, 'Apply product key…').click()
  await apply('no')
  await expect(question(page)).toContainText('the key is not valid. Nothing was changed.')
  await page.keyboard.press('Escape')
  // What another operator changed meanwhile is seen before anything is sent.
  appliance.world.license.productKey = 'abcd0000abcd4711'
  await apply('feed0000beef1234')
  await expect(question(page)).toContainText(`somebody else changed the license since this page read it`)
  await page.keyboard.press('Escape')
  await expect(dialog).toContainText('In force: …4711')
  await apply('feed0000beef1234')
  const outcome = page.getByRole('region', { name: 'Before and after' })
  await expect(outcome.getByRole('row').nth(1)).toContainText('Product key…4711…1234', { timeout: 15_000 })
  // One that the appliance takes, and whose job then finds that it is no good.
  appliance.world.license.fails = 'The vendor knows no such key'
  await action(page, 'Apply product key…').click()
  await apply('feed0000beef9999')
  await expect(page.getByText('Registering the product key')).toBeVisible()
  await expect(outcome).toContainText('The product key was not registered: The vendor knows no such key.')
  await expect(outcome.getByRole('row')).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'License', exact: true })).toContainText('…1234')
  // Whose answer is lost and whose job ends well has arrived, also where nothing is other than before.
  appliance.faults.add({ kind: 'drop', after: true, match: { method: 'PUT', path: '/license' } })
  await action(page, 'Apply license…').click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'License' }).fill('note: the same again')
  await agree(page, name, 'Apply license')
  await expect(outcome).toContainText('The license is registered, and nothing that is shown', { timeout: 15_000 })
  await expect(outcome).not.toContainText('did not arrive')
})
