// What survives a tab that dies in the middle of an upgrade of several, and what one that fails holds up.
import { fleetVersion } from '../src/simulator/fleet'
import { expect } from './fixtures'
import { hurry, keyOf } from './steps'
import { agree, button, enter, isBack, list, startPlan, target, test, writes } from './fleet-steps'

// Restarts are what an upgrade is about.
test.use({ expectedProblems: [/Failed to load resource/] })

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
  await startPlan(page)
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

  await isBack(fleet.members[0])
  await enter(page, fleet)
  await expect(page.getByText(/looks at each appliance before it does anything/)).toBeVisible()
  await list(page, fleet)
  await expect(button(page, 'Check')).not.toHaveAttribute('aria-busy', 'true')
  await button(page, 'Start again').click()
  await agree(page)
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
  const go = async (start: 'Start' | 'Start again', left = true) => {
    await enter(page, fleet)
    await list(page, fleet)
    await expect(target(page, 'eda-01')).toContainText(fleetVersion)
    await expect(button(page, 'Check')).not.toHaveAttribute('aria-busy', 'true')
    if (start === 'Start') await button(page, 'Make plan').click()
    if (start === 'Start') return startPlan(page)
    await button(page, start).click()
    // Nothing is asked where every command has left: it is only looked after.
    if (left) await agree(page)
  }
  /** Ends the page in a moment, whatever it was about to keep. */
  const kill = () => page.goto('about:blank')
  const report = page.getByRole('region', { name: 'Report' })

  // While its image is on its way: nothing is there, so it is sent again.
  const upload = command.faults.add({ kind: 'hang', match: { method: 'POST', path: '/extrahop/firmware' } })
  await go('Start')
  await expect(target(page, 'eca-01')).toContainText('Uploading')
  // The second one's image goes ahead; were the page to end before that is kept, it would rightly go again.
  await expect(target(page, 'eda-01')).toContainText('Uploaded')
  await kill()
  command.faults.clear(upload)
  // After the command has left and before its answer was read.
  const order = command.faults.add({ kind: 'hang', match: { method: 'POST', path: '/extrahop/firmware/*' } })
  await go('Start again')
  // What is told as commanding begins with a last look, before anything is sent.
  await expect.poll(() => command.faults.hanging).toBe(1)
  await kill()
  command.faults.clear(order)
  await isBack(fleet.members[0])
  await go('Start again')
  await hurry(page, () => target(page, 'eca-01').getByText('Confirming').isVisible())
  // Between the first look that fits and the second.
  await kill()
  await go('Start again')
  await hurry(page, async () => writes(fleet, '/upgrade')[1] === 1)
  // While the second installs, the first being verified.
  await kill()
  await go('Start again', false)
  await hurry(page, async () => (await report.isVisible()) && (await report.innerText()).includes('2 of 2 verified'))
  expect(writes(fleet, '/upgrade')).toEqual([1, 1])
  expect(writes(fleet, '/firmware')[1]).toBe(1)
  for (const { world } of [command, discover]) expect(world.appliance.version).toBe(fleetVersion)
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
  await startPlan(page)
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
  // It goes on with what was held, too.
  await expect(page.getByRole('alertdialog')).toContainText('Upgrade 2 appliances to ')
  await agree(page)
  await hurry(page, async () => (await report.isVisible()) && (await report.innerText()).includes('3 of 3 verified'))
  expect(writes(fleet, '/firmware')).toEqual([1, 1, 1])
  expect(writes(fleet, '/upgrade')).toEqual([1, 2, 1])
  expect(explore?.simulator.world.appliance.ingest).toBe(true)
})

test('a key that is revoked in the middle ends its appliance, and another one takes it up from Verify', async ({
  page,
  startMembers,
}) => {
  await page.clock.install()
  const fleet = await startMembers(2)
  const discover = fleet.members[1]?.simulator
  if (!discover) throw new Error('The fleet is too small')
  await enter(page, fleet)
  await list(page, fleet)
  await expect(target(page, 'eda-01')).toContainText(fleetVersion)
  await button(page, 'Make plan').click()
  await startPlan(page)
  await hurry(page, async () => writes(fleet, '/upgrade')[1] === 1)
  discover.faults.add({ kind: 'revoke-key', key: keyOf(discover) })
  const report = page.getByRole('region', { name: 'Report' })
  await hurry(page, () => report.isVisible())
  await expect(report).toContainText('1 of 2 verified')
  await expect(target(page, 'eda-01')).toContainText('401')

  const answers = () => fetch(`${discover.url}/api/v1/extrahop`).then(({ status }) => status)
  await expect.poll(() => discover.world.appliance.version).toBe(fleetVersion)
  await expect.poll(() => answers().catch(() => 0)).toBe(401)
  await target(page, 'eda-01').getByRole('button').click()
  await button(page, 'Another key…').click()
  const dialog = page.getByRole('dialog', { name: /^Another key for/ })
  await dialog.getByLabel('API key').fill('0123456789abcdef0123456789abcdef')
  await dialog.getByRole('button', { name: 'Use this key' }).click()
  await expect(dialog).toContainText('does not know this key')
  await dialog.getByLabel('API key').fill(discover.world.accounts.makeKey('setup', 'Another').key)
  await page.keyboard.press('Enter')
  await expect(button(page, 'Another key…')).toBeHidden()
  await button(page, 'Retry 1 appliance from Verify').click()
  await hurry(page, async () => (await report.isVisible()) && (await report.innerText()).includes('2 of 2 verified'))
  expect(writes(fleet, '/upgrade')).toEqual([1, 1])
  expect(writes(fleet, '/firmware')).toEqual([1, 1])
})

test('one that never comes back is given up at its deadline, and what must not be above it stays', async ({
  page,
  startMembers,
}) => {
  await page.clock.install()
  const fleet = await startMembers(2)
  const power = fleet.members[0]?.simulator.world.power
  if (power) power.restart = () => power.shutdown()
  await enter(page, fleet)
  await list(page, fleet)
  await expect(target(page, 'eda-01')).toContainText(fleetVersion)
  await page.getByText(/^How careful/).click()
  await page.getByLabel('Lock the screen when left for').fill('0')
  await button(page, 'Make plan').click()
  await startPlan(page)
  await hurry(page, () => target(page, 'eca-01').getByText('Restarting').isVisible())
  // A Command is given 75 minutes, and two more after a machine has slept.
  await page.clock.fastForward('01:20:00')
  const report = page.getByRole('region', { name: 'Report' })
  await hurry(page, () => report.isVisible(), 10_000)
  await expect(report).toContainText('0 of 2 verified')
  await expect(target(page, 'eca-01')).toContainText('has not answered')
  await expect(target(page, 'eda-01')).toContainText('below 9.8.2.1422')
  expect(writes(fleet, '/upgrade')).toEqual([1, 0])
})

test('two tabs that take it up in the same moment send each write once, and so does one that takes it over', async ({
  page,
  context,
  startMembers,
}) => {
  test.slow()
  const fleet = await startMembers(2)
  const command = fleet.members[0]?.simulator
  const ready = async (tab: typeof page) => {
    await enter(tab, fleet)
    await list(tab, fleet)
    await expect(target(tab, 'eda-01')).toContainText(fleetVersion)
    await expect(button(tab, 'Check')).not.toHaveAttribute('aria-busy', 'true')
  }
  await page.clock.install()
  page.on('dialog', (dialog) => void dialog.accept())
  await ready(page)
  // It dies while its command is on its way.
  const order = command?.faults.add({ kind: 'hang', match: { method: 'POST', path: '/extrahop/firmware/*' } }) ?? 0
  await button(page, 'Make plan').click()
  await startPlan(page)
  await expect.poll(() => command?.faults.hanging).toBe(1)
  await page.goto('about:blank')
  command?.faults.clear(order)
  await isBack(fleet.members[0])

  const other = await context.newPage()
  await other.clock.install()
  await ready(page)
  await ready(other)
  // Who hears of the other before its click has no such button any more: it looks on, which is waited for below.
  await Promise.allSettled(
    [page, other].map(async (tab) => {
      await button(tab, 'Start again').click({ timeout: 5000 })
      await agree(tab)
    }),
  )
  const takeOver = (tab: typeof page) => button(tab, 'Take over')
  const onlookers = async () => (await takeOver(page).count()) + (await takeOver(other).count())
  await expect.poll(onlookers).toBe(1)
  const [runs, looksOn] = (await takeOver(other).isVisible()) ? [page, other] : [other, page]
  await hurry(runs, async () => writes(fleet, '/upgrade')[1] === 1)
  await takeOver(looksOn).click()
  const report = looksOn.getByRole('region', { name: 'Report' })
  await hurry(looksOn, async () => {
    await runs.clock.runFor(1000)
    return (await report.isVisible()) && (await report.innerText()).includes('2 of 2 verified')
  })
  expect(writes(fleet, '/upgrade')).toEqual([1, 1])
  expect(writes(fleet, '/firmware')).toEqual([1, 1])
})
