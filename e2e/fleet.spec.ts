// Upgrades of several appliances: the list, the order, what is alarmed, backups, and how they compare.
import { fleetVersion } from '../src/simulator/fleet'
import { expect } from './fixtures'
import { agree, button, enter, list, startPlan, target, test, writes } from './fleet-steps'
import { hurry, open } from './steps'

// Restarts are what an upgrade is about.
test.use({ expectedProblems: [/Failed to load resource/] })

test('a fleet is listed, checked, planned, upgraded in its order and reported; an ingest that is off is told everywhere', async ({
  page,
  startMembers,
}) => {
  test.slow()
  await page.clock.install()
  const fleet = await startMembers(4)
  await enter(page, fleet)
  await list(page, fleet)

  const box = page.getByRole('textbox', { name: 'Appliances as CSV' })
  for (const { simulator } of fleet.members) {
    expect(await box.inputValue()).not.toContain(simulator.keys[0]?.key)
    await expect(target(page, simulator.world.appliance.hostname.replace('fra1-', ''))).toContainText(fleetVersion)
  }
  // A start of which half is given would be one at once.
  await page.getByText('How careful').click()
  const startAt = page.getByRole('group', { name: 'Start at' })
  await startAt.getByRole('spinbutton', { name: /^year, / }).press('ArrowUp')
  await expect(button(page, 'Make plan')).toHaveAccessibleDescription('Start at: the day or the time is not whole')
  await startAt.getByRole('button', { name: 'Clear' }).click()
  await button(page, 'Make plan').click()
  const steps = page.getByRole('region', { name: 'Plan' }).getByRole('list').first().getByRole('listitem')
  await expect(
    steps.getByText(/^(Command|Discover|Halt ingest of fra1-exa|Explore masters|Switch ingest of fra1-exa on|Trace)$/),
  ).toHaveText([
    'Command',
    'Discover',
    'Halt ingest of fra1-exa',
    'Explore masters',
    'Switch ingest of fra1-exa on',
    'Trace',
  ])
  await button(page, 'Start').click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Keep the plan' }).click()
  await expect(button(page, 'Start')).toBeFocused()
  await expect(page).not.toHaveTitle(/^0\/4 · /)
  await startPlan(page)
  await expect(page).toHaveTitle(/^0\/4 · /)

  // Locked, it goes on: nobody is signed in and nothing is shown but what must not be missed.
  await button(page, 'Lock').click()
  await expect(page.getByRole('heading', { name: 'Locked', exact: true })).toBeVisible()
  const alarm = page.getByRole('alert').filter({ hasText: 'Ingest is off on Explore cluster fra1-exa' })
  await hurry(page, () => alarm.isVisible())
  await expect(page).toHaveTitle(/^2\/4 · Locked/)
  await expect(alarm.getByRole('button')).toHaveCount(0)
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await page.getByLabel('API key', { exact: true }).fill('0'.repeat(32))
  await button(page, 'Unlock').click()
  await expect(page.getByText('it does not know this key')).toBeVisible()
  await page.getByLabel('API key', { exact: true }).fill(fleet.members[0]?.simulator.keys[0]?.key ?? '')
  await button(page, 'Unlock').click()
  await expect(page.getByRole('navigation', { name: 'Main', exact: true })).toBeVisible()
  await open(page, '/overview')
  await expect(alarm).toBeVisible()
  expect(fleet.members[2]?.simulator.world.appliance.ingest).toBe(false)
  await open(page, '/fleet')
  const report = page.getByRole('region', { name: 'Report' })
  await hurry(page, () => report.isVisible())
  await expect(report).toContainText('4 of 4 verified')
  await expect(alarm).toBeHidden()
  expect(fleet.members[2]?.simulator.world.appliance.ingest).toBe(true)
  for (const { simulator } of fleet.members) expect(simulator.world.appliance.version).toBe(fleetVersion)
  expect(writes(fleet, '/firmware')).toEqual([1, 1, 1, 1])
  expect(writes(fleet, '/upgrade')).toEqual([1, 1, 1, 1])

  // The order, as the appliances saw it.
  const commands = fleet.members.map(
    ({ simulator }) =>
      simulator.log.find(({ path, method }) => method === 'POST' && path.endsWith('/upgrade'))?.time ?? 0,
  )
  expect(commands).toEqual(commands.toSorted((a, b) => a - b))
})

test('paused, it stays so while one is skipped with a reason; aborted, it ends what it began and goes on when told to', async ({
  page,
  startMembers,
}) => {
  test.slow()
  await page.clock.install()
  const fleet = await startMembers(4)
  await enter(page, fleet)
  await list(page, fleet)
  await expect(target(page, 'eta-01')).toContainText(fleetVersion)
  await button(page, 'Make plan').click()
  await startPlan(page)
  await hurry(page, async () => writes(fleet, '/upgrade')[0] === 1)
  await button(page, 'Pause').click()
  await hurry(page, () => button(page, 'Start again').isVisible())
  await expect(target(page, 'eca-01')).toContainText('Verified')
  await expect(page.getByText('Paused. What was done stays done. Start again when it is to go on')).toBeVisible()

  await target(page, 'exa-m1').getByRole('button').click()
  await button(page, 'Skip…').click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: 'Skip', exact: true })).toHaveAccessibleDescription('Say why first')
  await dialog.getByLabel('Why').fill('Disk <b>96 %</b>')
  await dialog.getByRole('button', { name: 'Skip', exact: true }).click()
  await expect(target(page, 'exa-m1')).toContainText('Disk <b>96 %</b>')
  await hurry(page, () => button(page, 'Start again').isVisible())
  await button(page, 'Abort').click()
  await hurry(page, () => page.getByText('Aborted. What was begun was watched to its end.').isVisible())
  expect(writes(fleet, '/upgrade')).toEqual([1, 0, 0, 0])

  // It restarts what is left, so it asks like the plan itself.
  await button(page, 'Start again').click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Leave it as it is' }).click()
  await expect(button(page, 'Start again')).toBeFocused()
  expect(writes(fleet, '/upgrade')).toEqual([1, 0, 0, 0])
  await button(page, 'Start again').click()
  await expect(page.getByRole('alertdialog')).toContainText('Upgrade 2 appliances to ')
  await agree(page)
  await hurry(page, async () => writes(fleet, '/upgrade')[1] === 1)
  await button(page, 'Abort').click()
  const report = page.getByRole('region', { name: 'Report' })
  await hurry(page, () => report.isVisible())
  await expect(report).toContainText('2 verified, 1 skipped, 1 not upgraded')
  await expect(page.getByText('Aborted. What was begun was watched to its end.')).toBeVisible()
  expect(writes(fleet, '/upgrade')).toEqual([1, 1, 0, 0])
  await button(page, 'Start again').click()
  await agree(page)
  await hurry(page, async () => (await report.isVisible()) && (await report.innerText()).includes('3 of 4 verified'))
  expect(writes(fleet, '/upgrade')).toEqual([1, 1, 0, 1])
})

test('an ingest that was left off is told before anybody signs in', async ({ page }) => {
  await page.goto('/')
  await page.evaluate(() => {
    const off = { cluster: 'fra1-exa', node: 'http://127.0.0.1:1', since: Date.now() - 90_000, plan: 'gone' }
    localStorage.setItem('hopdeck.ingest-off', JSON.stringify([off]))
  })
  await page.reload()
  const alarm = page.getByRole('alert')
  await expect(alarm).toContainText('Ingest is off on Explore cluster fra1-exa, for 1 min')
  await expect(alarm).toContainText('Nothing here will switch it on by itself')
  await expect(alarm.getByRole('button')).toHaveCount(0)
})

test('backups that are old are made, read and saved, each with its running config', async ({ page, startMembers }) => {
  const fleet = await startMembers(2)
  const made = () =>
    fleet.members.map(({ simulator }) => simulator.log.filter(({ operation }) => operation === 'customizations.create'))
  for (const { simulator } of fleet.members) {
    const { customizations } = simulator.world.collections
    for (const { id } of customizations.all()) customizations.delete(id)
  }
  await enter(page, fleet)
  await list(page, fleet)
  await expect(target(page, 'eda-01')).toContainText('No backup is listed')
  const files: string[] = []
  page.on('download', (download) => files.push(download.suggestedFilename()))
  await button(page, 'Make 2 backups').click()
  await expect(page.getByText('2 backups made, read and saved here')).toBeVisible()
  expect(made().map(({ length }) => length)).toEqual([1, 1])
  await expect
    .poll(() => files.filter((name) => /^before-upgrade-.*-fra1-eda-01.*-\d{8}-\d{6}\.exbk$/.test(name)))
    .toHaveLength(1)
  await expect.poll(() => files.filter((name) => /^running-config-.*\.json$/.test(name))).toHaveLength(2)
  await expect(target(page, 'eda-01')).not.toContainText('No backup is listed')
})

test('appliances are compared with a model, a path is ignored for two, and a tag is copied and taken back', async ({
  page,
  startMembers,
}) => {
  const fleet = await startMembers(3)
  const [command, discover] = fleet.members
  const tags = (member: typeof discover) =>
    [...(member?.simulator.world.collections.tags.all() ?? [])].map(({ name }) => name)
  discover?.simulator.world.collections.tags.put({ id: 4711, name: 'Only on the sensor', mod_time: 1 })
  await enter(page, fleet)
  await list(page, fleet)
  await expect(target(page, 'exa-m1')).toContainText(fleetVersion)
  await page.getByRole('tab', { name: 'Compare' }).click()
  await expect(page.getByRole('table', { name: 'Appliances' }).getByRole('row')).toHaveCount(4)

  // Secrets are encrypted anew on each read, and no difference shows two equal texts.
  const status = page.getByRole('status').filter({ hasText: 'ignored' })
  await expect(status).toContainText(/\d+ differences?, 0 ignored/)
  await expect(page.getByText('smtp_password')).toHaveCount(0)
  const found = page.getByRole('table', { name: 'Differences' }).getByRole('row')
  const path = (await found.nth(1).getByRole('rowheader').innerText()).trim()
  const drawn = await page.getByRole('table', { name: 'Differences' }).elementHandle()
  await page.getByRole('button', { name: `Ignore ${path}`, exact: true }).click()
  await page.getByRole('menuitem', { name: 'Ignore for these two' }).click()
  await expect(status).toContainText('1 ignored')
  expect(await drawn?.evaluate(({ isConnected }) => isConnected), 'the table stays, and with it the place').toBe(true)

  await page
    .getByRole('radio', { name: 'Tags' })
    .or(page.getByRole('button', { name: 'Tags', exact: true }))
    .first()
    .click()
  await button(page, 'Copy to others…').click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('checkbox').first()).toBeVisible()
  await dialog.getByRole('button', { name: 'Copy nothing' }).click()
  await page.getByLabel('This appliance').click()
  await page.getByRole('option', { name: /eda-01/ }).click()
  await button(page, 'Copy to others…').click()
  await dialog.getByText('Only on the sensor').click()
  await dialog.getByRole('button', { name: 'Apply 1 change' }).click()
  await expect.poll(() => tags(command)).toContain('Only on the sensor')
  // Pressed twice, it is taken back once.
  await page.getByRole('button', { name: /^Undo/ }).first().dblclick()
  await expect(page.getByText('1 undone')).toBeVisible()
  expect(tags(command)).not.toContain('Only on the sensor')
  expect(command?.simulator.log.filter(({ method }) => method === 'DELETE')).toHaveLength(1)
})

test('what could not be read of one appliance is asked for again where it is said, and is no "they have it all"', async ({
  page,
  startMembers,
}) => {
  const fleet = await startMembers(3)
  const [command, discover] = fleet.members.map(({ simulator }) => simulator)
  const failing = (path: string) => ({ kind: 'status', status: 500, match: { method: 'GET', path } }) as const
  discover?.faults.add(failing('/runningconfig/saved'))
  await enter(page, fleet)
  await list(page, fleet)
  await expect(target(page, 'exa-m1')).toContainText(fleetVersion)
  // It may have what its restart loses: nobody knows, and so it is not ready.
  await expect(target(page, 'eda-01')).toContainText(/Partly read.*The running config cannot be read/)
  await expect(target(page, 'eca-01')).toContainText('Ready')
  discover?.faults.clear()
  discover?.faults.add(failing('/jobs'))
  await page.getByRole('tab', { name: 'Compare' }).click()
  const row = page.getByRole('table', { name: 'Appliances' }).getByRole('row').filter({ hasText: 'eda-01' })
  await expect(row).toContainText('GET /jobs')
  discover?.faults.clear()
  // On a phone too: whose failure it is, and what can be done about it.
  const size = page.viewportSize()
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(row.getByText('fra1-eda-01')).toBeInViewport({ ratio: 0.9 })
  await expect(row.getByRole('button', { name: 'Try again' })).toBeInViewport({ ratio: 0.9 })
  const cut = (element: Element) => element.scrollWidth > element.clientWidth
  expect(await row.getByText(/^GET \/jobs/).evaluate(cut), 'the sentence is whole').toBe(false)
  if (size) await page.setViewportSize(size)
  await row.getByRole('button', { name: 'Try again' }).click()
  await expect(row).toContainText('Saved')

  await page.getByRole('radio', { name: 'Tags' }).click()
  await button(page, 'Copy to others…').click()
  const dialog = page.getByRole('dialog')
  command?.faults.add(failing('/tags'))
  await dialog.getByRole('region', { name: 'What' }).getByRole('checkbox').first().click()
  await expect(dialog).toContainText('GET /tags')
  await expect(button(page, 'Apply')).toHaveAccessibleDescription('Both sides could not be read')
  command?.faults.clear()
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await expect(dialog).not.toContainText('GET /tags')
})

test('a comparison says whom of its appliances it waits for, and whose answer failed', async ({
  page,
  startMembers,
}) => {
  const fleet = await startMembers(3)
  const [, discover] = fleet.members.map(({ simulator }) => simulator)
  await enter(page, fleet)
  await list(page, fleet)
  await expect(target(page, 'exa-m1')).toContainText(fleetVersion)
  discover?.faults.add({ kind: 'hang', match: { method: 'GET', path: '/tags' } })
  await page.getByRole('tab', { name: 'Compare' }).click()
  await page.getByRole('radio', { name: 'Tags' }).click()
  await expect(page.getByText('Reading fra1-eda-01…', { exact: true })).toBeVisible()
  discover?.faults.clear()
  await expect(page.getByRole('status').filter({ hasText: 'ignored' })).toBeVisible()

  discover?.faults.add({ kind: 'status', status: 500, match: { method: 'GET', path: '/triggers' } })
  await page.getByRole('radio', { name: 'Triggers' }).click()
  await expect(page.getByRole('alert')).toContainText('fra1-eda-01: GET /triggers')
})
