// With the few colours of a high-contrast theme, which the system sets, what is marked or off can be read as well.
import type { Locator } from '@playwright/test'
import { expect, test } from './fixtures'
import { list, open, signInAndOpen } from './steps'

test.use({ forcedColors: 'active' })

/** How much the words differ from what is behind them: 1 for not at all, 21 at most. */
const contrast = (words: Locator): Promise<number> =>
  words.evaluate((element) => {
    const channels = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number)
    const light = (color: string) => {
      const [r = 0, g = 0, b = 0] = channels(color).map((value) => {
        const part = value / 255
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const isClear = (color: string) => channels(color)[3] === 0
    let behind: Element | null = element
    while (behind && isClear(getComputedStyle(behind).backgroundColor)) behind = behind.parentElement
    const ground = behind ? getComputedStyle(behind).backgroundColor : 'rgb(255, 255, 255)'
    const [a, b] = [light(getComputedStyle(element).color), light(ground)]
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
  })

for (const colorScheme of ['dark', 'light'] as const)
  test(`what is chosen, marked or off can be read, ${colorScheme}`, async ({ page, appliance }) => {
    await page.emulateMedia({ colorScheme, forcedColors: 'active' })
    await signInAndOpen(page, appliance, '/devices')
    const row = list(page, 'Devices').getByRole('row').nth(3)
    await row.getByRole('checkbox').click()
    await expect(row).toHaveAttribute('aria-selected', 'true')
    // Under the pointer, and not.
    for (const place of [row, page.getByRole('heading', { level: 1 })]) {
      await place.hover()
      for (const cell of await row.getByRole('gridcell').all())
        if ((await cell.innerText()) !== '') expect(await contrast(cell), await cell.innerText()).toBeGreaterThan(4.5)
      expect(await contrast(row.getByRole('link').first())).toBeGreaterThan(4.5)
    }
    await page.keyboard.press('Control+k')
    await page.getByRole('searchbox', { name: 'Go to or search' }).fill('web shop')
    const marked = page.getByRole('menuitem').and(page.locator('[data-focused]'))
    await page.keyboard.press('ArrowDown')
    await expect(marked).toBeVisible()
    for (const words of await marked.locator('span:not(:has(*))').all())
      expect(await contrast(words), await words.innerText()).toBeGreaterThan(4.5)
    await page.keyboard.press('Escape')
    await open(page, '/firmware')
    expect(await contrast(page.getByRole('button', { name: 'Upload', exact: true }))).toBeGreaterThan(2.5)
  })
