// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { usePortion } from './portion'

function List({ of }: { of: number }) {
  const { shown, more } = usePortion(Array.from({ length: of }, (_, at) => at))
  return (
    <>
      <ul>
        {shown.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      {more}
    </>
  )
}

it('draws the first of very many, and more when asked, up to the last', () => {
  render(<List of={201} />)
  for (const drawn of [100, 200]) {
    expect(screen.getAllByRole('listitem')).toHaveLength(drawn)
    fireEvent.click(screen.getByRole('button', { name: `Show more: ${drawn} of 201 shown` }))
  }
  expect(screen.getAllByRole('listitem')).toHaveLength(201)
  expect(screen.queryByRole('button')).toBeNull()
})
