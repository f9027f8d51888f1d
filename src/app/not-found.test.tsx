import { render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { expect, test } from 'vitest'
import { imaginedAppliance } from '../api/imagined-appliance'
import type { Platform } from '../catalog/platform'
import { NotFound } from './not-found'

const at = (pathname: string, platform: Platform) =>
  render(
    <MemoryRouter initialEntries={[pathname]}>
      <NotFound appliance={imaginedAppliance({ platform })} />
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
  at('/vlans/17', 'explore')
  expect(screen.getByText('eda has no VLANs')).toBeInTheDocument()
})
