// What the tests of the firmware page do on it.
import type { Page } from '@playwright/test'
import { expect, type Appliance } from './fixtures'

export const progress = (page: Page) => page.getByRole('region', { name: 'Progress' })
export const button = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true })
export const nameOf = (appliance: Appliance) => `${appliance.world.appliance.hostname}.corp.example`

/** Upgrades to the image that is there, through the question. */
export async function upgrade(page: Page, name: string): Promise<void> {
  await button(page, 'Upgrade…').click()
  await page.getByRole('alertdialog').getByRole('textbox').fill(name)
  await page.keyboard.press('Enter')
  await expect(progress(page)).toBeVisible()
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
}

export async function signInAgain(page: Page, key: string): Promise<void> {
  await page.getByRole('button', { name: 'Sign in again' }).click()
  const again = page.getByRole('dialog', { name: /^Sign in again to/ })
  await again.getByLabel('API key').fill(key)
  await page.keyboard.press('Enter')
  await expect(again).toBeHidden()
}
