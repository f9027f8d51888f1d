import { expect, it } from 'vitest'
import { get, resource } from '../catalog/operation'
import { z } from '../catalog/zod'
import { bodyOf, failuresIn, mostRead, readAnswer, saidOf } from './answer'
import type { Reply } from './transport'

const Thing = z.object({ id: z.number(), more: z.array(z.object({ a: z.number() })).optional() })
const { list, read } = resource('things', {
  words: ['thing', 'things'],
  platforms: ['discover'],
  since: '5.3',
  about: 'A made-up resource.',
  operations: {
    list: get('/things', { needs: 'read', returns: z.array(Thing), doc: 'List.' }),
    read: get('/things/{id}', { needs: 'read', returns: Thing, doc: 'Read.' }),
  },
}).operations

const reply = (value: unknown): Reply => ({
  status: 200,
  header: (name) => (name === 'content-type' ? 'application/json' : null),
  headers: [],
  whole: true,
  size: JSON.stringify(value).length,
  text: async () => JSON.stringify(value),
  file: async () => new Blob(),
})

it('gives what is too large to read as the file that it came as', async () => {
  const came = new Blob(['[]'])
  const long = { ...reply([]), size: mostRead + 1, file: async () => came }
  expect(await readAnswer(list, long)).toEqual({ kind: 'large', said: 'The answer has 16 MB.', came })
})

it('leaves out entries of a list of objects that are none, and says so', async () => {
  const rows = [null, { id: 1 }, [], 'two', { id: 3 }]
  const answer = await readAnswer(list, reply(rows))
  expect(answer).toMatchObject({ value: [{ id: 1 }, { id: 3 }] })
  expect(answer).toHaveProperty(
    'unexpected',
    expect.arrayContaining([{ where: '[]', problem: 'No object, left out', count: 3 }]),
  )
  expect(await readAnswer(read, reply({ id: 1, more: [null, { a: 1 }] }))).toMatchObject({
    value: { id: 1, more: [{ a: 1 }] },
  })
})

it('keeps them for whoever shows the answer itself', async () => {
  expect(await readAnswer(list, reply([null, 1]), { asAnswered: true })).toMatchObject({ value: [null, 1] })
})

it.each([
  [[null], 'The answer is a list of null.'],
  [[[], []], 'The answer is a list of lists.'],
  [[1, 'x', true], 'The answer is a list of numbers, strings, booleans.'],
])('takes %j for no empty list of objects', async (rows, said) => {
  expect(await readAnswer(list, reply(rows))).toEqual({ kind: 'shape', said })
})

it.each([
  [{ error_message: 'a', detail: 'b' }, 'a'],
  [{ cpc_error: 'busy', title: 'Bad' }, 'busy'],
  [{ type: 'about:blank', title: 'Bad Request', detail: 'A name is taken.' }, 'A name is taken.'],
  [{ type: 'about:blank', title: 'Bad Request', detail: '  ' }, 'Bad Request'],
  [{ title: 'Bad', detail: { name: ['is taken'] } }, 'Bad'],
  [{ error: { code: 5, message: 'deep' } }, 'deep'],
  [{ errors: [{ detail: 'first' }, { detail: 'second' }] }, 'first'],
  [{ failures: [{ id: 3, reason: 'is gone' }] }, 'A part of it was not applied: is gone'],
  ['plain', 'plain'],
  [[], ''],
  [{ detail: null, status: 400 }, ''],
  [null, ''],
])('an error %j says %j', (body, said) => expect(saidOf(JSON.stringify(body))).toBe(said))

it('reads any body as far as it can be looked at', async () => {
  const said = (text: string): Reply => ({ ...reply(null), size: text.length, text: async () => text })
  expect(await bodyOf(said(''))).toBeUndefined()
  expect(await bodyOf(said('busy'))).toBe('busy')
  expect(await bodyOf(said('{"error_message":"no"}'))).toEqual({ error_message: 'no' })
  expect(await bodyOf(said('[{"id":9007199254740993}]'))).toEqual([{ id: 9007199254740993n }])
  expect(await bodyOf({ ...said('[]'), size: 40_000_000 })).toBeInstanceOf(Blob)
  const fields = Array.from({ length: 200_000 }, (_, at) => `"field ${at}":1`)
  expect(await bodyOf(said(`{${fields.join(',')}}`))).toBeInstanceOf(Blob)
  expect(await bodyOf(said(`[{},${'{},'.repeat(700_000)}{}]`))).toBeInstanceOf(Blob)
  expect(await bodyOf(said(`{"n":${'7'.repeat(1001)}}`))).toBeInstanceOf(Blob)
  expect(await bodyOf(said(`{"n":${'7'.repeat(1000)},"s":"${'7'.repeat(1001)}"}`))).toEqual({
    n: BigInt('7'.repeat(1000)),
    s: '7'.repeat(1001),
  })
})

it('reads no message out of an error that nobody can have written', () => {
  const rest = JSON.stringify('x'.repeat(3_000_000))
  expect(saidOf(`{"error_message":"no","rest":${rest}}`)).toBe('')
})

it('looks for what failed in no error that would hold up the page', () => {
  const failed = { message: 'Some failed', failures: [{ id: 7 }] }
  const text = JSON.stringify(failed)
  expect(failuresIn(text)?.failures).toMatchObject([{ id: '7', reason: 'No reason was given' }])
  expect(failuresIn(text + ' '.repeat(8_000_000))).toBeNull()
})
