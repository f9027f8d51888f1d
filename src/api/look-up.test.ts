import { expect, it } from 'vitest'
import { operations } from '../catalog'
import { witnessOf } from './look-up'
import type { RawInput } from './request'

const target = { id: 'eda', url: 'https://eda.example', release: '9.8' } as const
/** No text can be made of it. */
const odd = { toString: 1, valueOf: 1 }

function judged(called: string, input: RawInput, now: unknown, before: unknown) {
  const operation = operations.find(({ method, path }) => `${method} ${path}` === called)
  if (!operation) throw new Error(`There is no ${called}`)
  return witnessOf(target, operation, input)?.judge(now, before)
}

it('finds what was asked for beside rows that are named by what is no text', () => {
  const devices = { params: { id: 1 }, body: { assign: [2] } }
  expect(judged('POST /tags/{id}/devices', devices, [{ id: odd }, { id: 2 }], [{ id: odd }])).toBe('done')
  expect(judged('POST /tags/{id}/devices', devices, [{ id: odd }], [{ id: odd }])).toBe('not done')
  const body = { name: 'Fresh' }
  expect(judged('POST /tags', { body }, [{ id: odd }, { id: 7, name: 'Fresh' }], [{ id: odd }])).toEqual({ done: '7' })
  const port = { params: { id: 1, protocol: 'ftp' } }
  expect(judged('DELETE /ssldecryptkeys/{id}/protocols/{protocol}', port, [{ protocol: odd }], undefined)).toBe('done')
})

it('asks lists that answer a part unless told for all that they have', () => {
  const application = operations.find(({ id }) => id === 'applications.create')
  const witness = application && witnessOf(target, application, { body: { display_name: 'Shop' } })
  expect(witness?.reading.id).toBe('applications.list')
  expect(witness?.input.query).toMatchObject({ limit: 100_000 })
})

it('takes no time that goes on by itself for what was to be done', () => {
  const leave = { params: { id: 0 }, body: { action: 'unenroll' } }
  const before = { connection_status: 'connected', last_active_time: 1000 }
  const judge = (now: object) => judged('POST /appliances/{id}/cloudservices', leave, now, before)
  expect(judge({ ...before, last_active_time: 2000 })).toBe('not done')
  expect(judge({ ...before, connection_status: 'disconnected' })).toBe('done')
  const license = { expires_at: 9000, expires_in: 8000 }
  const put = (now: object) => judged('PUT /license', { body: 'modules: quic' }, now, license)
  expect(put({ ...license, expires_in: 7000 })).toBe('not done')
  expect(put({ expires_at: 19_000, expires_in: 17_000 })).toBe('done')
})

it('finds a device on the list that its path names in the singular', () => {
  const device = { params: { id: 7 } }
  expect(judged('POST /watchlist/device/{id}', device, [{ id: 7 }], undefined)).toBe('done')
  expect(judged('POST /watchlist/device/{id}', device, [{ id: 8 }], undefined)).toBe('not done')
  expect(judged('DELETE /watchlist/device/{id}', device, [{ id: 8 }], undefined)).toBe('done')
})
