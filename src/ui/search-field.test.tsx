import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { SearchField } from './search-field'

function Field() {
  const [text, setText] = useState('')
  return <SearchField label="Search" value={text} onChange={setText} />
}

it('takes the beginning of what is too long, and says so until it is shorter', async () => {
  render(<Field />)
  const box = screen.getByRole('searchbox', { name: 'Search' })
  box.focus()
  await userEvent.paste('10.20.30.40,'.repeat(5000))
  expect(box).toHaveValue('10.20.30.40,'.repeat(1666))
  expect(screen.getByRole('status')).toHaveTextContent('first 19,992 characters')
  await userEvent.clear(box)
  await userEvent.paste('10.20.30.40')
  expect(box).toHaveValue('10.20.30.40')
  expect(screen.queryByRole('status')).toBeNull()
})
