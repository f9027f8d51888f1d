import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { otherLanguage } from './english-only.mjs'

const packages = resolve(import.meta.dirname, '../node_modules')

it('finds the dictionaries of the widgets that are installed, all but the English one', () => {
  for (const folder of ['react-aria/dist/private/intl/combobox', 'react-aria-components/dist/private/intl']) {
    const files = readdirSync(join(packages, folder)).filter((file) => file.endsWith('.mjs'))
    const left = files.filter((file) => !otherLanguage.test(`/p/node_modules/${folder}/${file}`))
    expect(files.length).toBeGreaterThan(25)
    expect(left).toEqual(['en-US.mjs'])
  }
})

it.each([
  '/p/node_modules/react-aria/dist/private/combobox/useComboBox.mjs',
  '/p/node_modules/zod/v4/locales/de.js',
  '/p/src/intl/de-DE.mjs',
])('leaves %s alone', (path) => {
  expect(otherLanguage.test(path)).toBe(false)
})
