import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { SearchField } from './search-field'

function Field({ narrows = false }: { narrows?: boolean }) {
  const [text, setText] = useState('')
  return <SearchField label="Search" value={text} onChange={setText} narrows={narrows} />
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

it('takes pasted lines as values apart where rows are narrowed: a field of one line puts blanks between them', async () => {
  render(<Field narrows />)
  const box = screen.getByRole('searchbox', { name: 'Search' })
  box.focus()
  await userEvent.paste('10.0.0.1\r\n"Front, desk"\n- Lyon\n')
  expect(box).toHaveValue('10.0.0.1; Front, desk; - Lyon')
  await userEvent.clear(box)
  await userEvent.paste('one line, as it is\n')
  expect(box).not.toHaveValue('one line; as it is')
})
