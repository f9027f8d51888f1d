import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bytes, created, get, patch, post, resource, text } from '../catalog/operation'
import { z } from '../catalog/zod'
import { sentenceFor } from './errors'
import { setKey } from './keys'
import { callRaw } from './send'

const { create, update, config, file } = resource('things', {
  words: ['thing', 'things'],
  platforms: ['discover'],
  since: '5.3',
  about: 'A made-up resource.',
  operations: {
    create: post('/things', {
      needs: 'write full',
      body: z.object({ name: z.string() }),
      returns: created,
      doc: 'Make.',
    }),
    update: patch('/things/{id}', { needs: 'write limited', body: z.object({ name: z.string() }), doc: 'Change.' }),
    config: get('/things/config', { needs: 'read', returns: text('text/plain'), doc: 'As text.' }),
    file: get('/things/file', { needs: 'packets', returns: bytes('application/octet-stream'), doc: 'As bytes.' }),
  },
}).operations

let answer = { status: 200, body: '' }
const server = createServer((_, response) =>
  response.writeHead(answer.status, { 'Content-Type': 'text/html' }).end(answer.body),
)
const target = { id: 'test', url: '' }
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  target.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  setKey(target.id, '0123456789abcdef0123456789abcdef')
})
afterAll(() => server.close())

const page = '\n<!DOCTYPE html><title>Sign in</title>'
const body = { name: 'x' }
const failure = async (asked: Promise<unknown>): Promise<unknown> => {
  try {
    await asked
  } catch (error) {
    return error
  }
  throw new Error('It was taken for an answer')
}

it('takes a page for people for no answer, where nothing, a new object, a text or a file is due', async () => {
  answer = { status: 200, body: page }
  for (const asked of [
    () => callRaw(target, create, { body }),
    () => callRaw(target, update, { params: { id: 1 }, body }),
    () => callRaw(target, config, {}),
    () => callRaw(target, file, {}),
  ])
    expect(await failure(asked())).toMatchObject({ kind: 'not-json', status: 200 })
  answer = { status: 201, body: '' }
  expect(await callRaw(target, create, { body })).toMatchObject({ id: null })
})

it('a page with 403 is a proxy’s refusal, and no privilege that the key lacks', async () => {
  answer = { status: 403, body: page }
  const refused = await failure(callRaw(target, update, { params: { id: 1 }, body }))
  expect(refused).toMatchObject({ kind: 'not-json', status: 403 })
  expect(sentenceFor(refused)).toMatch(/^PATCH \/things\/1: 403\. .*proxy/)
})
