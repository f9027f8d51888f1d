// What people do in a page, for every engine: find by role and name, wait until it is there, act. The finding is done
// in the page by the Testing Library, which knows roles and names as assistive technology does.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect } from '@playwright/test'
import type { EngineElement, EnginePage } from './page'

type Name = string | RegExp

/** How long something may take to come (ms): most of it is for machines that are busy with others. */
const patience = 25_000

/** What is looked for: by its role and name, or a field by its label; within another, or anywhere. */
export type Target = ({ role: string; name?: Name } | { label: Name }) & { within?: Target; holds?: string }

const library = readFileSync(
  createRequire(import.meta.url).resolve('@testing-library/dom/dist/@testing-library/dom.umd.min.js'),
  'utf8',
)

/** Errors that nobody caught and violations of the policy, from when it is asked for until it is read. */
const watch = `(() => {
  globalThis.seenProblems ??= []
  const tell = (problem) => globalThis.seenProblems.push(String(problem))
  // A layout that settles one frame later is told as an error, which it is not.
  addEventListener('error', ({ message }) => message.startsWith('ResizeObserver loop') || tell(message))
  addEventListener('unhandledrejection', (event) => tell(event.reason))
  document.addEventListener('securitypolicyviolation', (event) => tell(event.effectiveDirective + ' ' + event.blockedURI + ' ' + event.sample))
  return true
})()`

const named = (name: Name | undefined): string =>
  name === undefined ? 'undefined' : typeof name === 'string' ? JSON.stringify(name) : String(name)

/** An element, and the roots of the shadows in it, such as an editor's. */
const roots = `globalThis.roots = (inside) => inside
  ? [inside, ...[...inside.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])]
  : []`

/** An expression for all elements that a target stands for. */
function all(target: Target): string {
  const around = target.within ? `${all(target.within)}[0]` : 'document.body'
  const asked =
    'role' in target
      ? `queryAllByRole(root, ${JSON.stringify(target.role)}, { name: ${named(target.name)} })`
      : `queryAllByLabelText(root, ${named(target.label)})`
  const kept =
    target.holds === undefined ? '' : `.filter((found) => found.innerText.includes(${JSON.stringify(target.holds)}))`
  return `((inside) => roots(inside).flatMap((root) => TestingLibraryDom.${asked})${kept})(${around})`
}

export class Tab {
  readonly #page: EnginePage

  constructor(page: EnginePage) {
    this.#page = page
  }

  /** Loads a page of the console anew. */
  async load(url: string): Promise<void> {
    await this.#page.goto(url)
    await this.#page.value(watch)
    await this.#page.value(`(() => { ${library}; ${roots}; return true })()`)
  }

  /** Goes on as a link would. */
  async follow(route: `/${string}`): Promise<void> {
    await this.#page.value(`(location.hash = ${JSON.stringify(`#${route}`)})`)
  }

  async address(): Promise<string> {
    return String(await this.#page.value('location.href'))
  }

  /** Waits until it is there, alone or the first of several, and if wanted can be used. */
  async #element(target: Target, usable = false): Promise<EngineElement> {
    const kept = usable ? `.filter((one) => !one.matches(':disabled, [aria-disabled="true"]'))` : ''
    let found: EngineElement | undefined
    await expect(async () => {
      found = await this.#page.element(`${all(target)}${kept}[0] ?? null`)
      expect(found, JSON.stringify(target)).toBeDefined()
    })
      .toPass({ timeout: patience, intervals: [50] })
      .catch(async (error: unknown) => {
        // There are no pictures of these engines: what a page said and where the focus was tells why.
        const stood = await this.#page.value(
          `document.body.innerText + '\\n\\nFocus: ' + document.activeElement?.outerHTML.slice(0, 500)`,
        )
        throw new Error(`Not there: ${JSON.stringify(target)}\n\n${String(stood)}`, { cause: error })
      })
    return found!
  }

  async click(target: Target): Promise<void> {
    // What a page draws anew between finding and pressing was not pressed.
    const press = async () => (await this.#element(target, true)).click()
    await press().catch((error: unknown) => {
      if (!String(error).includes('stale element')) throw error
      return press()
    })
  }

  /** Replaces what a field holds. */
  async enter(target: Target, text: string): Promise<void> {
    await this.click(target)
    await this.replace(text)
  }

  /** Gives the focus to what a driver cannot click: WebKit's does not know where a shadow's elements are. */
  async focus(target: Target): Promise<void> {
    await this.see(target)
    await this.#page.value(`${all(target)}[0].focus()`)
  }

  /** Types in place of what stands where the focus is. */
  async replace(text: string): Promise<void> {
    await this.#page.press('a', 'Control')
    await this.#page.type(text)
  }

  async choose(target: Target, path: string): Promise<void> {
    await (await this.#element(target)).choose(path)
  }

  type = (text: string): Promise<void> => this.#page.type(text)
  press = (...keys: Parameters<EnginePage['press']>): Promise<void> => this.#page.press(...keys)

  async see(target: Target): Promise<void> {
    await this.#element(target)
  }

  /** Waits until the page, or a part of it, shows a text. */
  async read(text: Name, within?: Target): Promise<void> {
    const where = within ? `${all(within)}[0]?.innerText` : 'document.body.innerText'
    await expect
      .poll(async () => String(await this.#page.value(`${where} ?? ''`)), { timeout: patience, intervals: [50] })
      .toMatch(typeof text === 'string' ? new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')) : text)
  }

  /** What went wrong in the page, one line each. */
  async problems(): Promise<unknown> {
    return this.#page.value('globalThis.seenProblems ?? []')
  }
}
