// "0 devices" is said only once they were looked for.
import { render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { expect, it } from 'vitest'
import { MemberRegion } from './member-region'

const shown = (pending: boolean) => (
  <MemoryRouter>
    <MemberRegion devices={[]} pending={pending} />
  </MemoryRouter>
)

it('counts nothing while it is looked for', () => {
  const { rerender } = render(shown(true))
  expect(screen.getByRole('status')).toHaveTextContent(/^Being looked for$/)
  rerender(shown(false))
  expect(screen.getByRole('status')).toHaveTextContent(/^0 devices$/)
})
