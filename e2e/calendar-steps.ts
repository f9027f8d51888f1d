// Days and times, as people give them: typed part by part, or found with the Tab key.
import { expect, type Locator, type Page } from '@playwright/test'

/** Types a day ("20270102") into the field of one end. */
export async function typeDay(form: Locator, end: string, digits: string): Promise<void> {
  await form.getByRole('spinbutton', { name: new RegExp(`^year, ${end}: day`) }).focus()
  await form.page().keyboard.type(digits)
}

/** Types a time ("0300") into the field of one end. */
export async function typeTime(form: Locator, end: string, digits: string): Promise<void> {
  await form.getByRole('spinbutton', { name: new RegExp(`^hour, ${end}: time`) }).focus()
  await form.page().keyboard.type(digits)
}

/** Goes on with the Tab key until something has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let step = 0; step < 60; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`The Tab key does not lead to ${String(target)}`)
}
