// What holds for every page: one heading, nothing wider than the window, nothing that axe objects to.
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { heading } from './shell-steps'

/** One heading that says what page it is, and its first answers have come. */
export async function expectSettled(page: Page): Promise<void> {
  await expect(heading(page)).toHaveCount(1)
  await expect(heading(page)).not.toBeEmpty()
  await expect(page.getByText('This page broke')).toHaveCount(0)
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
}

/** What makes the page scroll sideways; where something is wider than the window, it scrolls in a place of its own. */
export async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const main = document.querySelector('main')
    const frames = [document.documentElement, ...(main ? [main] : [])]
    const beyond = (element: Element) => Math.round(element.getBoundingClientRect().right - window.innerWidth)
    if (frames.every(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)) return []
    return [...document.querySelectorAll('main *')]
      .filter((element) => beyond(element) > 0 && !element.closest('[role="group"], [role="grid"]'))
      .slice(0, 3)
      .map((element) => `${element.tagName} ${element.className}: ${beyond(element)} px beyond the window`)
  })
}

type Look = 'all' | 'colours' | 'all but colours'

/** What axe objects to, one line each. */
export async function axeFindings(page: Page, look: Look = 'all'): Promise<string[]> {
  // Without the mode that is for frames of other origins, which opens a page of its own each time.
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  if (look === 'colours') axe.withRules('color-contrast')
  if (look === 'all but colours') axe.disableRules('color-contrast')
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id}: ${help} — ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  )
}
