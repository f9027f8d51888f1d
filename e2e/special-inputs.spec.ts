// Inputs that know what they ask for: metrics by name, rules and keys looked at before they are sent.
import type { Locator, Page } from '@playwright/test'
import { sendButton, signInAtOperation } from './explorer-steps'
import { expect, test } from './fixtures'
import { answeredWith } from './problems'
import { open, row, signInAndOpen } from './steps'

const form = (page: Page): Locator => page.getByRole('dialog')

test('dashboards, custom devices and alerts know what they ask for', async ({ page, appliance }) => {
  test.slow()
  await test.step('dashboards: sharing is closed to a key that has no right to it', async () => {
    await signInAndOpen(page, appliance, '/dashboards/1')
    const shared = page.getByRole('region', { name: 'Shared with' })
    await expect(shared.getByText('This key may not share the dashboard: its rights are view.')).toBeVisible()
    await expect(shared.getByRole('checkbox', { name: 'Everyone may view it' })).toBeDisabled()
    await expect(shared.getByRole('combobox')).toHaveCount(0)
  })

  await test.step('custom devices: rules are read back where they are written and where they are shown', async () => {
    await open(page, '/custom-devices/new')
    await form(page).getByRole('textbox', { name: 'Name', exact: true }).fill('Branch Turin')
    await form(page).getByRole('button', { name: 'Add to criteria' }).click()
    await expect(form(page).getByText('Criterion 1 says nothing yet')).toBeVisible()
    await form(page)
      .getByLabel(/^IP address/)
      .fill('10.9.0.0/16')
    await form(page)
      .getByLabel(/^VLANs from/)
      .fill('20')
    await form(page)
      .getByLabel(/^VLANs to/)
      .fill('24')
    await expect(form(page).getByText('10.9.0.0/16, VLANs 20 to 24')).toBeVisible()
    await form(page).getByRole('button', { name: 'Create custom device' }).click()
    await expect(page.getByRole('region', { name: 'Criteria' })).toContainText('10.9.0.0/16, VLANs 20 to 24')
    await page.getByRole('link', { name: 'Custom devices' }).first().click()
    await expect(row(page, 'Custom devices', '10.9.0.0/16, VLANs 20 to 24')).toBeVisible()
  })

  await test.step('alerts: metrics are found by their titles, and the type follows', async () => {
    await open(page, '/alerts/new')
    await form(page).getByRole('textbox', { name: 'Name', exact: true }).fill('Slow answers')
    await expect(form(page).getByRole('combobox', { name: /^Second metric/ })).toHaveCount(0)
    await form(page)
      .getByRole('combobox', { name: /^Metric category/ })
      .fill('device http server')
    await page
      .getByRole('option', { name: /^extrahop\.device\.http_server/ })
      .first()
      .click()
    await expect(form(page).getByRole('radio', { name: 'Threshold' })).toBeChecked()
    await form(page).getByText('First metric by second').click()
    await form(page).getByRole('combobox', { name: 'Metric', exact: true }).fill('rsp_error')
    await page
      .getByRole('option', { name: /^rsp_error/ })
      .first()
      .click()
    // What the catalogue does not know is taken as it is typed.
    await form(page)
      .getByRole('combobox', { name: /^Second metric/ })
      .fill('my_own')
    await page.keyboard.press('Tab')
    await expect(form(page).getByText('when Errors / my_own of HTTP server crosses a limit')).toBeVisible()
    await expect(form(page).getByRole('radio', { name: 'Detection' })).toHaveCount(0)
    // The appliance takes an alert without a limit; whoever makes one is asked.
    await form(page).getByRole('button', { name: 'Create alert' }).click()
    const ask = page.getByRole('alertdialog', { name: 'Create alert?' })
    await expect(ask).toContainText('It has no limit, so it never sends a notice')
    await ask.getByRole('button', { name: 'Go on editing' }).click()
    expect(appliance.log.some(({ operation }) => operation === 'alerts.create')).toBe(false)
  })
})

test('decryption keys: what is no certificate and what is no key are both said before anything is sent', async ({
  page,
  appliance,
}) => {
  await signInAndOpen(page, appliance, '/ssl-decrypt-keys/new')
  await form(page).getByLabel('Certificate', { exact: true }).fill('hello')
  await form(page)
    .getByLabel('Private key', { exact: true })
    .fill('-----BEGIN CERTIFICATE-----\nTUlJ\n-----END CERTIFICATE-----')
  await form(page).getByRole('button', { name: 'Create SSL decryption key' }).click()
  await expect(form(page).getByText('Needs a value')).toBeVisible()
  await expect(form(page).getByText('Needs a certificate in PEM form')).toBeVisible()
  await expect(form(page).getByText('This is the certificate, the private key goes here')).toBeVisible()
})

test('what a question lacks is said of an emptied number at once, and has the focus once it was to be sent', async ({
  page,
  appliance,
}) => {
  const [key] = [...appliance.world.collections.ssldecryptkeys.all()]
  await signInAndOpen(page, appliance, `/ssl-decrypt-keys/${key?.id ?? ''}`)
  await page.getByRole('button', { name: 'Bind protocol' }).click()
  const port = form(page).getByRole('spinbutton', { name: 'Port' })
  await port.fill('443')
  await port.fill('')
  await expect(port).toHaveAccessibleDescription(/Needs a value/)
  await form(page).getByRole('button', { name: 'Bind protocol' }).click()
  await expect(form(page).getByRole('alert')).toHaveText(['Needs a value', 'Needs a value'])
  await expect(form(page).getByRole('textbox', { name: 'Protocol' })).toBeFocused()
})

test('a rule that was removed leaves the focus in the tree, and is taken back by key', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/device-groups/new')
  await page.getByRole('radio', { name: 'By rule' }).check()
  const tree = page.getByRole('tree', { name: 'Rule', exact: true })
  for (const name of ['web-1', 'web-2']) {
    await tree.getByRole('button', { name: 'Add rule', exact: true }).click()
    await tree.getByRole('combobox', { name: 'Field', exact: true }).last().fill('Name')
    await page.getByRole('option', { name: 'Name', exact: true }).click()
    await tree.getByRole('textbox', { name: 'Value', exact: true }).last().fill(name)
  }
  const row = (name: string) => tree.getByRole('treeitem', { name: new RegExp(name) })
  const [first, second] = [row('web-1'), row('web-2')]
  await second.getByRole('button', { name: 'Rule actions' }).click()
  await page.getByRole('menuitem', { name: /^Remove/ }).click()
  await expect(second).toHaveCount(0)
  await expect(first).toBeFocused()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(second).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(second).toHaveCount(0)
  // What was typed since stays: the field takes back its own.
  const value = tree.getByRole('textbox', { name: 'Value', exact: true })
  await value.press('End')
  await value.press('0')
  await first.focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(value).toHaveValue('web-10')
  await expect(second).toHaveCount(0)
})

test('what is filled in wrongly is said in its form before it is sent, and nothing of the rest', async ({
  page,
  appliance,
}) => {
  await signInAtOperation(page, appliance, 'extrahop.createSigningRequest')
  const country = page.getByRole('textbox', { name: /^Country/ })
  await country.fill('Germany')
  await expect(country).toHaveAccessibleDescription(/Two letters go here/)
  await country.fill('DE')
  await expect(country).not.toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByRole('main').locator('[aria-invalid="true"]')).toHaveCount(0)
  await sendButton(page).click()
  await expect(page.getByRole('textbox', { name: 'Common name' })).toBeFocused()
})

test('a bundle that is refused says so until another file stands in its place', async ({
  page,
  appliance,
  problems,
}) => {
  problems.expect(answeredWith(422))
  const file = (name: string, holds: object) => ({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(holds)),
  })
  const Trigger = [{ name: 'Pier counter', events: '["HTTP_RESPONSE"]', script: 'debug(1)' }]
  await signInAndOpen(page, appliance, '/bundles')
  await page.getByRole('button', { name: 'Upload bundle…' }).click()
  const dialog = page.getByRole('dialog')
  const choose = dialog.locator('input[type="file"]')
  await choose.setInputFiles(file('nameless.json', { Trigger }))
  await expect(dialog).toContainText('.meta has no text for the name of the bundle')
  await dialog.getByRole('button', { name: 'Upload bundle', exact: true }).click()
  await expect(dialog).toContainText('POST /bundles: 422. The bundle has no name.')
  await choose.setInputFiles(file('named.json', { '.meta': { name: 'Pier rules' }, Trigger }))
  await expect(dialog).toContainText('What is in Pier rules')
  await expect(dialog).not.toContainText('422')
  // What may have been done is said until the next answer: it is about the appliance, not about the file.
  appliance.faults.add({ kind: 'status', status: 500, times: 1, match: { method: 'POST', path: '/bundles' } })
  problems.expect(answeredWith(500))
  await dialog.getByRole('button', { name: 'Upload bundle', exact: true }).click()
  await expect(dialog).toContainText('POST /bundles: 500.')
  await choose.setInputFiles(file('other.json', { '.meta': { name: 'Quay rules' }, Trigger }))
  await expect(dialog).toContainText('What is in Quay rules')
  await expect(dialog).toContainText('POST /bundles: 500.')
})
