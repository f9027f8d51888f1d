// The certificate: what it says, a request for another, and what is found out about one before it is sent.
import { makeCertificate } from '../src/simulator/certificate'
import { expect, test } from './fixtures'
import { heading } from './shell-steps'
import { signInAndOpen } from './steps'

test('a certificate is shown, asked for and replaced, after a look at what is sent', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/certificate')
  await expect(heading(page)).toHaveText('Certificate')
  const inUse = page.getByRole('region', { name: 'In use' })
  await expect(inUse).toContainText('CN=localhost')
  await expect(inUse).toContainText('localhost, 127.0.0.1')
  await page.getByRole('button', { name: 'Make signing request…' }).click()
  const form = page.getByRole('dialog')
  await expect(form.getByRole('textbox', { name: 'Common name' })).toHaveValue('localhost')
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
  await form.getByRole('button', { name: 'Replace certificate…' }).click()
  const asked = page.getByRole('alertdialog')
  await asked.getByRole('textbox').fill(`${appliance.world.appliance.hostname}.corp.example`)
  await asked.getByRole('button', { name: 'Replace certificate' }).click()
  await expect(page.getByRole('region', { name: 'New certificate' })).toContainText('nothing to trust')
  const subject = /OU=Simulator [0-9a-f]+/
  expect((await appliance.certificate()).trim()).toBe(next.cert.trim())
  await expect(inUse).toContainText(subject)
})
