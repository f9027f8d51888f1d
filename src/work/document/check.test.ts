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
