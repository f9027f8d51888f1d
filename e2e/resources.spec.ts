// What people do in the resource browser: assign, delete several, meet others' changes, be refused.
import { expect, test } from './fixtures'
import { list, open, row, signInAndOpen, undo } from './steps'

test('objects are assigned, listed, changed beside others and left and found again', async ({ page, appliance }) => {
  test.slow()
  await test.step('lists of devices are put together by name', async () => {
    await signInAndOpen(page, appliance, '/watchlist')
    await page.getByRole('button', { name: 'Put devices on it…' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'Devices' }).fill('0')
    const option = page
      .getByRole('option')
      .filter({ hasText: /^[a-z]+-\d{4}/ })
      .first()
    const name = /^[a-z]+-\d{4}/.exec((await option.textContent()) ?? '')?.[0] ?? ''
    expect(name).not.toBe('')
    await option.click()
    await page.keyboard.press('Tab')
    await dialog.getByRole('button', { name: 'Put 1 device on it' }).click()
    await expect(row(page, 'Watchlist', name)).toBeVisible()
    await row(page, 'Watchlist', name).getByRole('checkbox').click()
    await page.getByRole('button', { name: 'Take off…' }).click()
    await dialog.getByRole('button', { name: /^Take off/ }).click()
    await expect(page.getByRole('main').getByRole('status').first()).toContainText('1 of 1 verified')
    await open(page, '/watchlist')
    await expect(list(page, 'Watchlist')).toBeVisible()
    await expect(row(page, 'Watchlist', name)).toHaveCount(0)
  })

  await test.step('a page that is left and opened by its address shows the same', async () => {
    await open(page, '/device-groups?q=servers&sort=%5B%7B"column":"name","desc":true%7D%5D')
    const names = list(page, 'Device groups').getByRole('row')
    await expect(names.nth(1)).toContainText('SMTP Servers')
    await open(page, '/device-groups/1?tab=devices')
    await expect(list(page, 'Devices')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Assign devices…' }).first()).toBeDisabled()
  })

  await test.step('tags: assigned and detached from both sides, several at once', async () => {
    await open(page, '/tags/9?tab=devices')
    await expect(page.getByText('No devices assigned')).toBeVisible()
    await page.getByRole('button', { name: 'Assign devices…' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'Devices' }).fill('web-0001')
    await page.getByRole('option', { name: /web-0001/ }).click()
    await page.keyboard.press('Tab')
    await dialog.getByRole('button', { name: 'Assign 1 device' }).click()
    await expect(row(page, 'Devices', 'web-0001')).toBeVisible()

    await row(page, 'Devices', 'web-0001').getByRole('checkbox').click()
    await page.getByRole('button', { name: 'Detach 1 device' }).click()
    await expect(page.getByText('No devices assigned')).toBeVisible()
    await undo(page, / detached from /)
    await expect(row(page, 'Devices', 'web-0001')).toBeVisible()
  })

  await test.step('a change by somebody else is shown before it is overwritten', async () => {
    await open(page, '/tags/1/edit')
    const form = page.getByRole('dialog', { name: 'Edit tag' })
    await form.getByRole('textbox', { name: 'Name' }).fill('Mine')
    const [key] = appliance.keys
    await fetch(`${appliance.url}/api/v1/tags/1`, {
      method: 'PATCH',
      headers: { authorization: `ExtraHop apikey=${key?.key ?? ''}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Theirs' }),
    })
    await form.getByRole('button', { name: 'Save 1 change' }).click()
    const conflict = page.getByRole('dialog', { name: 'Changed since you opened it' })
    await expect(conflict.getByRole('row', { name: /Name/ })).toContainText('Production')
    await expect(conflict.getByRole('row', { name: /Name/ })).toContainText('Theirs')
    await conflict.getByRole('radio', { name: 'Name: yours' }).check()
    await conflict.getByRole('button', { name: 'Save this mix' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Mine' })).toBeVisible()
  })
})

test('devices are assigned by a list of addresses; what is not found is named', async ({ page, appliance }) => {
  const [one, two] = [...appliance.world.collections.devices.all()].filter(({ ipaddr4 }) => ipaddr4)
  await signInAndOpen(page, appliance, '/tags/9?tab=devices')
  await page.getByRole('button', { name: 'Assign devices…' }).first().click()
  const dialog = page.getByRole('dialog')
  const box = dialog.getByRole('combobox', { name: 'Devices' })
  await box.fill(`${one?.ipaddr4}, 203.0.113.77, ${one?.ipaddr4}/32 ; ${two?.ipaddr4}`)
  await box.press('Enter')
  await expect(dialog).toContainText('2 devices added. Not found: 203.0.113.77.')
  await expect(box).toHaveValue('')
  await box.evaluate((input, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', text)
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, `${two?.ipaddr4}\nno-such-host`)
  await expect(dialog).toContainText('0 devices added, 1 here already. Not found: no-such-host.')
  // Whoever goes on with Tab has chosen nothing, whatever stands first in the list.
  await box.pressSequentially('web')
  await expect(box).toHaveAttribute('aria-activedescendant', /./)
  await box.press('Tab')
  await dialog.getByRole('button', { name: 'Assign 2 devices' }).click()
  await expect(row(page, 'Devices', one?.display_name ?? '')).toBeVisible()
  await expect(list(page, 'Devices').getByRole('row')).toHaveCount(3)
})

test('several are deleted with an outcome for each, and the failed retried', async ({ page, appliance, problems }) => {
  problems.expect(/status of 500/)
  await signInAndOpen(page, appliance, '/tags')
  appliance.faults.add({ kind: 'status', status: 500, match: { path: '/tags/2', method: 'DELETE' } })
  for (const name of ['Staging', 'PCI', 'Medical']) await row(page, 'Tags', name).getByRole('checkbox').click()
  await page.getByRole('button', { name: 'Delete…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: /^Reason or ticket/ }).fill('CHG-17')
  await dialog.getByRole('button', { name: 'Delete 3 tags' }).click()
  const outcome = page.getByRole('main')
  await expect(outcome.getByRole('status').first()).toContainText('2 of 3 verified, 1 failed')
  await expect(outcome.getByRole('row', { name: /Staging/ })).toContainText('500')
  appliance.faults.clear()
  await outcome.getByRole('button', { name: 'Retry 1 failed' }).click()
  await expect(outcome.getByRole('status').first()).toContainText('3 of 3 verified')
  await expect(outcome).toContainText('CHG-17')
  appliance.faults.add({ kind: 'status', status: 500, match: { path: '/tags', method: 'POST' }, times: 1 })
  await outcome.getByRole('button', { name: 'Undo', exact: true }).click()
  const undo = page.getByRole('region', { name: 'Undo' })
  await expect(undo).toContainText('2 of 3 verified, 1 failed')
  await undo.getByRole('button', { name: 'Retry 1 failed' }).click()
  await expect(undo).toContainText('3 undone')
  await open(page, '/tags')
  await expect(row(page, 'Tags', 'Staging')).toBeVisible()
  await expect(row(page, 'Tags', 'Medical')).toBeVisible()
})

test('what the appliance refuses is said at its field', async ({ page, appliance, problems }) => {
  problems.expect(/status of 422/)
  await signInAndOpen(page, appliance, '/tags/new')
  const form = page.getByRole('dialog', { name: 'Create tag', exact: true })
  await form.getByRole('button', { name: 'Create tag' }).click()
  await expect(form.getByText('Needs a value')).toBeVisible()
  await expect(form.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await form.getByRole('textbox', { name: 'Name' }).fill('Production')
  await form.getByRole('button', { name: 'Create tag' }).click()
  // The name is taken, which is asked about first.
  await page.getByRole('alertdialog').getByRole('button', { name: 'Create tag' }).click()
  await expect(form.getByRole('alert')).toContainText(/name/i)
  await expect(form.getByRole('textbox', { name: 'Name' })).toBeFocused()
})

test('what a key may not do is disabled with the reason', async ({ page, appliance }) => {
  const key = appliance.keys.find((each) => each.privilege === 'write personal')?.key
  await signInAndOpen(page, appliance, '/tags', key)
  const button = page.getByRole('button', { name: 'Create tag' })
  await expect(button).toBeDisabled()
  await expect(button).toHaveAccessibleDescription(/write full/)
})

test('what could not be read again stands as it was, and says so: a list, an object, a device, configurations', async ({
  page,
  appliance,
  problems,
}) => {
  problems.expect(/status of 500/)
  const [device] = [...appliance.world.collections.devices.all()]
  const places: [place: `/${string}`, title: string, failure: string | RegExp][] = [
    ['/tags', 'Tags', 'GET /tags: 500.'],
    ['/tags/2', 'Staging', /GET \/tags(\/2)?: 500\./],
    [`/devices/${device?.id}`, device?.display_name ?? '', `GET /devices/${device?.id}: 500.`],
    ['/license', 'License', 'GET /license: 500.'],
    ['/running-config', 'Running config', 'GET /runningconfig: 500.'],
  ]
  await signInAndOpen(page, appliance, '/tags')
  for (const [place, title, failure] of places) {
    await open(page, place)
    const heading = page.getByRole('main').getByRole('heading', { level: 1, name: title, exact: true })
    // The page before stands until this one is there.
    await expect(heading).toBeVisible()
    const refresh = page.getByRole('main').getByRole('button', { name: 'Refresh' }).first()
    await expect(refresh).not.toHaveAttribute('aria-busy', 'true')
    for (const path of ['/tags*', '/devices*', '/license', '/runningconfig'])
      appliance.faults.add({ kind: 'status', status: 500, match: { method: 'GET', path } })
    // Parts that are read by themselves tell the same of theirs.
    const told = page
      .getByRole('alert')
      .filter({ hasText: failure })
      .filter({ hasText: 'What is shown was read before.' })
    // A part whose reading began in between makes the button busy, and the press goes to that.
    await expect(async () => {
      await refresh.click()
      await expect(told).toBeVisible({ timeout: 2000 })
    }).toPass()
    await expect(heading).toBeVisible()
    await expect(page.getByText('A restart would lose nothing')).toHaveCount(0)
    appliance.faults.clear()
    await told.getByRole('button', { name: 'Try again' }).click()
    await expect(told).toHaveCount(0)
  }
})

test('a part that is read by itself says that it is on its way, and what could not be read again stays', async ({
  page,
  appliance,
  problems,
}) => {
  problems.expect(/status of 500/)
  appliance.faults.add({ kind: 'hang', match: { method: 'GET', path: '/dashboards/1/sharing' } })
  await signInAndOpen(page, appliance, '/dashboards/1')
  const shared = page.getByRole('region', { name: 'Shared with' })
  await expect(shared.getByRole('status', { name: 'Shared with: on the way' })).toBeVisible()
  appliance.faults.clear()
  const everyone = shared.getByRole('checkbox', { name: 'Everyone may view it' })
  const identity = page.getByRole('region', { name: 'This appliance' })
  const version = identity.getByText(appliance.world.appliance.version).first()
  const places = [
    ['/dashboards/1', shared, everyone, '/dashboards/1/sharing'],
    ['/extrahop', identity, version, '/extrahop'],
  ] as const
  for (const [place, part, what, path] of places) {
    await open(page, place)
    await expect(what).toBeVisible()
    const refresh = page.getByRole('main').getByRole('button', { name: 'Refresh' }).first()
    await expect(refresh).not.toHaveAttribute('aria-busy', 'true')
    appliance.faults.add({ kind: 'status', status: 500, match: { method: 'GET', path } })
    await refresh.click()
    const told = part.getByRole('alert').filter({ hasText: 'What is shown was read before.' })
    await expect(told.getByText(`GET ${path}: 500.`)).toBeVisible()
    await expect(what).toBeVisible()
    appliance.faults.clear()
    await told.getByRole('button', { name: 'Try again' }).click()
    await expect(told).toHaveCount(0)
  }
})
