// Sentences about the API explorer: find an operation, fill it in, send it, read the answer.
import { expect, type Locator, type Page } from '@playwright/test'
import type { Appliance } from './fixtures'
import { heading } from './shell-steps'
import { open, signInAndOpen } from './steps'

export const finder = (page: Page): Locator => page.getByRole('searchbox', { name: 'Find an operation' })
export const operations = (page: Page): Locator =>
  page.getByRole('group', { name: 'Operations' }).getByRole('button', { name: /^(GET|POST|PATCH|PUT|DELETE) / })
export const answer = (page: Page): Locator => page.getByRole('region', { name: 'Answer' })
export const code = (page: Page): Locator => page.getByRole('group', { name: /^Code in / })
export const sendButton = (page: Page): Locator => page.getByRole('button', { name: /^Send…?$/ })

/** Goes to an operation by its address. */
export async function openOperation(page: Page, id: string): Promise<void> {
  await open(page, addressOf(id))
  await expectOperation(page)
}

/** Signs in and comes to an operation, as from a bookmark. */
export async function signInAtOperation(page: Page, appliance: Appliance, id: string, key?: string): Promise<void> {
  await signInAndOpen(page, appliance, addressOf(id), key)
  await expectOperation(page)
}

const addressOf = (id: string) => `/explorer?operation=${id}` as const

async function expectOperation(page: Page): Promise<void> {
  await expect(sendButton(page)).toBeVisible()
  await expect(heading(page)).toHaveText(/^\s*(GET|POST|PATCH|PUT|DELETE) \//)
}

export async function useExample(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Use example' })
  await button.click()
  await expect(button).not.toHaveAttribute('aria-busy', 'true')
}

/** The status of the answer that came last. */
export async function expectAnswered(page: Page, status: number): Promise<void> {
  await expect(answer(page)).toContainText(new RegExp(`^\\s*${status}`))
}

export const openTab = (page: Page, name: 'Form' | 'JSON' | 'Docs' | 'History'): Promise<void> =>
  page.getByRole('tablist', { name: 'Request' }).getByRole('tab', { name }).click()

/** Chooses one of a few in a row: language, view of the answer. */
export async function pick(page: Page, group: string, choice: string): Promise<void> {
  await page.getByRole('radiogroup', { name: group }).getByText(choice, { exact: true }).click()
  await expect(page.getByRole('radiogroup', { name: group }).getByRole('radio', { name: choice })).toBeChecked()
}

/** The question before a write. */
export const question = (page: Page): Locator => page.getByRole('alertdialog')

export const jsonInput = (page: Page): Locator => page.getByRole('textbox', { name: 'Input as JSON' })

/** Replaces the input by pasting, as people do. The context must be allowed to use the clipboard. */
export async function pasteInput(page: Page, text: string): Promise<void> {
  await page.evaluate((words) => navigator.clipboard.writeText(words), text)
  await jsonInput(page).press('ControlOrMeta+A')
  await jsonInput(page).press('ControlOrMeta+V')
}
