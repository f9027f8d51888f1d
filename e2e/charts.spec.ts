// Charts of metrics: from a click to a drawing, and what an operator does with it.
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { axeFindings } from './page-checks'
import { answeredWith } from './problems'
import { open, signInAndOpen } from './steps'

const chart = (page: Page, name: string | RegExp) => page.getByRole('figure', { name })
const line = (page: Page, name: string | RegExp) => chart(page, name).locator('.recharts-line-curve')

async function example(page: Page, name: string) {
  await page.getByRole('button', { name: 'Examples', exact: true }).click()
  await page.getByRole('menuitem', { name, exact: true }).click()
}

test('the guide’s example is one click, speaks by keyboard and stands as a table', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/charts')
  await expect(page.getByRole('heading', { name: 'Charts', level: 1 })).toBeVisible()
  const sent = page.waitForRequest((request) => request.url().endsWith('/metrics') && request.method() === 'POST')
  await example(page, 'Requests of an HTTP client')
  const name = 'Requests of an HTTP client'
  await expect(line(page, name)).toHaveCount(1)
  expect((await sent).postDataJSON()).toMatchObject({
    from: '-30m',
    object_type: 'device',
    metric_category: 'http_client',
    metric_specs: [{ name: 'req' }],
  })
  await expect(page.getByRole('button', { name: /^Last 30 min/ })).toBeVisible()

  const settings = page.getByRole('region', { name: 'Chart settings' })
  for (const field of ['Source', 'Metric', 'Calculation', 'Split by', 'Bucket'])
    await expect(settings.getByRole('combobox', { name: field, exact: true })).toBeVisible()

  const cursor = chart(page, name).getByRole('slider')
  await cursor.focus()
  await page.keyboard.press('End')
  await expect(cursor).toHaveAttribute('aria-valuenow', '59')
  // The newest bucket that was measured whole: in some a device is asked nothing.
  await expect(async () => {
    await page.keyboard.press('ArrowLeft')
    await expect(cursor).toHaveAttribute('aria-valuetext', /^(\d+ [A-Z][a-z]+, )?\d\d:\d\d:\d\d, [^,]* [\d.]+ \/s$/, {
      timeout: 1000,
    })
  }).toPass()

  await chart(page, name).getByRole('button', { name: 'View as table' }).click()
  await expect(chart(page, name).getByRole('row')).toHaveCount(61)
})

test('a span that is dragged is zoomed to, and zooming out gives the range before', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/charts')
  await example(page, 'Requests of an HTTP client')
  const cursor = page.getByRole('slider')
  await expect(cursor).toBeVisible()
  const box = await cursor.boundingBox()
  if (!box) throw new Error('The chart has no place')
  await page.mouse.move(box.x + 300, box.y + 60)
  await page.mouse.down()
  await page.mouse.move(box.x + 500, box.y + 60, { steps: 4 })
  await page.mouse.up()
  await expect(page.getByRole('button', { name: /\d\d:\d\d.* to \d\d:\d\d/ })).toBeVisible()
  await expect(page).toHaveURL(/range=\d{8}T\d{6}Z\.\.\d{8}T\d{6}Z/)
  expect(await page.evaluate(() => String(getSelection())), 'no word of the chart is marked').toBe('')
  await page.getByRole('button', { name: 'Zoom out' }).click()
  await expect(page.getByRole('button', { name: /^Last 30 min/ })).toBeVisible()
  // Each of the three was one step: zooming out, the zoom, the example.
  await page.goBack()
  await expect(page).toHaveURL(/range=\d{8}T/)
  await page.goBack()
  await expect(page.getByRole('button', { name: /^Last 30 min/ })).toBeVisible()
  await page.goBack()
  await expect(page.getByText('No chart yet')).toBeVisible()
})

test('from a chart it is a click to the records of that time, and to an alert with its metric', async ({
  page,
  appliance,
}) => {
  await signInAndOpen(page, appliance, '/charts')
  await example(page, 'Responses by status code')
  const cursor = page.getByRole('figure').getByRole('slider')
  await cursor.click()
  await expect(cursor).toHaveAttribute('aria-valuetext', /^(\d+ [A-Z][a-z]+, )?\d\d:\d\d:\d\d, /)
  const choose = async (name: RegExp) => {
    await page.getByRole('figure').getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name }).click()
  }
  await choose(/^Start an alert/)
  const form = page.getByRole('dialog', { name: 'Create alert' })
  await expect(form.getByRole('textbox', { name: 'Name' })).toHaveValue(/^Responses by status code on /)
  await expect(form).toContainText('status_code')
  await form.getByRole('button', { name: 'Cancel' }).click()
  await expect(form).toHaveCount(0)
  await page.goBack()
  await choose(/^Open the records/)
  await expect(page.getByRole('heading', { name: 'Records', level: 1 })).toBeVisible()
  await expect(page).toHaveURL(/range=\d{8}T\d{6}.*&filter=.*discovery|range=\d{8}T\d{6}.*&filter=.*client/)
  await expect(page.getByText('Not searched yet')).toHaveCount(0)
})

test('a body that is pasted becomes its chart, and is copied as the same body', async ({
  page,
  appliance,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signInAndOpen(page, appliance, '/charts')
  const device = [...appliance.world.collections.devices.all()].find(({ activity }) =>
    activity?.includes('http_server'),
  )
  const body = {
    cycle: '30sec',
    from: '-1h',
    until: 0,
    object_type: 'device',
    object_ids: [device?.id],
    metric_category: 'http_server',
    metric_specs: [{ name: 'tprocess', calc_type: 'percentiles', percentiles: [5, 95] }],
  }
  const paste = async (text: string) => {
    await page.getByRole('button', { name: 'Share', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Paste a body or board…' }).click()
    await page.getByRole('dialog').getByRole('textbox').fill(text)
    await page.getByRole('button', { name: 'Make the chart' }).click()
  }
  await paste('{"object_type":"printer"}')
  await expect(page.getByRole('dialog')).toContainText('object_type')
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await paste(JSON.stringify(body))
  await expect(page.getByRole('button', { name: /^Last 1 h/ })).toBeVisible()
  await expect(page.getByRole('figure')).toHaveCount(1)
  await page.getByRole('figure').getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Copy as API body' }).click()
  await expect
    .poll(async () => JSON.parse(await page.evaluate(() => navigator.clipboard.readText())) as unknown)
    .toEqual(body)
})

test('a question that fails or costs too much says so in its own chart, and the others stand', async ({
  page,
  appliance,
  problems,
}) => {
  problems.expect(answeredWith(400))
  const device = [...appliance.world.collections.devices.all()].find(({ activity }) =>
    activity?.includes('http_server'),
  )
  const sources = [{ type: 'device', id: device?.id }]
  const panels = [
    { id: 'a', title: 'Good', sources, category: 'http_server', specs: [{ name: 'req' }] },
    { id: 'b', title: 'Unknown', sources, category: 'http_server', specs: [{ name: 'nosuch' }] },
    {
      id: 'c',
      title: 'Every second',
      sources,
      category: 'net',
      specs: [{ name: 'bytes' }],
      cycle: '1sec',
      compare: 'previous',
    },
    { id: 'd', title: 7 },
  ]
  const params = new URLSearchParams({ panels: JSON.stringify(panels), range: '-30d' })
  await signInAndOpen(page, appliance, `/charts?${params.toString()}`)
  await expect(page.getByRole('figure')).toHaveCount(3)
  await expect(chart(page, 'Unknown').getByRole('alert')).toContainText('POST /metrics')
  await expect(chart(page, 'Every second')).toContainText('Buckets of 30sec would fit')
  await expect(line(page, 'Good')).toHaveCount(1)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expect.poll(() => axeFindings(page), colorScheme).toEqual([])
  }
})

test('what was drawn stays, dimmed and with its time, when asking again fails', async ({
  page,
  appliance,
  problems,
}) => {
  problems.expect(answeredWith(500))
  await signInAndOpen(page, appliance, '/charts')
  await example(page, 'Requests of an HTTP client')
  await expect(line(page, /./)).toHaveCount(1)
  appliance.faults.add({ kind: 'status', status: 500, match: { path: '/metrics' } })
  await page.getByRole('button', { name: 'Refresh', exact: true }).click()
  await expect(page.getByRole('figure').getByRole('alert')).toContainText(/As of \d\d:\d\d:\d\d\. .*POST \/metrics/)
  await expect(line(page, /./)).toHaveCount(1)
  appliance.faults.clear()
  await page.getByRole('figure').getByRole('button', { name: 'Try again' }).click()
  await expect(line(page, /./)).toHaveCount(1)

  // What is charted is called otherwise meanwhile.
  const { devices } = appliance.world.collections
  for (const device of devices.all()) devices.put({ ...device, display_name: `moved-${device.id}` })
  await page.getByRole('button', { name: 'Refresh', exact: true }).click()
  await expect(
    page
      .getByRole('main')
      .getByText(/^moved-\d+$/)
      .first(),
  ).toBeVisible()
})

test('a board outlives its page, and is saved under a name', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/charts')
  await example(page, 'Traffic by protocol')
  await expect(chart(page, 'Traffic by protocol').locator('.recharts-area-curve').first()).toBeVisible()
  await page.evaluate(() => {
    location.hash = '#/overview'
  })
  await page.reload()
  await signInAndOpen(page, appliance, '/charts')
  await page.getByRole('button', { name: 'Open the last board' }).click()
  await expect(chart(page, 'Traffic by protocol')).toBeVisible()
  await page.getByRole('button', { name: 'Save board' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('Protocols')
  await page.getByRole('dialog').getByRole('button', { name: 'Save board' }).click()
  await expect(page.getByRole('tab', { name: 'Protocols' })).toHaveAttribute('aria-selected', 'true')
})

test('a Command gathers its nodes, and draws each', async ({ page, startAppliance, problems }) => {
  // The application that stands for everything is in no list, and a node fails.
  problems.expect(answeredWith(404), answeredWith(500))
  const appliance = await startAppliance({ role: 'command' })
  const panels = [
    {
      id: 'a',
      title: 'Everywhere',
      sources: [{ type: 'application', id: 0 }],
      category: 'http',
      specs: [{ name: 'req' }],
    },
  ]
  await signInAndOpen(page, appliance, `/charts?${new URLSearchParams({ panels: JSON.stringify(panels) }).toString()}`)
  await expect(line(page, 'Everywhere')).toHaveCount(3)
  const names = [...appliance.world.collections.nodes.all()].map(({ display_name: name }) => name ?? '')
  await expect(chart(page, 'Everywhere').getByRole('rowheader')).toHaveText(names)

  // One node that fails takes no other with it.
  const { faults } = appliance
  faults.add({ kind: 'status', status: 500, message: 'Node is away', times: 1, match: { path: '/metrics/next/*' } })
  await page.getByRole('button', { name: 'Refresh', exact: true }).click()
  await expect(chart(page, 'Everywhere').getByRole('status')).toContainText(/2 of 3 nodes.*Node is away/)
  await expect(line(page, 'Everywhere')).toHaveCount(2)
})

test('a browser whose clock is a day off still draws the last 30 minutes', async ({ page, startAppliance }) => {
  const ahead = 26 * 3_600_000
  const appliance = await startAppliance({ now: () => Date.now() + ahead })
  await signInAndOpen(page, appliance, '/charts')
  await example(page, 'Requests of an HTTP client')
  await expect(line(page, /./)).toHaveCount(1)
  await expect(page.getByText('The appliance’s clock is 1 d 2 h ahead of this browser’s.')).toBeVisible()
  await page.getByRole('button', { name: 'View as table' }).click()
  await expect(page.getByRole('figure').getByRole('row')).toHaveCount(61)
  // Other pages tell times, too.
  await open(page, '/audit-log')
  await expect(page.getByRole('contentinfo')).toContainText('is 1 d 2 h ahead of this browser’s')
})

test('on a phone the charts come first, whole, and their settings below', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/charts')
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(page.getByRole('button', { name: 'Slowest databases' })).toBeInViewport()
  await example(page, 'Traffic by protocol')
  const figure = chart(page, 'Traffic by protocol')
  await expect(figure.locator('.recharts-area-curve').first()).toBeInViewport()
  await expect(figure.getByRole('rowheader').first()).toBeInViewport()
  const settings = page.getByRole('region', { name: 'Chart settings' })
  await settings.getByRole('checkbox', { name: 'Changes of alerts' }).scrollIntoViewIfNeeded()
  await expect(settings.getByText('The API of no release tells when an alert fired.')).toBeInViewport()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})

test('another object is drawn beside the first, in a look of its own', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/charts')
  await example(page, 'Requests of an HTTP client')
  await expect(line(page, /./)).toHaveCount(1)
  const settings = page.getByRole('region', { name: 'Chart settings' })
  await settings.getByRole('combobox', { name: 'Compare' }).click()
  await page.getByRole('option', { name: 'Another object' }).click()
  const other = settings.getByRole('combobox', { name: 'Compared with' })
  const [device] = [...appliance.world.collections.devices.all()]
    .filter(({ activity }) => activity?.includes('http_client'))
    .slice(-1)
  await other.fill(device?.display_name ?? '')
  await page
    .getByRole('option', { name: device?.display_name ?? '' })
    .first()
    .click()
  await expect(line(page, /./)).toHaveCount(2)
  await expect(page.getByRole('figure').getByRole('rowheader')).toHaveCount(2)
  const looks = await line(page, /./).evaluateAll((all) =>
    all.map((one) => `${one.getAttribute('stroke')} ${one.getAttribute('stroke-dasharray')}`),
  )
  expect(new Set(looks).size).toBe(2)
})
