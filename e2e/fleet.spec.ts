// Upgrades of several appliances: the list, the order, what is alarmed, and what survives a tab that dies.
import type { Locator, Page } from '@playwright/test'
import { firmwareImage, fleetVersion, imageName, startFleet, type Fleet } from '../src/simulator/fleet'
import { expect, test as base } from './fixtures'
import { open, signIn } from './steps'

const test = base.extend<{ startMembers: (count: number) => Promise<Fleet> }>({
  startMembers: async ({ consoleUrl }, use) => {
    const started: Fleet[] = []
    await use(async (count) => {
      const fleet = await startFleet({ count, devices: 5, origins: [consoleUrl], upgradeTime: 400, restartTime: 400 })
      started.push(fleet)
      return fleet
    })
    await Promise.all(started.map((fleet) => fleet.close()))
  },
})

// Restarts are what an upgrade is about.
test.use({ expectedProblems: [/Failed to load resource/] })

const images = (['command', 'discover', 'explore', 'trace'] as const).map((role) => ({
  name: imageName(role),
  mimeType: 'application/x-tar',
  buffer: Buffer.from(firmwareImage(role)),
}))

const targets = (page: Page): Locator => page.getByRole('table', { name: 'Targets' })
const target = (page: Page, name: string): Locator =>
  targets(page).getByRole('row', { name: new RegExp(`^(fra1-)?${name}`) })
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true })

async function enter(page: Page, fleet: Fleet): Promise<void> {
  const [first] = fleet.members
  if (first) await signIn(page, first.simulator)
  await open(page, '/fleet')
  await expect(page.getByRole('heading', { name: 'Fleet', exact: true })).toBeVisible()
}

async function list(page: Page, fleet: Fleet): Promise<void> {
  await page.getByRole('textbox', { name: 'Appliances as CSV' }).fill(fleet.csv)
  await page.getByLabel('Firmware images', { exact: true }).setInputFiles(images)
  await button(page, 'Check').click()
}

/** Lets the page's clock run faster than ours, for waits of minutes, until something has come true. */
async function hurry(page: Page, until: () => Promise<boolean>): Promise<void> {
  await expect(async () => {
    await page.clock.runFor(1000)
    expect(await until()).toBe(true)
  }).toPass({ timeout: 50_000, intervals: [60] })
}

/** How often each kind of write reached an appliance. */
const writes = (fleet: Fleet, path: string) =>
  fleet.members.map(
    ({ simulator }) =>
      simulator.log.filter((entry) => entry.method === 'POST' && entry.path.endsWith(path) && entry.status < 300)
        .length,
  )

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

test('a tab that dies in the middle is taken up again: keys are typed anew, nothing that took effect is repeated', async ({
  page,
  startMembers,
}) => {
  test.slow()
  await page.clock.install()
  const fleet = await startMembers(2)
  await enter(page, fleet)
  await list(page, fleet)
  await expect(target(page, 'eda-01')).toContainText(fleetVersion)
  await button(page, 'Make plan').click()
  await button(page, 'Start').click()
  await expect(target(page, 'eca-01')).toContainText(/Installing|Restarting/)
  await expect.poll(() => writes(fleet, '/upgrade')).toEqual([1, 0])
  await expect.poll(() => writes(fleet, '/firmware')).toEqual([1, 1])
  page.on('dialog', (dialog) => void dialog.accept())

  await page.reload()
  const kept = await page.evaluate(async () => {
    const opening = indexedDB.open('hopdeck-work')
    const opened = await new Promise<IDBDatabase>((resolve) => {
      opening.addEventListener('success', () => resolve(opening.result))
    })
    const all = await Promise.all(
      [...opened.objectStoreNames].map(
        (name) =>
          new Promise<unknown>((resolve) => {
            const asked = opened.transaction(name).objectStore(name).getAll()
            asked.addEventListener('success', () => resolve(asked.result))
          }),
      ),
    )
    opened.close()
    return JSON.stringify([all, Object.entries(localStorage), Object.entries(sessionStorage)])
  })
  expect(kept).toContain('eda-01')
  for (const { simulator } of fleet.members) expect(kept).not.toContain(simulator.keys[0]?.key)

  await expect.poll(() => fleet.members[0]?.simulator.world.appliance.version).toBe(fleetVersion)
  // It has the version before it listens again.
  const first = fleet.members[0]?.simulator
  const headers = { authorization: `ExtraHop apikey=${first?.keys[0]?.key ?? ''}` }
  const answers = () => fetch(`${first?.url}/api/v1/extrahop`, { headers }).then(({ status }) => status)
  await expect.poll(() => answers().catch(() => 0)).toBe(200)
  await enter(page, fleet)
  await expect(page.getByText(/looks at each appliance before it does anything/)).toBeVisible()
  await list(page, fleet)
  await expect(button(page, 'Check')).not.toHaveAttribute('aria-busy', 'true')
  await button(page, 'Start again').click()
  const report = page.getByRole('region', { name: 'Report' })
  await hurry(page, async () => (await report.isVisible()) && (await report.innerText()).includes('2 of 2 verified'))
  expect(writes(fleet, '/upgrade')).toEqual([1, 1])
  expect(writes(fleet, '/firmware')).toEqual([1, 1])
})

test('killed at every step and taken up each time, it sends each image and each command once', async ({
  page,
  startMembers,
}) => {
  test.slow()
  await page.clock.install()
  page.on('dialog', (dialog) => void dialog.accept())
  const fleet = await startMembers(2)
  const [command, discover] = fleet.members.map(({ simulator }) => simulator)
  if (!command || !discover) throw new Error('The fleet is too small')
  const go = async (start: 'Start' | 'Start again') => {
    await enter(page, fleet)
    await list(page, fleet)
    await expect(target(page, 'eda-01')).toContainText(fleetVersion)
    await expect(button(page, 'Check')).not.toHaveAttribute('aria-busy', 'true')
    if (start === 'Start') await button(page, 'Make plan').click()
    await button(page, start).click()
  }
  /** Ends the page in a moment, whatever it was about to keep. */
  const kill = () => page.goto('about:blank')
  const report = page.getByRole('region', { name: 'Report' })

  // While its image is on its way: nothing is there, so it is sent again.
  const upload = command.faults.add({ kind: 'hang', match: { method: 'POST', path: '/extrahop/firmware' } })
  await go('Start')
  await expect(target(page, 'eca-01')).toContainText('Uploading')
  await kill()
  command.faults.clear(upload)
  // After the command has left and before its answer was read.
  const order = command.faults.add({ kind: 'hang', match: { method: 'POST', path: '/extrahop/firmware/*' } })
  await go('Start again')
  await expect(target(page, 'eca-01')).toContainText(/Commanding|Installing/)
  await kill()
  command.faults.clear(order)
  await go('Start again')
  await hurry(page, () => target(page, 'eca-01').getByText('Confirming').isVisible())
  // Between the first look that fits and the second.
  await kill()
  await go('Start again')
  await hurry(page, async () => writes(fleet, '/upgrade')[1] === 1)
  // While the second installs, the first being verified.
  await kill()
  await go('Start again')
  await hurry(page, async () => (await report.isVisible()) && (await report.innerText()).includes('2 of 2 verified'))
  expect(writes(fleet, '/upgrade')).toEqual([1, 1])
  expect(writes(fleet, '/firmware')[1]).toBe(1)
  for (const { world } of [command, discover]) expect(world.appliance.version).toBe(fleetVersion)
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
  await expect.poll(() => files.filter((name) => /^before upgrade .* fra1-eda-01.*\.exbk$/.test(name))).toHaveLength(1)
  await expect.poll(() => files.filter((name) => /^running-config-.*\.json$/.test(name))).toHaveLength(2)
  await expect(target(page, 'eda-01')).not.toContainText('No backup is listed')
})

test('one that fails holds what must not be above it, says why, and is tried again from its upgrade', async ({
  page,
  startMembers,
}) => {
  test.slow()
  await page.clock.install()
  const fleet = await startMembers(3)
  const [, discover, explore] = fleet.members
  if (discover) discover.simulator.world.appliance.course.ends = 'fails'
  await enter(page, fleet)
  await list(page, fleet)
  await expect(target(page, 'exa-m1')).toContainText(fleetVersion)
  await button(page, 'Make plan').click()
  await button(page, 'Start').click()
  const report = page.getByRole('region', { name: 'Report' })
  await hurry(page, () => report.isVisible())
  await expect(report).toContainText('1 of 3 verified')
  await expect(target(page, 'eda-01')).toContainText('The appliance gave up')
  await expect(target(page, 'exa-m1')).toContainText('below 9.8.2.1422')
  expect(explore?.simulator.world.appliance.ingest).toBe(true)

  if (discover) discover.simulator.world.appliance.course.ends = 'well'
  await target(page, 'eda-01').getByRole('button').click()
  await button(page, 'Retry').click()
  await page.getByRole('menuitem', { name: /^From Upgrade/ }).click()
  await hurry(page, async () => (await report.isVisible()) && (await report.innerText()).includes('3 of 3 verified'))
  expect(writes(fleet, '/firmware')).toEqual([1, 1, 1])
  expect(writes(fleet, '/upgrade')).toEqual([1, 2, 1])
  expect(explore?.simulator.world.appliance.ingest).toBe(true)
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
  await page.getByRole('button', { name: `Ignore ${path}`, exact: true }).click()
  await page.getByRole('menuitem', { name: 'Ignore for these two' }).click()
  await expect(status).toContainText('1 ignored')

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
  await page.getByRole('button', { name: /^Undo/ }).first().click()
  await expect.poll(() => tags(command)).not.toContain('Only on the sensor')
})
