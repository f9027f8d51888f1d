// What react-aria speaks aloud it empties by innerHTML, which the policy's Trusted Types refuse, the empty text included:
// typing into a field for a date would end in an error. Without children is without children.

/** The part of react-aria that holds the spoken words. */
export const announcer = /\/node_modules\/react-aria\/dist\/private\/live-announcer\/LiveAnnouncer\.m?js$/

/** The module's code with no use of innerHTML left. @param {string} code */
export const trusted = (code) => code.replaceAll(".innerHTML = ''", '.replaceChildren()')

/**
 * Vite plugin: empties the spoken words in a way that the policy allows.
 *
 * @returns {import('vite').Plugin}
 */
export function trustedAnnouncer() {
  return {
    name: 'hopdeck:trusted-announcer',
    apply: 'build',
    transform: {
      filter: { id: announcer },
      handler(code) {
        const changed = trusted(code)
        if (changed === code || changed.includes('innerHTML')) this.error('The announcer is not what it was.')
        return { code: changed, map: null }
      },
    },
  }
}
