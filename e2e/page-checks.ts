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

/**
 * What is placed in the frame and not in what scrolls within it: the frame, which nobody can scroll, then moves to show
 * such a thing (to a search in the page, or with the focus), and the heading is gone.
 */
export async function strays(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const main = document.querySelector('main')
    if (!main || main.scrollHeight <= main.clientHeight) return []
    const beyond = main.getBoundingClientRect().bottom
    return [...main.querySelectorAll<HTMLElement>('*')]
      .filter((element) => element.offsetParent === main && getComputedStyle(element).position === 'absolute')
      .filter((element) => element.getBoundingClientRect().bottom > beyond)
      .map((element) => `${element.tagName} ${element.className}: ${element.textContent.slice(0, 40)}`)
  })
}

/**
 * What a finger or a shaking hand misses: targets of less than 24 px, measured by what a press there hits and not by what
 * is drawn. Links within a text are no targets of their own.
 */
export async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const least = 24
    const isIn = (element: Element, x: number, y: number) => {
      const hit = document.elementFromPoint(x, y)
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
      return hit !== null && [element, ...labels].some((one) => one.contains(hit))
    }
    const isInText = (link: Element) => {
      let block = link.parentElement
      while (block && getComputedStyle(block).display.startsWith('inline')) block = block.parentElement
      const links = [...(block?.querySelectorAll('a, button') ?? [])].map(({ textContent }) => textContent).join('')
      return getComputedStyle(link).display === 'inline' && (block?.textContent.length ?? 0) > links.length + 3
    }
    const wanted = 'a[href], button, select, summary, input:not([type="file"]), [role="tab"], [role="option"]'
    return [...document.querySelectorAll<HTMLElement>(wanted)].flatMap((element) => {
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return []
      if (element.closest('[inert], [aria-hidden="true"]') || (element.matches('a') && isInText(element))) return []
      const { width, height } = element.getBoundingClientRect()
      if ((width >= least && height >= least) || width <= 1 || height <= 1) return []
      element.scrollIntoView({ block: 'center', inline: 'nearest' })
      const { left, top } = element.getBoundingClientRect()
      const [x, y] = [left + width / 2, top + height / 2]
      // What lies under another part of the page, or out of sight, is not pressed there.
      if (!isIn(element, x, y)) return []
      const far = (dx: number, dy: number, enough: number) => {
        let steps = 0
        while (steps < enough && isIn(element, x + dx * (steps + 1), y + dy * (steps + 1))) steps += 1
        return steps
      }
      // Each point that is tried costs, and what is large enough need not be measured.
      const reach = (drawn: number, dx: number, dy: number) => {
        if (drawn >= least) return drawn
        const before = far(-dx, -dy, least)
        return Math.max(drawn, before + far(dx, dy, least - before))
      }
      const wide = element.matches('a') ? width : reach(width, 1, 0)
      const high = reach(height, 0, 1)
      // A short word is a narrow link.
      if ((wide >= least - 1 || element.matches('a')) && high >= least - 1) return []
      const name = (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)
      return [`${element.tagName} “${name}”: ${Math.round(wide)} x ${Math.round(high)} px`]
    })
  })
}

/**
 * Words that end at an edge without a sign that they go on. Measured by what is drawn: what lies wholly beyond the edge is
 * another matter (a list that scrolls).
 */
export async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const hides = ({ overflowX, contain }: CSSStyleDeclaration) =>
      overflowX !== 'visible' || /paint|content|strict/.test(contain)
    const found: string[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const holder = text.parentElement
      if (!holder || !text.textContent?.trim() || !holder.checkVisibility({ visibilityProperty: true })) continue
      range.selectNodeContents(text)
      const { left, right, width } = range.getBoundingClientRect()
      if (width === 0) continue
      // How far it is seen. Where a box scrolls, nothing is lost; one with a sign ends at its own edge, which another may hide.
      let seen = right
      let lost = 0
      for (let box: Element | null = holder; box && lost === 0; box = box.parentElement) {
        const style = getComputedStyle(box)
        const scrolls = /^(auto|scroll)$/.test(style.overflowX) && box.scrollWidth > box.clientWidth + 1
        if (style.clipPath !== 'none' || scrolls) {
          seen = 0
          break
        }
        const edge = box.getBoundingClientRect().right
        if (!hides(style) || seen <= edge + 1) continue
        if (left >= edge) seen = 0
        else if (style.textOverflow === 'ellipsis') seen = edge
        else lost = seen - edge
      }
      if (lost === 0 && left < window.innerWidth) lost = seen - window.innerWidth
      if (lost > 1)
        found.push(
          `${holder.tagName} ${holder.className} “${text.textContent.trim().slice(0, 40)}”: ${Math.round(lost)} px`,
        )
    }
    return found.slice(0, 5)
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
