import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { contentSecurityPolicy, securityHeaders } from './serve.mjs'

const guide = readFileSync(resolve(import.meta.dirname, '../docs/hosting.md'), 'utf8')
const examples = [...guide.matchAll(/```(nginx|apache|caddy)\n(.*?)```/gs)].map(([, name = '', text = '']) => ({
  name,
  text,
}))

it('has an example for each of three servers', () => {
  expect(examples.map(({ name }) => name)).toEqual(['nginx', 'apache', 'caddy'])
})

it.each(examples)('recommends for $name what npm start serves', ({ text }) => {
  for (const [name, value] of Object.entries(securityHeaders)) {
    const line = text.split('\n').find((candidate) => candidate.includes(`${name} `))
    expect(line, name).toContain(value)
  }
})

it('quotes the policy as it is', () => {
  expect(guide).toContain(`\n${contentSecurityPolicy}\n`)
})
