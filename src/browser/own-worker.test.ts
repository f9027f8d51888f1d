import { expect, it } from 'vitest'
import { isOwn } from './own-worker'

const page = 'https://console.example/ops/deck/index.html#/devices'

it.each(['./assets/pattern.js', 'assets/a.js', 'https://console.example/ops/deck/assets/a.js'])(
  'vouches for %s',
  (address) => {
    expect(isOwn(address, page)).toBe(true)
  },
)

it.each([
  'https://evil.example/assets/a.js',
  '../assets/a.js',
  '/assets/a.js',
  'data:text/javascript,0',
  'blob:https://console.example/ops/deck/1',
  'http://console.example/ops/deck/assets/a.js',
])('does not vouch for %s', (address) => {
  expect(isOwn(address, page)).toBe(false)
})
