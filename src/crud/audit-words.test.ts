import { expect, it } from 'vitest'
import { deedOf, namesIn } from './audit-words'

const said = (operation: string, details: string) => deedOf({ body: { user: 'setup', operation, details } })

it.each([
  ['Replace the live configuration', 'PUT /runningconfig {"ntp":{"servers":["a"]}}', 'changed the running config: ntp'],
  ['Save the live configuration', 'POST /runningconfig/save', 'saved the running config'],
  ['Change a trigger', 'PATCH /triggers/1 {"disabled":false}', 'changed trigger 1: disabled'],
  ['Create a user', 'POST /users {"username":"o.brien","password":"***"}', 'created the user o.brien'],
  ['Delete a tag', 'DELETE /tags/9', 'deleted tag 9'],
  ['Restart one process', 'POST /extrahop/processes/exapi/restart', 'restart one process: exapi'],
  ['Unlock an account', 'DELETE /users/o%27brien/lock', "unlock an account: o'brien"],
  ['Attach a device to a tag', 'POST /tags/9/devices/5', 'attach a device to a tag: 9, 5'],
  ['Take one device off the watchlist', 'DELETE /watchlist/device/7', 'take one device off the watchlist: 7'],
  ['Disconnect from an appliance', 'DELETE /appliances/7', 'disconnect from an appliance: 7'],
  ['Create a dashboard', 'Dashboard "Web shop"', 'create a dashboard: Dashboard "Web shop"'],
])('%s is told in words', (operation, details, words) => {
  expect(said(operation, details).words).toBe(words)
})

it('tells sign-ins apart, and those that failed', () => {
  const words = 'signed in from 192.0.2.9'
  expect(said('Log in', 'Signed in from 192.0.2.9')).toEqual({ words, kind: 'sign-in', failed: false })
  expect(said('Log in failed', 'Wrong password')).toEqual({
    words: 'could not log in: wrong password',
    kind: 'sign-in',
    failed: true,
  })
  expect(said('Log out', '').words).toBe('logged out')
  expect(said('Log in', '192.0.2.9').words).toBe('logged in, 192.0.2.9')
  expect(said('Change a trigger', 'PATCH /triggers/1 {"name":"Failover denied"}').failed).toBe(false)
  expect(said('', '')).toEqual({ words: '', kind: 'other', failed: false })
})

it('names the fields of a body that was cut short', () => {
  expect(namesIn('{"a": {"b": 1}, "c": ["d", {"e": 1}], "f\\"g": "h: {", "i": …')).toEqual(['a', 'c', 'f\\"g', 'i'])
})

it('reads a text that was cut short in time that grows with it', () => {
  expect(namesIn(`{"name": "x", "script": "${String.raw`\"a`.repeat(100_000)}`)).toEqual(['name', 'script'])
})

it('has words for an entry without a body, and for parts that are no texts', () => {
  for (const body of [undefined, null, 5, {}, { operation: JSON.parse('{"toString": 1}'), details: [{}] }])
    expect(deedOf({ body } as unknown as Parameters<typeof deedOf>[0])).toMatchObject({ kind: 'other', failed: false })
  expect(deedOf({ body: { operation: { a: 1 } } } as unknown as Parameters<typeof deedOf>[0]).words).not.toContain(
    'object',
  )
})
