import { expect, it } from 'vitest'
import { catalog } from '../catalog'
import { setKey } from './keys'
import { log } from './log'
import { call } from './send'

it('keeps a body of 64 kB in the log, and of a larger one its size alone', async () => {
  // Nobody listens there: what was sent is noted all the same.
  const target = { id: 'nobody', url: 'http://127.0.0.1:1' }
  setKey(target.id, '0123456789abcdef0123456789abcdef')
  const around = JSON.stringify({ name: '' }).length
  const most = 64 * 1024
  for (const size of [most, most + 1])
    await call(target, catalog.tags.operations.create, { body: { name: 'x'.repeat(size - around) } }).catch(() => null)
  const [kept, cut] = log.get()
  expect(kept?.body).toMatchObject({ kind: 'text' })
  expect(cut?.body).toEqual({ kind: 'cut', size: most + 1 })
})
