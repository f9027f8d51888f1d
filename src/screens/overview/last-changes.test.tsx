import { render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { expect, it } from 'vitest'
import type { AuditEntry } from '../../catalog/auditlog'
import { LastChanges } from './last-changes'

it('tells the changes beside an entry that says nothing of itself, or something that is no text', () => {
  const told = { user: 'setup', operation: 'Delete a tag', details: 'DELETE /tags/9' }
  const bodies: unknown[] = [null, undefined, 'text', { user: { a: 1 }, operation: 5 }, told]
  const entries = bodies.map((body, id) => ({ id, occur_time: 1_700_000_000_000, time: '', body }))
  render(
    <MemoryRouter>
      <LastChanges entries={entries as AuditEntry[]} />
    </MemoryRouter>,
  )
  expect(screen.getByText('deleted tag 9')).toBeVisible()
  expect(screen.getAllByRole('listitem')).toHaveLength(bodies.length)
})
