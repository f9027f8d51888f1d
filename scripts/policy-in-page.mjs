// A server that sends no headers still serves the policy: it stands in the page, too. What only a header can do is left
// out there, because browsers complain about it.
import { contentSecurityPolicy } from './serve.mjs'

/** The policy as a page can state it. */
export const policyInPage = contentSecurityPolicy
  .split('; ')
  .filter((directive) => !/^(frame-ancestors|report-|sandbox)/.test(directive))
  .join('; ')

/**
 * Vite plugin: writes the policy before everything else in the built page.
 *
 * @returns {import('vite').Plugin}
 */
export function policyMeta() {
  return {
    name: 'hopdeck:policy-in-page',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: policyInPage },
        injectTo: 'head-prepend',
      },
    ],
  }
}
