import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { ApiError } from '../api/errors'
import { noteCall } from '../api/key-trouble'
import { setKey } from '../api/keys'
import { ConfirmCall } from './confirm-call'

const here = 'https://here'
const refusal = new ApiError({
  operation: 'extrahop.restart',
  method: 'POST',
  path: '/extrahop/restart',
  needs: 'system full',
  reads: false,
  status: 401,
  retryAfter: null,
  ms: 0,
  kind: 401,
  said: '',
})

it.each([
  ['as it came', refusal],
  ['in words of the page', new Error('It was not restarted.')],
])('forgets a refusal of the old key, %s, once there is another', async (_, failure) => {
  setKey(here, '1')
  render(
    <ConfirmCall
      of={here}
      open
      onClose={() => undefined}
      title="Restart?"
      action="Restart"
      keep="Keep"
      onConfirm={() => {
        noteCall(here, refusal)
        return Promise.reject(failure)
      }}
    >
      All of it.
    </ConfirmCall>,
  )
  await userEvent.click(screen.getByRole('button', { name: 'Restart' }))
  expect(await screen.findByText(failure.message)).toBeVisible()
  act(() => setKey(here, '2'))
  expect(screen.queryByText(failure.message)).toBeNull()
})
