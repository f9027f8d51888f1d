// The widgets come with their few spoken words in some thirty languages, all of which would be delivered; the console
// speaks English. Dates and numbers are the browser's own business and follow the operator's language as before.

/** A dictionary of react-aria in another language than English. */
export const otherLanguage =
  /\/node_modules\/(?:react-aria|react-aria-components|react-stately|@react-aria\/[^/]+)\/.*\/intl\/(?:.*\/)?(?!en-US)[a-z]{2}-[A-Z]{2}\.m?js$/

/**
 * Vite plugin: leaves every dictionary out but the English one, to which react-aria falls back.
 *
 * @returns {import('vite').Plugin}
 */
export function englishOnly() {
  return {
    name: 'hopdeck:english-only',
    apply: 'build',
    enforce: 'pre',
    load: {
      filter: { id: otherLanguage },
      handler: () => 'export default undefined',
    },
  }
}
