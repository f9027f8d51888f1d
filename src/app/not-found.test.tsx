import { render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { expect, test } from 'vitest'
import type { Appliance } from '../api/appliance'
import { openStanding } from '../api/standing'
import { NotFound } from './not-found'

const at = (pathname: string, platform: Appliance['platform']) =>
  render(
    <MemoryRouter initialEntries={[pathname]}>
      <NotFound
        appliance={{
          id: 'https://eda.example',
          url: 'https://eda.example',
          name: 'eda',
          platform,
          version: '9.8.1.1',
          release: '9.8',
          standing: openStanding('9.8'),
          user: null,
          keyHint: '0000',
        }}
      />
    </MemoryRouter>,
  )

test('what the appliance lacks is not said of what it has', () => {
  at('/devices/17/traffic', 'discover')
  expect(screen.getByText('This address has no page')).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Go to devices' })).toHaveAttribute('href', '/devices')
})

test('a page that the kind of appliance lacks is named', () => {
  at('/devices/17', 'explore')
  expect(screen.getByText('eda has no devices')).toBeInTheDocument()
})
