// The certificate: what it says, a request for another, and what is found out about one before it is sent.
import type { Page } from '@playwright/test'
import { makeCertificate } from '../src/simulator/certificate'
import { expect, test, type Appliance } from './fixtures'
import { answeredWith, cameToNothing } from './problems'
import { heading } from './shell-steps'
import { open, signInAndOpen } from './steps'

/** Once a certificate that may be sent stands in the form. */
async function replace(page: Page, appliance: Appliance): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Replace certificate…' }).click()
  const asked = page.getByRole('alertdialog')
  await asked.getByRole('textbox').fill(`${appliance.world.appliance.hostname}.corp.example`)
  await asked.getByRole('button', { name: 'Replace certificate' }).click()
}

test('a certificate is shown, asked for and replaced, after a look at what is sent', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/certificate')
  await expect(heading(page)).toHaveText('Certificate')
  const inUse = page.getByRole('region', { name: 'In use' })
  await expect(inUse).toContainText('CN=localhost')
  await expect(inUse).toContainText('localhost, 127.0.0.1')
  await page.getByRole('button', { name: 'Make signing request…' }).click()
  const form = page.getByRole('dialog')
  await expect(form.getByRole('textbox', { name: 'Common name' })).toHaveValue('localhost')
  // Said while it is filled in, not once it is sent.
  const country = form.getByRole('textbox', { name: 'Country' })
  await country.fill('Germany')
  await expect(country).toHaveAccessibleDescription(/Two letters go here/)
  await form.getByRole('button', { name: 'Create signing request' }).click()
  await expect(country).toBeFocused()
  await country.fill('DE')
  await expect(country).not.toHaveAttribute('aria-invalid', 'true')
  await form.getByRole('button', { name: 'Create signing request' }).click()
  await expect(form).toContainText('BEGIN CERTIFICATE REQUEST')
  await form.getByRole('button', { name: 'Close' }).last().click()
  await expect(page.getByRole('region', { name: 'Signing request' })).toContainText('BEGIN CERTIFICATE REQUEST')
  const [next, another] = [await makeCertificate(), await makeCertificate()]
  await page.getByRole('button', { name: 'Replace…' }).click()
  const text = form.getByRole('textbox', { name: 'Certificates and private key' })
  await text.fill(`${another.key}\n${next.cert}`)
  await expect(form.getByRole('list', { name: 'What was found' })).toContainText('does not belong to localhost')
  await expect(form.getByRole('button', { name: 'Replace certificate…' })).toBeDisabled()
  await text.fill(`${next.key}\n${next.cert}`)
  await expect(form.getByRole('list', { name: 'What was found' })).toContainText('private key belongs to localhost')
  await replace(page, appliance)
  await expect(page.getByRole('region', { name: 'New certificate' })).toContainText('nothing to trust')
  const subject = /OU=Simulator [0-9a-f]+/
  expect((await appliance.certificate()).trim()).toBe(next.cert.trim())
  await expect(inUse).toContainText(subject)
})

test('whoever discards a certificate or a request that was sent before is not told that nothing was sent', async ({
  page,
  appliance,
  problems,
}) => {
  problems.expect(answeredWith(500))
  appliance.faults.add({ kind: 'status', status: 500, match: { path: '/extrahop/sslcert*' } })
  await signInAndOpen(page, appliance, '/certificate')
  const form = page.getByRole('dialog')
  const discard = page.getByRole('alertdialog', { name: 'Discard what you typed?' })
  await expect(page.getByRole('region', { name: 'In use' })).toContainText('CN=localhost')
  await page.getByRole('button', { name: 'Make signing request…' }).click()
  await form.getByRole('textbox', { name: 'Country' }).fill('DE')
  await form.getByRole('button', { name: 'Create signing request' }).click()
  await expect(form.getByRole('alert')).toContainText('500')
  await form.getByRole('button', { name: 'Close' }).click()
  await expect(discard).toContainText('What came of sending it stands in the form.')
  await discard.getByRole('button', { name: 'Discard' }).click()

  const next = await makeCertificate()
  await page.getByRole('button', { name: 'Replace…' }).click()
  await form.getByRole('textbox', { name: 'Certificates and private key' }).fill(`${next.key}\n${next.cert}`)
  await replace(page, appliance)
  const asked = page.getByRole('alertdialog')
  await expect(asked.getByRole('alert')).toContainText('500')
  await asked.getByRole('button', { name: 'Keep what is there' }).click()
  await form.getByRole('button', { name: 'Close' }).click()
  await expect(discard).toContainText('It was sent before. Which certificate is in use stands on the page.')
  await discard.getByRole('button', { name: 'Discard' }).click()
  await expect(form).toHaveCount(0)
})

test.describe('over TLS', () => {
  test.use({ applianceOptions: { tls: true } })

  test('a certificate that this browser does not trust is waited for, and the console carries on', async ({
    page,
    context,
    appliance,
    problems,
  }) => {
    problems.expect(cameToNothing)
    const devtools = await context.newCDPSession(page)
    const trust = (ignore: boolean) => devtools.send('Security.setIgnoreCertificateErrors', { ignore })
    await trust(true)
    await signInAndOpen(page, appliance, '/certificate')
    const next = await makeCertificate()
    await page.getByRole('button', { name: 'Replace…' }).click()
    const text = page.getByRole('dialog').getByRole('textbox', { name: 'Certificates and private key' })
    await text.fill(`${next.key}\n${next.cert}`)
    // Connections that are open stay so; it is a new one that has to be trusted.
    await trust(false)
    await replace(page, appliance)
    const standing = page.getByRole('region', { name: 'New certificate' })
    await expect(standing).toContainText('does not trust the new certificate yet')
    await expect(standing.getByRole('link', { name: `Open ${appliance.url}` })).toBeVisible()
    await trust(true)
    await expect(standing).toContainText('the console carries on', { timeout: 15_000 })
    await open(page, '/tags')
    await expect(heading(page)).toHaveText('Tags')
  })
})
