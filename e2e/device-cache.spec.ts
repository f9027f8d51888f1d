// The device list hears of writes that were made elsewhere, and reads what they name instead of everything.
import { expect, test } from './fixtures'
import { openOperation, question, sendButton } from './explorer-steps'
import { open, row, signInAndOpen } from './steps'

test('a device that is renamed in the explorer has its new name in the list, for one request', async ({
  page,
  appliance,
}) => {
  const count = (id: string) => appliance.log.filter(({ operation }) => operation === id).length
  await signInAndOpen(page, appliance, '/devices?q=dc-')
  await expect(row(page, 'Devices', 'dc-0001')).toBeVisible()
  await expect(page.getByRole('main').getByText(/all loaded in/)).toBeVisible()
  const gets = () => count('devices.get')
  const before = gets()
  const reads = count('devices.search')

  await openOperation(page, 'devices.update')
  await page.getByRole('combobox', { name: 'id', exact: true }).fill('dc-0001')
  await page
    .getByRole('option', { name: /dc-0001/ })
    .first()
    .click()
  await page.getByRole('textbox', { name: /^custom_name/ }).fill('dc-renamed-elsewhere')
  await sendButton(page).click()
  await question(page).getByRole('button', { name: 'Send PATCH' }).click()
  await expect.poll(() => count('devices.update')).toBe(1)
  await expect.poll(() => gets()).toBeGreaterThan(before)

  await open(page, '/devices?q=dc-')
  await expect(row(page, 'Devices', 'dc-renamed-elsewhere')).toBeVisible()
  await expect(row(page, 'Devices', 'dc-0001')).toHaveCount(0)
  expect(count('devices.search')).toBe(reads)
})
