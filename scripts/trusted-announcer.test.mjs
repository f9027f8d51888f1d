import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { announcer, trusted } from './trusted-announcer.mjs'

const file = 'node_modules/react-aria/dist/private/live-announcer/LiveAnnouncer.mjs'

it('leaves no innerHTML in the announcer that is installed', () => {
  expect(announcer.test(`/p/${file}`)).toBe(true)
  const code = readFileSync(resolve(import.meta.dirname, '..', file), 'utf8')
  expect(code).toContain('innerHTML')
  expect(trusted(code)).not.toContain('innerHTML')
  expect(trusted(code)).toContain('this.politeLog.replaceChildren()')
})
