import { expect, it } from 'vitest'
import { Shelf, tasks } from './desk-tasks'

const held = (id: number, text: string) => ({ id, file: new Blob([text]) })
const check = (edited: string) =>
  tasks.check(new Shelf(), {
    base: held(1, '{"dns":1,"ntp":2}'),
    section: null,
    edited: held(2, edited),
    removes: false,
  })

it('tells of a section that stands twice, of which all but the last would be lost', async () => {
  const problem = '“dns” stands twice: only the last of them would be applied'
  expect(await check('{"dns": 3, "ntp": 2, "d\\u006es": 4}')).toEqual({ problem })
  expect(await check('{"dns": {"ntp": 1}, "ntp": 2}')).toMatchObject({ problem: null, changed: ['dns'] })
})

it.each([
  ['{"dns": {"servers": 1, "search": {"b": 1}, "serv\\u0065rs": 2}}', 'dns.servers'],
  ['{"ntp": 2, "dns": {"a": [{"b": 1}, {"b": 1, "c": [[], {"d": {}, "d": 1}]}]}}', 'dns.a.c.d'],
])('tells of a key that stands twice inside of one: %s', async (edited, name) => {
  expect(await check(edited)).toEqual({ problem: `“${name}” stands twice: only the last of them would be applied` })
})
