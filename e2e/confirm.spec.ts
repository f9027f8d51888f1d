// A confirmation stays open and says what happened when what it asked for was not done.
import { expect, test } from './fixtures'
import { callDirectly, list, open, signInAndOpen } from './steps'

// As most people have it: what opens and goes does so in motion.
test.use({ expectedProblems: ['Failed to load resource'], reducedMotion: 'no-preference' })

test('a delete that is refused says why, and one whose answer is lost is looked up', async ({ page, appliance }) => {
  await callDirectly(appliance, 'POST', '/tags', { name: 'Legacy scanners' })
  await signInAndOpen(page, appliance, '/tags')
  await list(page, 'Tags').getByRole('link', { name: 'Legacy scanners' }).click()
  const ask = page.getByRole('alertdialog')
  await expect(page.getByRole('heading', { name: 'Legacy scanners' })).toBeVisible()
  // What was asked about one object is not asked about the next, where the browser's Back leads to it.
  await page.evaluate(() => (location.hash = '#/tags/1'))
  await expect(page.getByRole('heading', { name: 'Legacy scanners' })).toHaveCount(0)
  await page.getByRole('button', { name: /^Delete/ }).click()
  await expect(ask).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Legacy scanners', includeHidden: true })).toBeVisible()
  await expect(ask).toHaveCount(0)
  await page.getByRole('button', { name: /^Delete/ }).click()
  appliance.faults.add({ kind: 'status', status: 409, message: 'In use', times: 1, match: { method: 'DELETE' } })
  await ask.getByRole('button', { name: 'Delete tag' }).click()
  await expect(ask).toContainText(/DELETE \/tags\/\d+: 409\. In use\./)
  // What the appliance answers with a failure of its own is looked up once and said, not tried three times.
  appliance.faults.add({ kind: 'status', status: 500, match: { method: 'DELETE' } })
  await ask.getByRole('button', { name: 'Delete tag' }).click()
  await expect(ask).toContainText(/DELETE \/tags\/\d+: 500\. .*It was looked up since: nothing was changed\./)
  expect(appliance.log.filter(({ method }) => method === 'DELETE')).toHaveLength(2)
  appliance.faults.clear()
  // What has to be read before is no word about what was sent.
  appliance.faults.add({ kind: 'status', status: 500, match: { method: 'GET', path: '/tags*' } })
  await ask.getByRole('button', { name: 'Delete tag' }).click()
  await expect(ask).toContainText(/Nothing was sent. GET \/tags/)
  appliance.faults.clear()
  // Nobody is kept by an answer that does not come.
  appliance.faults.add({ kind: 'delay', ms: 3000, times: 1, match: { method: 'DELETE' } })
  appliance.faults.add({ kind: 'status', status: 409, message: 'In use', times: 1, match: { method: 'DELETE' } })
  await ask.getByRole('button', { name: 'Delete tag' }).click()
  await ask.getByRole('button', { name: 'Close, it goes on' }).click()
  await expect(ask).toHaveCount(0)
  // Asked for once more meanwhile, it is no second delete: what comes of the first is told.
  await page.getByRole('button', { name: /^Delete/ }).click()
  await ask.getByRole('button', { name: 'Delete tag' }).click()
  await expect(ask).toContainText(/DELETE \/tags\/\d+: 409\. In use\./)
  expect(appliance.log.filter(({ method }) => method === 'DELETE')).toHaveLength(3)
  // A browser sends again by itself what found an old connection closed, so each of them is dropped.
  appliance.faults.add({ kind: 'drop', match: { method: 'DELETE' } })
  await ask.getByRole('button', { name: 'Delete tag' }).click()
  await expect(ask).toContainText('It was looked up since: nothing was changed.')
  appliance.faults.clear()
  appliance.faults.add({ kind: 'drop', after: true, match: { method: 'DELETE' } })
  await ask.getByRole('button', { name: 'Delete tag' }).click()
  await expect(page.getByRole('log')).toContainText('Tag Legacy scanners deleted')
  await expect(ask).toHaveCount(0)
  // An undo that fails says so above the list, not only in the tray.
  appliance.faults.clear()
  appliance.faults.add({ kind: 'status', status: 500, times: 1, match: { method: 'POST', path: '/tags' } })
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('main')).toContainText('Undo of “Tag Legacy scanners deleted”: POST /tags: 500.')
  await page.getByRole('main').getByRole('button', { name: 'Try again' }).click()
  await expect(list(page, 'Tags').getByRole('link', { name: 'Legacy scanners' })).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText('Undo of')
})

test('what a delete concerns and could not be read is read again from the question', async ({ page, appliance }) => {
  const ask = page.getByRole('alertdialog')
  /** Asks whether to delete while a list cannot be read, and tries it again once it can. */
  const asked = async (route: `/${string}`, path: string, unknown: string, known: string | RegExp) => {
    await signInAndOpen(page, appliance, route)
    appliance.faults.add({ kind: 'status', status: 500, match: { method: 'GET', path } })
    await page.getByRole('button', { name: /^Delete/ }).click()
    await expect(ask).toContainText(unknown)
    appliance.faults.clear()
    await ask.getByRole('button', { name: 'Try again' }).click()
    await expect(ask).toContainText(known)
    await expect(ask.getByRole('button', { name: 'Try again' })).toHaveCount(0)
  }
  await asked('/tags/1', '/tags/1/devices', 'Devices: not known', /\d+ devices/)
  await page.keyboard.press('Escape')
  await expect(ask).toHaveCount(0)
  await asked('/email-groups/1', '/alerts*', 'Alerts that use it: not known', /\d+ alerts use this email group/)
})

test('an option of a form that loses something is asked about before it is sent', async ({ page, startAppliance }) => {
  const appliance = await startAppliance({ role: 'command' })
  await signInAndOpen(page, appliance, '/appliances/new')
  const form = page.getByRole('dialog', { name: 'Connect appliance' })
  await form.getByRole('textbox').first().fill('eda-09.example')
  await form.getByText('Discover', { exact: true }).click()
  await form.getByText(/more fields$/).click()
  await form.getByText('Erase its configuration first').click()
  await form.getByRole('button', { name: 'Connect appliance' }).click()
  const ask = page.getByRole('alertdialog')
  await expect(ask).toContainText('What was configured on the other appliance is lost')
  await ask.getByRole('button', { name: 'Leave it as it is' }).click()
  await expect(ask).toHaveCount(0)
  expect(
    appliance.log.filter(({ method, operation }) => method === 'POST' && operation === 'appliances.create'),
  ).toEqual([])
})

test('a form whose answer does not come can be left, once it is looked up what came of it', async ({
  page,
  appliance,
}) => {
  await signInAndOpen(page, appliance, '/tags/3/edit')
  const form = page.getByRole('dialog', { name: 'Edit tag' })
  await form.getByLabel('Name').fill('Renamed')
  const before = { method: 'GET', path: '/tags/3' }
  appliance.faults.add({ kind: 'status', status: 500, times: 1, match: before })
  await form.getByRole('button', { name: 'Save 1 change' }).click()
  await expect(form).toContainText('Nothing was sent. GET /tags/3: 500.')
  appliance.faults.add({ kind: 'hang', match: { method: 'PATCH' } })
  await form.getByRole('button', { name: 'Save 1 change' }).click()
  await form.getByRole('button', { name: 'Stop' }).click()
  await expect(form).toContainText('stopped before an answer came. It was looked up since: nothing was changed.')
  await expect(form.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await expect(form.getByLabel('Name')).toHaveValue('Renamed')
  appliance.faults.clear()
  appliance.faults.add({ kind: 'drop', after: true, match: { method: 'PATCH' } })
  await page.evaluate(() => (location.hash = '#/tags/4/edit'))
  const question = page.getByRole('alertdialog', { name: 'Discard what you typed?' })
  await expect(question).toContainText('What came of sending it stands in the form.')
  await question.getByRole('button', { name: 'Discard' }).click()
  await form.getByLabel('Name').fill('Renamed again')
  await form.getByRole('button', { name: 'Save 1 change' }).click()
  await expect(page.getByRole('log')).toContainText('saved')
  await expect(form).toHaveCount(0)
  // What was chosen in a page, and what is said of it, outlive the reading of what is there.
  appliance.faults.clear()
  appliance.faults.add({ kind: 'drop', match: { method: 'PATCH' } })
  await page.evaluate(() => (location.hash = '#/dashboards/4'))
  const shared = page.getByRole('region', { name: 'Shared with' })
  await shared.getByText('Everyone may view it').click()
  await shared.getByRole('button', { name: 'Save 1 change' }).click()
  await expect(shared).toContainText('It was looked up since: nothing was changed.')
  await expect(shared.getByRole('button', { name: 'Save 1 change' })).toBeVisible()
})

test('an assignment that is not answered keeps nobody, and is told where it ends', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/tags/9?tab=devices')
  await page.getByRole('button', { name: 'Assign devices…' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Devices' }).fill('web-0001')
  await page.getByRole('option', { name: /web-0001/ }).click()
  await page.keyboard.press('Tab')
  appliance.faults.add({ kind: 'delay', ms: 3000, times: 1, match: { method: 'POST', path: '/tags/9/devices*' } })
  await dialog.getByRole('button', { name: 'Assign 1 device' }).click()
  await expect(dialog.getByRole('button', { name: 'Close, it goes on' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'News' }).getByRole('log')).toContainText('1 device assigned to')
})

test('the browser’s Back is asked about while something is sent, whose failure would be told to nobody', async ({
  page,
  appliance,
}) => {
  await signInAndOpen(page, appliance, '/tags')
  await open(page, '/extrahop')
  const sending = page.getByRole('alertdialog', { name: 'Leave while it is sent?' })
  const ask = page.getByRole('alertdialog', { name: /^Restart / })
  const restart = async () => {
    appliance.faults.add({ kind: 'delay', ms: 2500, times: 1, match: { method: 'POST', path: '/extrahop/restart' } })
    appliance.faults.add({
      kind: 'status',
      status: 403,
      message: 'Not now',
      times: 1,
      match: { method: 'POST', path: '/extrahop/restart' },
    })
    await ask.getByRole('button', { name: 'Restart' }).click()
    await page.goBack()
    await expect(sending).toContainText('may be done all the same')
  }
  const power = page.getByRole('region', { name: 'Interrupts the appliance' })
  await power.getByRole('button', { name: 'Restart…' }).click()
  await ask.getByRole('textbox').fill('eda-01.corp.example')
  await restart()
  // Once the answer is there, it is no question any more.
  await expect(sending).toHaveCount(0)
  await expect(ask).toContainText('POST /extrahop/restart: 403. Not now.')
  await restart()
  await sending.getByRole('button', { name: 'Stay' }).click()
  await expect(ask).toContainText('POST /extrahop/restart: 403. Not now.')
  await restart()
  await sending.getByRole('button', { name: 'Leave' }).click()
  await expect(page.getByRole('heading', { name: 'Tags', exact: true })).toBeVisible()
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
})
