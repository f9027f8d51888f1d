// A bulk assignment of which a part (207) or all (422) could not be applied answers the failures; nothing else may.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { catalog } from '../catalog/index'
import { callWithKey } from './send'

let answer: object | string = {}
let type = 'application/json'
let status = 422
const server = createServer((_, response) =>
  response
    .writeHead(status, { 'content-type': type })
    .end(typeof answer === 'string' ? answer : JSON.stringify(answer)),
)
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => server.closeAllConnections())
afterAll(() => server.close())

const { assignDevices, create, list } = catalog.tags.operations
const { restart } = catalog.extrahop.operations
const send = (operation: typeof assignDevices | typeof create) => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const input = operation === create ? { body: { name: 'x' } } : { params: { id: 1 }, body: { assign: [9] } }
  return callWithKey({ id: url, url }, 'a-key', operation, input)
}

it('answers its failures', async () => {
  answer = { message: 'None was applied', failures: [{ action: 'assign', id: '9', reason: 'absent' }] }
  expect(await send(assignDevices)).toEqual(answer)
})

it('fails with another 422, and other operations fail with this one', async () => {
  await expect(send(create)).rejects.toMatchObject({ kind: 422, said: 'None was applied' })
  answer = { error_message: 'Too many' }
  await expect(send(assignDevices)).rejects.toMatchObject({ kind: 422, said: 'Too many' })
})

it('takes a 207 for no success of an operation that has none, and says what failed', async () => {
  status = 207
  answer = { message: 'Some failed', failures: [{ action: 'create', id: '1', reason: 'the name is locked' }] }
  await expect(send(create)).rejects.toMatchObject({ kind: 207, said: 'Some failed: the name is locked' })
  expect(await send(assignDevices)).toEqual(answer)
  // Nothing is said twice where it names none.
  answer = { failures: [] }
  await expect(send(create)).rejects.toMatchObject({ kind: 207, said: '' })
  answer = { failures: [{ id: '1', reason: 'locked' }] }
  // Of a read nothing is to be repeated.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await expect(callWithKey({ id: url, url }, 'a-key', list, {})).rejects.toMatchObject({
    message: expect.stringMatching(/locked\. Only a part of it was answered\. Read it again\.$/),
  })
  // Of what was only started there is no rest to send.
  await expect(callWithKey({ id: url, url }, 'a-key', restart, {})).rejects.toMatchObject({
    message: expect.stringMatching(
      /Only a part of it was begun\. See what the appliance does before starting it again\.$/,
    ),
  })
})

it.each([
  ['text', 'text/plain', 'device 9 is locked', 'device 9 is locked'],
  ['a list', 'application/json', '[{"id":9,"error":"gone"}]', 'gone'],
  ['an object by ids', 'application/json', '{"9":{"status":404}}', '{"9":{"status":404}}'],
  ['nothing', 'application/json', '{}', ''],
])(
  'takes a 207 that is %s for no success of any write, and says what it says',
  async (_what, contentType, body, said) => {
    status = 207
    type = contentType
    answer = body
    for (const operation of [assignDevices, create])
      await expect(send(operation)).rejects.toMatchObject({
        kind: 207,
        said,
        message: expect.stringMatching(
          /A part of it was not done\. Read it again to see what was, then repeat the rest\.$/,
        ),
      })
  },
)

it.each([
  ['ids as numbers', { message: 'Some failed', failures: [{ action: 'assign', id: 9, reason: 'absent' }] }],
  [
    'more than is known',
    { message: 'Some failed', failures: [null, 7, { id: 9, reason: 'absent', action: 'assign', code: 4 }] },
  ],
])('reads failures with %s', async (_what, body) => {
  answer = body
  for (status of [207, 422])
    expect(await send(assignDevices)).toEqual({
      message: 'Some failed',
      failures: [{ action: 'assign', id: '9', reason: 'absent' }],
    })
})

it('has words where the appliance has none', async () => {
  answer = { failures: [{ id: '9' }] }
  for (status of [207, 422])
    expect(await send(assignDevices)).toEqual({
      message: 'A part of it was not applied',
      failures: [{ action: '', id: '9', reason: 'No reason was given' }],
    })
})

it.each([{}, [], { message: 'Some failed' }, { failures: 'all' }, { failures: { 9: 'absent' } }])(
  'takes a 207 with %j for no success',
  async (body) => {
    answer = body
    status = 207
    await expect(send(assignDevices)).rejects.toMatchObject({
      kind: 207,
      status: 207,
      message: expect.stringMatching(/207\. (Some failed\. |\{.*\}\. )?A part of it was not done\./),
    })
    await expect(send(create)).rejects.toMatchObject({ kind: 207 })
  },
)
