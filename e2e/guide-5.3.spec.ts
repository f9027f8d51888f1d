// The oldest release that the console is for: what it names, lacks and counts otherwise than later ones.
import { expect, test } from './fixtures'
import { heading } from './shell-steps'
import { list, mainNavigation, open, row, signInAndOpen } from './steps'

test.use({ applianceOptions: { release: '5.3' } })

test('what is read is named, counted and offered as 5.3 has it', async ({ page, appliance }) => {
  test.slow()
  await test.step('a backup is not cloned: a new one would hold the present', async () => {
    await signInAndOpen(page, appliance, '/customizations/1')
    await expect(page.getByRole('button', { name: 'Restore…' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Clone…' })).toHaveCount(0)
  })

  await test.step('the latest backup is told in words, the contents of one as a document', async () => {
    await open(page, '/customizations')
    await page.getByRole('button', { name: 'Latest backup' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('heading', { name: 'Latest backup' })).toBeVisible()
    await expect(dialog.getByText('Last one succeeded')).toBeVisible()
    await expect(dialog.getByText(/\d{10}/)).toHaveCount(0)
    await dialog.getByRole('button', { name: 'Close' }).last().click()

    await open(page, '/customizations/1')
    await page.getByRole('button', { name: 'Contents' }).click()
    await expect(dialog.getByText('.meta')).toBeVisible()
  })

  await test.step('numbers that are names have no separators, and a VLAN without a name is called by its tag', async () => {
    await open(page, '/networks/1?tab=vlans')
    await expect(row(page, 'VLANs', 'VLAN 4094').getByRole('gridcell', { name: '4094', exact: true })).toBeVisible()
    await open(page, '/packet-captures')
    await expect(row(page, 'Packet captures', /\d,\d{3}/)).toHaveCount(0)
    await expect(list(page, 'Packet captures').getByRole('columnheader', { name: 'Start' })).toBeVisible()
  })

  await test.step('the system page says what 5.3 says of itself', async () => {
    await mainNavigation(page).getByRole('link', { name: 'System' }).click()
    await expect(heading(page)).toHaveText('System')
    await expect(page.getByText(/^5\.3\./)).toBeVisible()
  })

  await test.step('forms offer what 5.3 takes and no more', async () => {
    await open(page, '/alerts/new')
    const form = page.getByRole('dialog')
    await expect(form.getByRole('radio', { name: 'Threshold' })).toBeChecked()
    await expect(form.getByRole('radio', { name: 'Detection' })).toHaveCount(0)
    await open(page, '/users/new')
    await expect(form.getByRole('radiogroup', { name: 'Write' })).toBeVisible()
    await expect(form.getByText('Network detection')).toHaveCount(0)
  })

  await test.step('devices have their names wherever they are listed and looked for', async () => {
    await open(page, '/tags/1?tab=devices')
    await expect(row(page, 'Devices', 'web-0001')).toBeVisible()
    await expect(list(page, 'Devices').getByRole('columnheader', { name: 'Role' })).toHaveCount(0)

    await page.getByRole('button', { name: 'Assign devices…' }).first().click()
    await page.getByRole('dialog').getByRole('combobox', { name: 'Devices' }).fill('core-sw1')
    await expect(page.getByRole('option', { name: /^core-sw1/ })).toBeVisible()
  })
})

test('what is written asks for what 5.3 takes', async ({ page, appliance }) => {
  test.slow()
  await test.step('the whitelist names its devices, and takes others by name', async () => {
    await signInAndOpen(page, appliance, '/whitelist')
    await expect(list(page, 'Whitelist').getByRole('columnheader', { name: 'Name' })).toBeVisible()
    await page.getByRole('button', { name: 'Put devices on it…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox').fill('web-0001')
    await page.getByRole('option', { name: /^web-0001/ }).click()
    await page.keyboard.press('Tab')
    await dialog.getByRole('button', { name: /^Put 1 device/ }).click()
    await expect(row(page, 'Whitelist', 'web-0001')).toBeVisible()
  })

  await test.step('a criterion asks for what it matches and belongs to its device', async () => {
    await open(page, '/custom-devices/1')
    await page.getByRole('button', { name: 'Add criterion…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('IP address').fill('198.51.100.0/24')
    await expect(dialog.getByText('Custom device', { exact: true })).toHaveCount(0)
    await expect(dialog.getByText('POST /customdevices/1/criteria')).toBeVisible()
    await dialog.getByRole('button', { name: 'Add criterion' }).click()
    await expect(page.getByRole('listitem').filter({ hasText: '198.51.100.0/24' }).last()).toBeVisible()
  })

  await test.step('what keeps a form from being sent is gone to and said', async () => {
    await open(page, '/triggers/new')
    const form = page.getByRole('dialog')
    await form.getByLabel('Name', { exact: true }).fill('Counts')
    await form.getByRole('button', { name: 'Create trigger' }).click()
    await expect(form.getByRole('combobox', { name: 'Events' })).toBeFocused()
    await form.getByRole('combobox', { name: 'Events' }).fill('HTTP_REQUEST')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await form.getByRole('button', { name: 'Create trigger' }).click()
    const script = form.getByRole('textbox', { name: 'Script', exact: true })
    await expect(script).toBeFocused()
    await expect(script).toHaveAttribute('aria-invalid', 'true')
    await page.keyboard.type('debug("seen")')
    await expect(script).not.toHaveAttribute('aria-invalid')
    await form.getByRole('button', { name: 'Create trigger' }).click()
    await expect(heading(page)).toContainText('Counts')
  })

  await test.step('a support pack is watched until its result is there', async () => {
    await open(page, '/support-packs')
    const results = list(page, 'Support packs').getByRole('row')
    // The head and the result that was there before.
    await expect(results).toHaveCount(2)
    await page.getByRole('button', { name: 'Run the default pack' }).click()
    await expect(page.getByText('A support pack runs')).toBeVisible()
    await expect(results).toHaveCount(3, { timeout: 20_000 })
    await expect(page.getByText('A support pack runs')).toHaveCount(0)
  })
})

test.describe('a Command', () => {
  test.use({ applianceOptions: { release: '5.3', role: 'command' } })

  test('names the node and the network of a VLAN', async ({ page, appliance }) => {
    await signInAndOpen(page, appliance, '/vlans')
    const cell = row(page, 'VLANs', 'Servers').first().getByRole('gridcell', { name: 'Hamburg', exact: true })
    await expect(cell).toBeVisible()
  })
})

test.describe('on a phone', () => {
  const phone = { width: 390, height: 844 }

  test('objects are assigned and rows saved as well', async ({ page, appliance }) => {
    await signInAndOpen(page, appliance, '/tags/1?tab=devices')
    await page.setViewportSize(phone)
    await expect(page.getByRole('button', { name: 'Filters' })).toBeVisible()
    await page.getByRole('button', { name: 'Assign devices…' }).click()
    await expect(page.getByRole('dialog').getByRole('combobox', { name: 'Devices' })).toBeVisible()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()

    await page.getByRole('button', { name: 'Filters' }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Export/ })
      .click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: /^CSV/ }).first().click()
    expect((await download).suggestedFilename()).toMatch(/^tags-1-devices-.+-\d{8}-\d{6}\.csv$/)
  })

  test('the actions of an object are all within the page', async ({ page, appliance }) => {
    await signInAndOpen(page, appliance, '/customizations/1')
    await page.setViewportSize(phone)
    await expect(page.getByRole('button', { name: 'Delete…' })).toBeInViewport({ ratio: 1 })
    await expect(page.getByRole('button', { name: 'Contents' })).toBeInViewport({ ratio: 1 })
  })
})
