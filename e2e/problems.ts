// What must not happen in a page while a test runs: a violation of the content-security policy, an error nobody
// caught, a console.error. Collected for every page of a context, told apart from what a test says it provokes.
import type { BrowserContext } from '@playwright/test'

/** Text that a problem holds, or a pattern for it. */
export type Expected = string | RegExp

export class Problems {
  #seen: string[] = []
  #expected: Expected[] = []

  constructor(expected: readonly Expected[] = []) {
    this.#expected = [...expected]
  }

  /** Says that a test provokes these on purpose, from now on and looking back. */
  expect(...patterns: Expected[]): void {
    this.#expected.push(...patterns)
  }

  /** What happened and nobody expected, one line each. */
  get unexpected(): string[] {
    return this.#seen.filter(
      (problem) =>
        !this.#expected.some((pattern) =>
          typeof pattern === 'string' ? problem.includes(pattern) : pattern.test(problem),
        ),
    )
  }

  /** Everything that happened, expected or not. */
  get all(): readonly string[] {
    return this.#seen
  }

  /** Watches all pages of a context, those that are opened later too. Call before the first one loads. */
  async watch(context: BrowserContext): Promise<void> {
    context.on('weberror', (webError) =>
      this.#seen.push(`Uncaught: ${webError.error().stack ?? webError.error().message}`),
    )
    context.on('console', (message) => {
      if (message.type() !== 'error') return
      const { url } = message.location()
      this.#seen.push(`console.error: ${message.text()}${url ? ` (${url})` : ''}`)
    })
    // The browser's own message is worded by version and left out for some directives; the event is not.
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        console.error(
          `Policy violation: ${event.effectiveDirective} blocked ${event.blockedURI || 'inline'} ${event.sample} at ${event.sourceFile}:${event.lineNumber}`,
        )
      })
    })
  }
}

/** The browser's own line about a request that was answered with this status. Expect it where a test provokes one. */
export const answeredWith = (status: number): RegExp =>
  new RegExp(`Failed to load resource: the server responded with a status of ${status}\\b`)

/** The browser's own lines about a request that came to nothing: refused, blocked by CORS, cut off. */
export const cameToNothing = /Failed to load resource: net::|has been blocked by CORS policy/
