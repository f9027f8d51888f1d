// Values that nobody thought of: one of them must not take a page down.
import { expect, test } from './fixtures'
import { answeredWith, cameToNothing } from './problems'
import { expectRowVisible, list, open, row, signIn, signInAndOpen } from './steps'

const devicesAreThere = '/devices'

test('values that nobody thought of leave their pages standing', async ({ page, appliance }) => {
  test.slow()
  const { alerts, appliances, devices, exclusionintervals, users } = appliance.world.collections
  const [first, second] = [...devices.all()]
  const connected = [...appliances.all()].find(({ id }) => id !== 0)
  const [weekly, onetime, ...others] = [...exclusionintervals.all()]
  const [alert] = [...alerts.all()]
  const [user] = [...users.all()]
  if (!first || !second || !connected || !weekly || !onetime || others.length < 2 || !alert || !user)
    throw new Error('The world lacks what is looked at')
  devices.put({ ...first, role: '__proto__' })
  devices.put({ ...second, role: 'constructor' })
  appliances.put({ ...connected, platform: '__proto__' })
  exclusionintervals.put({ ...weekly, interval_type: 'weekly', start: 1e16, end: 2e16 })
  exclusionintervals.put({ ...onetime, interval_type: 'onetime', start: 1e15, end: 9e15 })
  alerts.put({ ...alert, units: 'toString', operator: 'valueOf' })
  users.put({ ...user, username: 'half\ud800pair' })

  await test.step('a role named like a property of every object is shown by its name', async () => {
    await signInAndOpen(page, appliance, devicesAreThere)
    await expect(list(page, 'Devices').getByRole('row').nth(20)).toBeVisible()
    await open(page, `/devices/${first.id}`)
    await expect(page.getByRole('main')).toContainText('proto')
    await open(page, `/devices/${second.id}`)
    await expect(page.getByRole('main')).toContainText(/constructor/i)
  })

  await test.step('a platform', async () => {
    await open(page, '/overview')
    await expect(page.getByRole('group', { name: 'Connected appliances' })).toContainText('__proto__')
  })

  await test.step('weeks and times far out of range leave the other intervals readable', async () => {
    await open(page, '/exclusion-intervals')
    for (const other of others.slice(0, 2)) await expectRowVisible(page, 'Exclusion intervals', other.name)
    await expect(row(page, 'Exclusion intervals', weekly.name)).toContainText('At a time that no calendar holds')
    await open(page, `/exclusion-intervals/${onetime.id}`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(onetime.name)
  })

  await test.step('units of an alert named like a method stand in its sentence', async () => {
    await open(page, `/alerts/${alert.id}`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(alert.name)
    await expect(page.getByRole('main')).toContainText('Measured on')
    await expect(page.getByRole('main')).not.toContainText('native code')
    // It is a ratio, told by the names of both metrics and not once more by their codes.
    await expect(page.getByRole('main')).not.toContainText('Second metric')
  })

  await test.step('half a character pair in a name stands in its row', async () => {
    await open(page, '/users')
    await expect(row(page, 'Users', /half.pair/)).toBeVisible()
  })
})

test('a group with a rule of a later release is edited around it', async ({ page, appliance }) => {
  const { devicegroups } = appliance.world.collections
  const group = [...devicegroups.all()].find(({ built_in }) => !built_in)
  if (!group) throw new Error('There is no group')
  const filter = JSON.parse('{"operator":"and","rules":[{"field":"name","operator":"resembles","operand":"web"}]}')
  devicegroups.put({ ...group, dynamic: true, field: null, value: null, filter })
  await signInAndOpen(page, appliance, `/device-groups/${group.id}/edit`)
  await expect(
    page.getByText('Cannot be read here, and stays as it is unless you write it anew: Filter.'),
  ).toBeVisible()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Renamed')
  await page.getByRole('button', { name: 'Save 1 change' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Renamed' })).toBeVisible()
  expect(devicegroups.get(group.id)).toMatchObject({ name: 'Renamed', filter })
})

test('a link with values that no field takes opens the form, and the list behind it', async ({ page, appliance }) => {
  const given = (values: unknown) => `with=${encodeURIComponent(JSON.stringify(values))}`
  await signInAndOpen(page, appliance, `/triggers/new?${given({ name: 'From a link', script: { a: 1 } })}`)
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('From a link')
  await open(
    page,
    `/exclusion-intervals/new?${given({ name: 'Far', interval_type: 'onetime', start: 1e16, end: 1e300 })}`,
  )
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Far')
  await expect(page.getByText('This page broke')).toHaveCount(0)
})

test('a text of five million characters is cut, and an answer of 30 MB is offered as a file', async ({
  page,
  appliance,
  problems,
}) => {
  problems.expect(cameToNothing)
  const [tag, other] = [...appliance.world.collections.tags.all()]
  if (!tag || !other) throw new Error('There are no tags')
  appliance.world.collections.tags.put({ ...tag, name: 'x'.repeat(5_000_000) })
  await signInAndOpen(page, appliance, '/tags')
  await expect(row(page, 'Tags', other.name)).toBeVisible()
  await expect(row(page, 'Tags', /x{100}…/)).toBeVisible()

  appliance.world.collections.tags.put({ ...tag, name: 'x'.repeat(30_000_000) })
  await page.reload()
  await signInAndOpen(page, appliance, '/tags')
  await expect(page.getByText(/30 MB/).first()).toBeVisible()
})

test('what is no id of a device is not asked for', async ({ page, appliance }) => {
  await signIn(page, appliance)
  for (const address of ['/devices/1e3', '/devices/0x10', '/devices/-1', '/devices/1%0A'] as const) {
    await open(page, address)
    await expect(page.getByText('This address names no device')).toBeVisible()
  }
  // The overview may still be counting them.
  expect(appliance.log.filter(({ path }) => /^\/devices\/(?!search$)/.test(path))).toEqual([])
})

test('addresses that nobody thought of have a page', async ({ page, appliance, problems }) => {
  problems.expect(answeredWith(404))
  await signIn(page, appliance)
  for (const address of [
    '/tags/a%0Ab',
    '/nonsense%0A',
    '/nonsense\u2028',
    '/tags/1/2',
    '/device-groups/8/edit/x',
  ] as const)
    await test.step(JSON.stringify(address), async () => {
      // The page before says none of it.
      await open(page, '/tags')
      await expect(list(page, 'Tags')).toBeVisible()
      await open(page, address)
      await expect(page.getByRole('main')).toContainText(/This address has no page|404|Nothing here/)
    })
})

test('what is not there is said alike and costs one request', async ({ page, appliance, problems }) => {
  problems.expect(answeredWith(404))
  await signIn(page, appliance)
  for (const [address, one, many] of [
    ['/devices/9999999', 'device', 'devices'],
    ['/tags/9999', 'tag', 'tags'],
    ['/alerts/9999', 'alert', 'alerts'],
  ] as const) {
    const before = appliance.log.length
    await open(page, address)
    const id = address.split('/')[2]
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`No ${one} has the id ${id}`)
    await expect(page.getByRole('link', { name: `Back to the ${many}` })).toBeVisible()
    const asked = appliance.log.slice(before).filter(({ path, method }) => method === 'GET' && path.includes(`/${id}`))
    expect(asked.map(({ path }) => path)).toHaveLength(1)
  }
})
