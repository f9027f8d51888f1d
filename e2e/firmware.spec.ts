// Firmware: an image is summed, compared and sent; an upgrade is verified by what the appliance shows, not by what it says.
import { createHash } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, test, type Appliance } from './fixtures'
import { button, nameOf, progress, signInAgain, upgrade } from './firmware-steps'
import { image } from './images'
import { answeredWith, cameToNothing } from './problems'
import { heading } from './shell-steps'
import { allLinks, hurry, keyOf, open, signInAndOpen } from './steps'

async function choose(page: Page, file: ReturnType<typeof image>): Promise<void> {
  await page.getByLabel('Firmware image').setInputFiles(file)
  await expect(page.getByText(createHash('sha256').update(file.buffer).digest('hex'))).toBeVisible()
}

/** Has an appliance go on only when it is told to: how long a page takes is the machine's business. */
function held({ world }: Appliance) {
  const due: (() => void)[] = []
  world.after = (_, work) => due.push(work)
  const goOn = () => due.splice(0).forEach((work) => work())
  return {
    goOn,
    async goDown() {
      goOn()
      await expect.poll(() => due.length, { message: 'it is down' }).toBe(1)
    },
  }
}

/** Two looks lie ten seconds apart, which nobody has to sit through. */
const expectVerified = (page: Page, version: string) =>
  hurry(page, async () => (await progress(page).innerText()).includes(`Verified: ${version}`))

test('an image is uploaded and installed, and verified only after a restart and two looks', async ({
  page,
  startAppliance,
  problems,
}) => {
  problems.expect(cameToNothing, answeredWith(503))
  await page.clock.install()
  const appliance = await startAppliance({ jobStep: 300, restartTime: 1500 })
  await signInAndOpen(page, appliance, '/firmware')
  await expect(heading(page)).toHaveText('Firmware')
  const file = image('9.9.1.1500')
  await choose(page, file)
  await page.getByRole('textbox', { name: 'Expected SHA-256' }).fill('0'.repeat(64))
  await expect(button(page, 'Upload')).toHaveAccessibleDescription('The SHA-256 is another than expected')
  const sum = createHash('sha256').update(file.buffer).digest('hex')
  await page.getByRole('textbox', { name: 'Expected SHA-256' }).fill(`${sum}  ${file.name}`)
  await button(page, 'Upload').click()
  await expect(progress(page)).toContainText('Uploaded')
  // No operation tells which image is stored: that it was taken is all there is to read back.
  await expect(page.getByRole('button', { name: 'Plans: nothing runs' })).toBeVisible()
  await upgrade(page, nameOf(appliance))
  await expect(progress(page)).toContainText('Restarting')
  // What goes on is not bound to the page.
  await open(page, '/tags')
  await open(page, '/firmware')
  await hurry(page, async () => (await progress(page).innerText()).includes('Confirming'))
  await expect(progress(page)).not.toContainText('Verified: ')
  await expectVerified(page, '9.9.1.1500')
  await expect(progress(page)).toContainText('As before')
  // The console goes on with the new release.
  await expect(page.getByRole('banner')).toContainText('9.9')
})

test('an image that is none, is cut off on its way or is for another kind is said to be so', async ({
  page,
  appliance,
  problems,
}) => {
  problems.expect(cameToNothing, answeredWith(422), answeredWith(500))
  await signInAndOpen(page, appliance, '/firmware')
  await choose(page, { name: 'notes.tar', mimeType: 'application/x-tar', buffer: Buffer.alloc(3000, 'x') })
  await expect(page.getByText('This is not a tar archive')).toBeVisible()
  await button(page, 'Upload').click()
  await expect(progress(page)).toContainText('The file is not a firmware image')
  await choose(page, image('9.9.1.1500', 'exa'))
  await expect(page.getByText('It is for Explore appliances.')).toBeVisible()
  await button(page, 'Upload').click()
  await expect(progress(page)).toContainText('The image is for Explore appliances')
  await page.getByLabel('Firmware image').setInputFiles({ name: 'a.tar', mimeType: '', buffer: Buffer.alloc(0) })
  await expect(button(page, 'Upload')).toHaveAccessibleDescription('The file is empty')
  // Cut twice, and then whole: sending it again does no harm.
  for (const percent of [0, 50]) appliance.faults.add({ kind: 'cut', percent, times: 1, match: { method: 'POST' } })
  await choose(page, image('9.9.1.1500'))
  await button(page, 'Upload').click()
  await expect(progress(page)).toContainText('Uploaded', { timeout: 15_000 })
  appliance.faults.add({ kind: 'status', status: 500, times: 1, match: { method: 'POST', path: '/extrahop/firmware' } })
  await button(page, 'Upload').click()
  await expect(progress(page)).toContainText('Not known whether it was uploaded')
  // Wherever it is cut, what is said in the end is what the appliance has.
  for (const percent of [0, 1, 50, 99, 100]) {
    appliance.world.appliance.image = null
    appliance.faults.add({ kind: 'cut', percent, times: 1, match: { method: 'POST', path: '/extrahop/firmware' } })
    await button(page, 'Upload').click()
    await expect.poll(() => appliance.world.appliance.image, `cut at ${percent} %`).toBe('9.9.1.1500')
    await expect(button(page, 'Upload')).not.toHaveAttribute('aria-disabled', 'true')
    await expect(progress(page)).toContainText('Uploaded')
  }
})

test('a closed tab does not end an upgrade: who comes back sees what became of it', async ({
  page,
  startAppliance,
  problems,
}) => {
  // Browsers send a request anew whose connection ended without a word.
  problems.expect(cameToNothing, answeredWith(409), answeredWith(503))
  await page.clock.install()
  const appliance = await startAppliance({ jobStep: 700, restartTime: 500 })
  appliance.world.appliance.keepImage({ version: '9.8.9.9000' })
  appliance.faults.add({ kind: 'drop', after: true, times: 1, match: { method: 'POST', path: '/extrahop/firmware/*' } })
  await signInAndOpen(page, appliance, '/firmware')
  await upgrade(page, nameOf(appliance))
  await expect(progress(page)).toContainText('Installing')
  await page.reload()
  await signInAndOpen(page, appliance, '/firmware')
  await expectVerified(page, '9.8.9.9000')
  const sent = appliance.log.filter(({ operation, status }) => operation === 'extrahop.upgrade' && status !== 409)
  expect(sent).toHaveLength(1)
})

test('another tab looks on, begins nothing of its own, and takes over the watch but not the command', async ({
  page,
  startAppliance,
  context,
  problems,
}) => {
  problems.expect(cameToNothing, answeredWith(503))
  await page.clock.install()
  const appliance = await startAppliance({ jobStep: 2000, restartTime: 500 })
  appliance.world.appliance.keepImage({ version: '9.8.9.9000' })
  await signInAndOpen(page, appliance, '/firmware')
  await upgrade(page, nameOf(appliance))
  await expect(progress(page)).toContainText('Installing')
  const other = await context.newPage()
  await signInAndOpen(other, appliance, '/firmware')
  const takeOver = (tab: Page) => progress(tab).getByRole('button', { name: 'Take over' })
  await expect(progress(other)).toContainText('Another tab watches it.')
  await expect(progress(other).getByRole('button', { name: 'Stop watching' })).toHaveCount(0)
  await expect(button(other, 'Upgrade…')).toHaveAccessibleDescription('Something is under way')
  // Each step lasts as long as lies between two looks, so that one may pass unseen.
  await expect(progress(other)).toContainText(/[2-4] of 4/)
  await takeOver(other).click()
  await expect(progress(other).getByRole('button', { name: 'Stop watching' })).toBeVisible({ timeout: 15_000 })
  await expect(takeOver(page)).toBeVisible()
  await expectVerified(other, '9.8.9.9000')
  await expect(progress(page)).toContainText('Verified: 9.8.9.9000')
  await expect(page.getByRole('banner')).toContainText('9.8.9')
  expect(appliance.log.filter(({ operation }) => operation === 'extrahop.upgrade')).toHaveLength(1)
})

test('a key that is revoked on the way leaves the upgrade unwatched, says so, and another one goes on', async ({
  page,
  startAppliance,
  problems,
}) => {
  problems.expect(cameToNothing, answeredWith(401), answeredWith(503))
  await page.clock.install()
  const appliance = await startAppliance()
  const { goDown, goOn } = held(appliance)
  appliance.world.appliance.keepImage({ version: '9.8.9.9000' })
  await signInAndOpen(page, appliance, '/firmware')
  await upgrade(page, nameOf(appliance))
  await expect(progress(page)).toContainText('Installing')
  appliance.faults.add({ kind: 'revoke-key', key: keyOf(appliance) })
  await expect(progress(page)).toContainText('Not watched')
  await expect(button(page, 'Upgrade…')).toHaveAccessibleDescription('Something is under way')
  // Before it goes down: nobody signs in to what is just starting anew.
  await signInAgain(page, keyOf(appliance, 'write full'))
  await goDown()
  await hurry(page, async () => (await progress(page).innerText()).includes('Restarting'))
  goOn()
  await expectVerified(page, '9.8.9.9000')
  expect(appliance.log.filter(({ operation }) => operation === 'extrahop.upgrade')).toHaveLength(1)
})

test('a page that is opened while the appliance is away waits for it', async ({ page, startAppliance, problems }) => {
  problems.expect(cameToNothing, answeredWith(503))
  await page.clock.install()
  const appliance = await startAppliance()
  const { goDown, goOn } = held(appliance)
  appliance.world.appliance.keepImage({ version: '9.8.9.9000' })
  await signInAndOpen(page, appliance, '/firmware')
  await upgrade(page, nameOf(appliance))
  await expect(progress(page)).toContainText('Installing')
  await page.reload()
  await signInAndOpen(page, appliance, '/overview')
  await goDown()
  await open(page, '/firmware')
  // A look that fails is repeated and the host probed before it counts.
  await hurry(page, async () => (await progress(page).innerText()).includes('Restarting'))
  goOn()
  await expectVerified(page, '9.8.9.9000')
})

test('a download alone is not asked about; one that installs, and a rollback, want the name', async ({
  page,
  appliance,
}) => {
  await signInAndOpen(page, appliance, '/firmware')
  const offer = page.getByRole('table', { name: 'Firmware on offer' }).getByRole('row').nth(1)
  await expect(offer).toBeVisible()
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0)
  await offer.getByRole('button', { name: /^Download [\d.]+$/ }).click()
  await expect(page.getByText(/is being downloaded/)).toBeVisible()
  await offer.getByRole('button', { name: /and upgrade…$/ }).click()
  await expect(page.getByRole('alertdialog').getByRole('button', { name: 'Download and upgrade' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await page.keyboard.press('Escape')
  await button(page, 'Roll back…').click()
  await expect(page.getByRole('alertdialog')).toContainText('all metrics of this appliance are erased')
})

test('a download that comes to nothing is told where it was begun, and another one is begun there', async ({
  page,
  appliance,
}) => {
  await signInAndOpen(page, appliance, '/firmware')
  const offers = page.getByRole('region', { name: 'On offer' })
  const address = offers.getByRole('textbox', { name: 'Address of an image' })
  await address.fill('https://files.invalid/extrahop-9.9.0.1500.tar')
  await button(page, 'Fetch').click()
  await expect(offers.getByRole('alert')).toHaveText('The image was not downloaded: files.invalid has no address.')
  await expect(page.getByText(/is being downloaded/)).toHaveCount(0)
  await address.fill('https://files.corp.example/extrahop-9.9.0.1500.tar')
  await button(page, 'Fetch').click()
  await expect(page.getByText('The image is downloaded. Nothing is installed yet.')).toBeVisible()
  await expect(offers.getByRole('alert')).toHaveCount(0)
  expect(appliance.world.appliance.image).toBe('9.9.0.1500')
})

test.describe('an appliance of 8.0', () => {
  test.use({ applianceOptions: { release: '8.0', upgradeTime: 300, restartTime: 300 } })

  test('has the pages, operations and forms of the release that it is upgraded to, without a reload', async ({
    page,
    appliance,
    problems,
  }) => {
    problems.expect(cameToNothing, answeredWith(503))
    await page.clock.install()
    appliance.world.appliance.keepImage({ version: '9.8.2.1500' })
    await signInAndOpen(page, appliance, '/firmware')
    const jobs = (await allLinks(page)).filter({ hasText: /^Jobs$/ })
    await expect(jobs).toHaveCount(0)
    await expect(page.getByRole('table', { name: 'Firmware on offer' })).toHaveCount(0)
    await upgrade(page, nameOf(appliance))
    await expectVerified(page, '9.8.2.1500')
    await expect(page.getByRole('banner')).toContainText('9.8.2')
    // Nowhere stands what was read before.
    await expect(page.getByRole('region', { name: 'Runs now' })).toContainText('9.8.2.1500')
    await expect(page.getByRole('region', { name: 'Before the last upgrade' })).toContainText('8.0.')
    // What came with later releases: pages, parts of a page and fields of a form.
    await expect(jobs).toHaveCount(1)
    await expect(page.getByRole('table', { name: 'Firmware on offer' })).toBeVisible()
    await button(page, 'Upgrade…').click()
    await expect(page.getByRole('alertdialog').getByRole('checkbox')).toHaveCount(3)
    await page.keyboard.press('Escape')
    await jobs.click()
    await expect(heading(page)).toHaveText('Jobs')
  })
})
