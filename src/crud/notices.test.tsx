import { renderHook } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { ApiError } from '../api/errors'
import { notifyNotUndone, useNotices } from './notices'

const failed = (status: 404 | 500) =>
  new ApiError({
    kind: status === 404 ? 404 : 'server',
    operation: 'tags.update',
    method: 'PATCH',
    path: '/tags/9',
    needs: 'write full',
    reads: false,
    status,
    said: '',
    retryAfter: null,
    ms: 1,
  })

it('offers to take back again what failed, and not what is gone', () => {
  const again = vi.fn()
  notifyNotUndone('tags', 'Mail was not set back.', failed(500), again)
  notifyNotUndone('tags', 'Web was not set back.', failed(404), again)
  const { result } = renderHook(() => useNotices('tags'))
  const [mail, web] = result.current
  expect(mail).toMatchObject({ words: expect.stringMatching(/^Mail was not set back\. PATCH \/tags\/9: 500/), again })
  expect(web?.words).toContain('It was deleted meanwhile')
  expect(web?.again).toBeUndefined()
})
