import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { Progress } from './progress'

it('claims no 0 before anything has come of what nobody knows the size of', () => {
  const { rerender } = render(<Progress label="Devices" value={0} of={0} unit="devices" />)
  expect(screen.getByText('Waiting for the first devices')).toBeInTheDocument()
  rerender(<Progress label="Devices" value={3} of={0} unit="devices" />)
  expect(screen.getByText('3 devices so far')).toBeInTheDocument()
})
