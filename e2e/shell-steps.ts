// Sentences about the frame around every page: palette, request log, header.
import { expect, type Locator, type Page } from '@playwright/test'

export const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 })
export const content = (page: Page): Locator => page.getByRole('main')
export const palette = (page: Page): Locator => page.getByRole('dialog', { name: 'Command palette', exact: true })
export const requestLog = (page: Page): Locator => page.getByRole('region', { name: 'Request log', exact: true })

/** Opens the palette and types; the first hit is what Enter takes. */
export async function typeInPalette(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+K')
  await expect(palette(page)).toBeVisible()
  await palette(page).getByRole('searchbox').fill(text)
}

/** A hit of the palette. */
export const hit = (page: Page, name: string | RegExp): Locator => palette(page).getByRole('menuitem', { name })

export async function openRequestLog(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Request log/ }).click()
  await expect(requestLog(page)).toBeVisible()
}

/** The newest request of the log to a path. */
export const logged = (page: Page, path: string | RegExp): Locator =>
  requestLog(page)
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: path, exact: true }) })
    .first()

/** Presses a button that copies, and tells what came. The context must be allowed to read the clipboard. */
export async function copied(page: Page, button: Locator): Promise<string> {
  await button.click()
  await expect(page.getByRole('status').filter({ hasText: 'Copied' }).first()).toBeAttached()
  return page.evaluate(() => navigator.clipboard.readText())
}

/** How the page is set up: attributes of the document that every style hangs on. */
export const look = (page: Page): Promise<{ theme: string; density: string }> =>
  page.evaluate(() => {
    const { theme = 'system', density = 'none' } = document.documentElement.dataset
    return { theme, density }
  })
