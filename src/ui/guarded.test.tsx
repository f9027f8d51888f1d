import { render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Guarded } from './guarded'

// React tells of every error that a boundary has caught.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))
afterEach(() => vi.restoreAllMocks())

function Broken({ error }: { error: Error }): never {
  throw error
}

const said = (error: Error) => {
  render(
    <Guarded what="Script">
      <Broken error={error} />
    </Guarded>,
  )
  return screen.getByRole('alert').textContent
}

it('a value that cannot be shown is said to be one', () => {
  expect(said(new RangeError('Invalid time value'))).toContain(
    'Script could not be shown: Invalid time value. It holds a value that this console cannot read.',
  )
})

it.each([
  'Failed to fetch dynamically imported module: https://a/assets/editor.js',
  'error loading dynamically imported module: https://a/assets/editor.js',
  'Importing a module script failed.',
  'Unable to preload CSS for https://a/assets/editor.css',
])('a file of the console that is gone is no value: %s', (message) => {
  const words = said(new TypeError(message))
  expect(words).toContain('Script could not be fetched.')
  expect(words).toContain('load the page again')
  expect(words).not.toContain('value')
})
