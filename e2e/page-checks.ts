// What holds for every page: one heading, nothing wider than the window, nothing that axe objects to.
import { expect, type Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import axe from 'axe-core'
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

/**
 * What axe objects to, one line each. Its script is brought into a page once, and only what it objects to is worked out
 * in full and handed back: that takes a third of the time of asking for all that it looked at.
 */
export async function axeFindings(page: Page, look: Look = 'all'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const violations = await page.evaluate(async (look_) => {
    // Halfway from one colour to another is no colour to judge.
    const passing = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(passing.map(({ finished }) => finished))
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe }
    const { violations: found }: AxeResults = await inPage.run(document, {
      resultTypes: ['violations'],
      ...(look_ === 'colours'
        ? { runOnly: ['color-contrast'] }
        : { rules: { 'target-size': { enabled: true }, 'color-contrast': { enabled: look_ === 'all' } } }),
    })
    return found
  }, look)
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id}: ${help} — ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  )
}
