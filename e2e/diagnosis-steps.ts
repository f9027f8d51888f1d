// Sentences about the diagnosis of a failed sign-in: where it stopped, what it says, what there is to do.
import { expect, type Locator, type Page } from '@playwright/test'

export const diagnosis = (page: Page): Locator => page.getByRole('alert')

const stops = (page: Page): Locator =>
  diagnosis(page).getByRole('list', { name: 'How far it got' }).getByRole('listitem')

/** The diagnosis has this title, and the line of stops ends at this one, those before it done. */
export async function expectStopped(page: Page, title: string, at: string): Promise<void> {
  await expect(diagnosis(page).getByRole('heading', { level: 2 })).toHaveText(title)
  await expect(stops(page).filter({ hasText: 'stopped here' })).toHaveText([new RegExp(`^${at}`)])
}

/** The stops that the diagnosis takes for passed. */
export async function stopsPassed(page: Page): Promise<string[]> {
  const passed = await stops(page)
    .filter({ hasText: / done / })
    .locator('b')
    .allTextContents()
  return passed
}

/** A step of what there is to do. */
export const stepTo = (page: Page, action: string): Locator =>
  diagnosis(page)
    .getByRole('listitem')
    .filter({ has: page.getByText(action, { exact: true }) })

/** A row of what the browser could see. */
export const seen = (page: Page, call: string): Locator =>
  diagnosis(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: call }) })

/** No failed call proves that an appliance is down, and the diagnosis never says so. */
export async function expectNoRashWords(page: Page): Promise<void> {
  const text = (await diagnosis(page).innerText()).replaceAll(/does not mean that the appliance is down/g, '')
  expect(text).not.toMatch(/\b(is|are|seems|appears) (down|offline|dead|unavailable)\b/i)
  expect(text).not.toMatch(/failed to fetch|TypeError|NetworkError/i)
}

/** After a failure the form keeps what was typed and offers another try. */
export async function tryAgain(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try again', exact: true }).click()
}
