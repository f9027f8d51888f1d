// Quiet times: each kind made with the keyboard alone, changed, and read back where they are shown.
import type { Locator, Page } from '@playwright/test'
import { tabTo, typeDay, typeTime } from './calendar-steps'
import { expect, test } from './fixtures'
import { open, row, signInAndOpen } from './steps'

const form = (page: Page): Locator => page.getByRole('dialog')
const save = (page: Page): Locator => form(page).getByRole('button', { name: 'Create exclusion interval' })

/** Opens the form, names the interval and goes to how it repeats. */
async function begin(page: Page, name: string): Promise<void> {
  await open(page, '/exclusion-intervals/new')
  await expect(form(page).getByRole('textbox', { name: 'Name', exact: true })).toBeFocused()
  await page.keyboard.type(name)
  await tabTo(page, form(page).getByRole('radio', { name: 'Once' }))
}

const year = (page: Page, end: string) => form(page).getByRole('spinbutton', { name: new RegExp(`^year, ${end}: day`) })
const hour = (page: Page, end: string) =>
  form(page).getByRole('spinbutton', { name: new RegExp(`^hour, ${end}: time`) })

const edge = (page: Page, name: string) => form(page).getByRole('group', { name, exact: true })

test('what a new one lacks is said at its own fields and has the focus', async ({ page, appliance }) => {
  await signInAndOpen(page, appliance, '/exclusion-intervals')
  await begin(page, 'Quiet')
  await expect(year(page, 'Start')).toBeVisible()
  await save(page).click()
  await expect(year(page, 'Start')).toBeFocused()
  // That it happens once is shown as chosen, so it lacks nothing.
  await expect(form(page).getByRole('alert')).toHaveText(['Needs a value', 'Needs a value'])
  await typeDay(form(page), 'Start', '20270303')
  await typeTime(form(page), 'Start', '1200')
  await save(page).click()
  await expect(year(page, 'End')).toBeFocused()
  await expect(edge(page, 'End').getByRole('alert')).toHaveText('Needs a value')
})

test('each kind is made, changed and read back', async ({ page, appliance }) => {
  test.slow()
  await test.step('every day, across midnight', async () => {
    await signInAndOpen(page, appliance, '/exclusion-intervals')
    await begin(page, 'Nights')
    await page.keyboard.press('ArrowRight')
    await expect(form(page).getByRole('radio', { name: 'Every day' })).toBeChecked()
    await tabTo(page, hour(page, 'Start'))
    await page.keyboard.type('2200')
    await page.keyboard.press('Tab')
    await page.keyboard.type('0400')
    await expect(form(page).getByText('Every day from 22:00 to 04:00 of the next day')).toBeVisible()
    await expect(form(page).getByText('make two intervals')).toBeVisible()
    await tabTo(page, save(page))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Nights' })).toBeVisible()
    await expect(page.getByText(/^(Next: \S+ 22:00 to \S+ 04:00|Active now, ends in .*)$/)).toBeVisible()
    await expect(page.getByRole('img', { name: 'Every day from 22:00 to 04:00 of the next day' })).toBeVisible()
  })

  await test.step('every week, to the end of Sunday', async () => {
    await begin(page, 'Weekends')
    await page.keyboard.press('ArrowLeft')
    await expect(form(page).getByRole('radio', { name: 'Every week' })).toBeChecked()
    const start = form(page).getByRole('group', { name: 'Start', exact: true })
    const end = form(page).getByRole('group', { name: 'End', exact: true })
    await tabTo(page, start.getByRole('radio', { name: 'Mo' }))
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await expect(start.getByRole('radio', { name: 'Sa' })).toBeChecked()
    await page.keyboard.press('Tab')
    await page.keyboard.type('0830')
    await tabTo(page, end.getByRole('radio', { name: 'Mo' }))
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await page.keyboard.type('0000')
    await expect(form(page).getByText('Every week from Saturday 08:30 to Sunday 24:00')).toBeVisible()
    await tabTo(page, save(page))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Weekends' })).toBeVisible()
    await page.getByRole('link', { name: 'Exclusion intervals' }).first().click()
    await expect(row(page, 'Exclusion intervals', 'Every week, Sat 08:30 to Sun 24:00')).toBeVisible()
    await expect(row(page, 'Exclusion intervals', 'Weekends').getByText(/^(Next: Sat 08:30|Active now)/)).toBeVisible()
  })

  await test.step('an end before the start is named, and not sent', async () => {
    await open(page, '/exclusion-intervals/new')
    await form(page).getByRole('textbox', { name: 'Name', exact: true }).fill('Backwards')
    await typeDay(form(page), 'Start', '20270303')
    await typeTime(form(page), 'Start', '1200')
    await expect(form(page).getByText('Needs a value')).toHaveCount(0)
    await save(page).click()
    await expect(year(page, 'End')).toBeFocused()
    await expect(edge(page, 'End').getByRole('alert')).toHaveText('Needs a value')
    await typeDay(form(page), 'End', '20270302')
    await typeTime(form(page), 'End', '1200')
    await expect(form(page).getByRole('alert')).toHaveText('It ends before it starts')
    await expect(hour(page, 'End')).toHaveAccessibleDescription(/It ends before it starts/)
    await save(page).click()
    await expect(form(page)).toBeVisible()
    await typeDay(form(page), 'End', '20270304')
    await save(page).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Backwards' })).toBeVisible()
  })

  await test.step('changed to another kind, both ends are asked for again', async () => {
    await open(page, '/exclusion-intervals/2/edit')
    await expect(form(page).getByText('Every week from Saturday 00:00 to Sunday 24:00')).toBeVisible()
    await form(page).getByText('Every day', { exact: true }).click()
    await form(page).getByRole('button', { name: /^Save/ }).click()
    await expect(form(page).getByRole('alert').first()).toHaveText(/Needs a value/)
    // What was given for the other kind is still there.
    await form(page).getByText('Every week', { exact: true }).click()
    await expect(form(page).getByText('Every week from Saturday 00:00 to Sunday 24:00')).toBeVisible()
    await form(page).getByText('Every day', { exact: true }).click()
    await typeTime(form(page), 'Start', '0100')
    await typeTime(form(page), 'End', '0200')
    await form(page).getByRole('button', { name: 'Save 3 changes' }).click()
    await expect(page.getByRole('main').getByText('Every day from 01:00 to 02:00')).toBeVisible()
  })

  await test.step('once: days and times typed', async () => {
    await begin(page, 'Rack moves')
    await tabTo(page, year(page, 'Start'))
    await page.keyboard.type('20270227')
    await page.keyboard.press('Tab')
    await page.keyboard.type('2200')
    await page.keyboard.press('Tab')
    await expect(year(page, 'End')).toBeFocused()
    await page.keyboard.type('20270303')
    await page.keyboard.press('Tab')
    await page.keyboard.type('0200')
    await expect(form(page).getByText('Once, from 27 Feb 2027, 22:00 to 3 Mar 2027, 02:00 UTC: 3 d 4 h.')).toBeVisible()
    // What is typed is marked in the calendar, which has turned to it.
    await expect(form(page).getByRole('button', { name: /February 27, 2027/ })).toBeVisible()
    await tabTo(page, save(page))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Rack moves' })).toBeVisible()
    await expect(page.getByText('Next: Sat 27 Feb 2027, 22:00 to Wed 3 Mar 2027, 02:00')).toBeVisible()
    await expect(page.getByRole('img', { name: '2027-02-27 to 2027-03-03' })).toHaveCount(2)
  })

  await test.step('once: whole days chosen in the calendar, by keyboard and by mouse', async () => {
    await begin(page, 'Holidays')
    await tabTo(page, year(page, 'Start'))
    await page.keyboard.type('20270227')
    const day = form(page).getByRole('button', { name: /February 27, 2027/ })
    await tabTo(page, day)
    // The first Enter goes on to the next day by itself.
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await expect(form(page).getByRole('checkbox', { name: 'Whole days' })).toBeChecked()
    await expect(form(page).getByText('Once, from 27 Feb 2027, 00:00 to 8 Mar 2027, 24:00 UTC: 10 d.')).toBeVisible()

    await form(page)
      .getByRole('button', { name: /March 1, 2027/ })
      .click()
    await form(page)
      .getByRole('button', { name: /March 2, 2027/ })
      .click()
    await expect(form(page).getByText('Once, from 1 Mar 2027, 00:00 to 2 Mar 2027, 24:00 UTC: 2 d.')).toBeVisible()
    // By the hour it means the same.
    await form(page).getByText('Whole days').click()
    await expect(form(page).getByText('Once, from 1 Mar 2027, 00:00 to 2 Mar 2027, 24:00 UTC: 2 d.')).toBeVisible()
    await typeTime(form(page), 'End', '0130')
    await expect(form(page).getByText('Once, from 1 Mar 2027, 00:00 to 3 Mar 2027, 01:30 UTC: 2 d 1 h.')).toBeVisible()
  })
})

test.describe('in another zone', () => {
  test.use({ timezoneId: 'Europe/Berlin' })

  test('moments are those of the zone that the page shows, and hours that clocks skip are named', async ({
    page,
    appliance,
  }) => {
    await signInAndOpen(page, appliance, '/exclusion-intervals/new')
    await form(page).getByRole('textbox', { name: 'Name', exact: true }).fill('Clocks forward')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Discard' }).click()
    await page.getByRole('button', { name: 'Times are shown in UTC. Switch' }).click()
    await page.getByRole('button', { name: 'Create exclusion interval' }).first().click()
    await form(page).getByRole('textbox', { name: 'Name', exact: true }).fill('Clocks forward')
    await typeDay(form(page), 'Start', '20270328')
    await typeTime(form(page), 'Start', '0230')
    await expect(form(page).getByText('Clocks are set forward: there is no 02:30, 03:30 is meant')).toBeVisible()
    await typeDay(form(page), 'End', '20270328')
    await typeTime(form(page), 'End', '0500')
    await expect(
      form(page).getByText('Once, from 28 Mar 2027, 03:30 to 28 Mar 2027, 05:00 UTC+2: 1 h 30 min.'),
    ).toBeVisible()
    await save(page).click()
    await expect(page.getByRole('main').getByText('Once, from 28 Mar 2027, 03:30')).toBeVisible()
  })
})
