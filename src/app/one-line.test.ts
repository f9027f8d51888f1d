import { matchPath, type Location } from 'react-router'
import { describe, expect, it } from 'vitest'
import { onOneLine } from './one-line'

const at = (pathname: string): Location => ({ pathname, search: '', hash: '', state: null, key: 'k' })

describe('an address on one line', () => {
  it.each(['/tags/a%0Ab', '/nonsense%0a', '/nonsense\u2028x', '/tags/%E2%80%A9', '/a\rb'])(
    'matches a page: %j',
    (path) => {
      const { pathname } = onOneLine(at(path))
      expect(matchPath('*', decodeURIComponent(pathname))).not.toBeNull()
      expect(decodeURIComponent(pathname)).not.toMatch(/[\n\r\u2028\u2029]/)
    },
  )

  it('is itself where there is no break', () => {
    const location = at('/tags/50%25%20off')
    expect(onOneLine(location)).toBe(location)
  })
})
