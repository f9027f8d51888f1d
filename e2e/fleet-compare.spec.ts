// The comparison of appliances of which one is silent: it is stopped, and what had come stays.
import { fleetVersion } from '../src/simulator/fleet'
import { expect } from './fixtures'
import { enter, list, target, test } from './fleet-steps'
import { answeredWith } from './problems'

test('the reading for a comparison is stopped: what had come stays, what was not read is said and is asked for again', async ({
  page,
  startMembers,
}) => {
  const fleet = await startMembers(3)
  const [silent, model] = fleet.members.map(({ simulator }) => simulator)
  const rowIn = (table: string, name: string) =>
    page.getByRole('table', { name: table, exact: true }).getByRole('row').filter({ hasText: name })
  const reading = page.getByRole('progressbar', { name: 'Reading the appliances' })
  const stop = page.getByRole('button', { name: 'Stop', exact: true })
  const against = 'Compared with the model'
  await enter(page, fleet)
  await list(page, fleet)
  await expect(target(page, 'exa-m1')).toContainText(fleetVersion)

  silent?.faults.add({ kind: 'hang', match: { method: 'GET', path: '/runningconfig' } })
  await page.getByRole('tab', { name: 'Compare' }).click()
  await expect(reading).toHaveAttribute('aria-valuetext', '2 of 3 appliances')
  await stop.click()
  await expect(reading).toHaveCount(0)
  await expect(rowIn('Appliances', 'eca-01')).toContainText('Not read')
  await expect(rowIn('Appliances', 'exa-m1')).toContainText('Saved')
  await expect(page.getByText('fra1-eca-01 is not read.', { exact: true })).toBeVisible()

  // On a phone what is said of a column stands on the line of the column's name: else its line would be higher.
  const size = page.viewportSize()
  await page.setViewportSize({ width: 390, height: 844 })
  const height = (words: string) =>
    rowIn('Appliances', 'exa-m1')
      .getByRole('cell', { name: words })
      .evaluate((cell) => cell.clientHeight)
  expect(await height('Clock: Not told')).toBe(await height('Version'))
  if (size) await page.setViewportSize(size)

  await page.getByLabel('Compared with').click()
  await page.getByRole('option', { name: /^All others/ }).click()
  await stop.click()
  await expect(rowIn(against, 'eca-01')).toContainText('fra1-eca-01 is not read')
  await expect(rowIn(against, 'exa-m1')).toContainText(/\d/)

  silent?.faults.clear()
  const asked = model?.log.length
  await rowIn(against, 'eca-01').getByRole('button', { name: 'Try again' }).click()
  await expect(rowIn(against, 'eca-01').getByRole('cell')).toHaveCount(3)
  await rowIn('Appliances', 'eca-01').getByRole('button', { name: 'Try again' }).click()
  await expect(rowIn('Appliances', 'eca-01')).toContainText('Saved')
  expect(model?.log.length, 'who has answered is not asked again').toBe(asked)
})

test('a model that could not be read is told once, not of each that is to be compared with it', async ({
  page,
  startMembers,
  problems,
}) => {
  problems.expect(answeredWith(500))
  const fleet = await startMembers(3)
  const faults = fleet.members[1]?.simulator.faults
  await enter(page, fleet)
  await list(page, fleet)
  await expect(target(page, 'exa-m1')).toContainText(fleetVersion)
  faults?.add({ kind: 'status', status: 500, match: { method: 'GET', path: '/runningconfig' } })
  await page.getByRole('tab', { name: 'Compare' }).click()
  await page.getByLabel('Compared with').click()
  await page.getByRole('option', { name: /^All others/ }).click()

  const table = page.getByRole('table', { name: 'Compared with the model', exact: true })
  const problem = page.getByRole('alert')
  await expect(problem).toContainText('fra1-eda-01: GET /runningconfig: 500')
  await expect(table.getByRole('cell')).toHaveText(['Not compared', 'Not compared'])
  await expect(page.getByRole('status').getByText('0 of 2 are compared with fra1-eda-01.')).toBeVisible()

  faults?.clear()
  await problem.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('status').getByText('2 of 2 differ from fra1-eda-01.')).toBeVisible()
  await expect(problem).toHaveCount(0)
})
