import { render, screen } from '@testing-library/react'
import { MemoryRouter, useLocation } from 'react-router'
import { expect, test } from 'vitest'
import { imaginedAppliance } from '../api/imagined-appliance'
import type { Platform } from '../catalog/platform'
import { NotFound } from './not-found'

function Address() {
  const { pathname, search } = useLocation()
  return <output>{pathname + search}</output>
}

const at = (pathname: string, platform: Platform) =>
  render(
    <MemoryRouter initialEntries={[pathname]}>
      <Address />
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

test.each([
  ['/devicegroups', '/device-groups'],
  ['/devicegroups/3?tab=rules', '/device-groups/3?tab=rules'],
  ['/runningconfig', '/running-config'],
  ['/metrics', '/charts'],
])('%s, as the API calls it, leads to %s', (asked, to) => {
  at(asked, 'discover')
  expect(screen.getByRole('status').textContent).toBe(to)
})

test.each(['/constructor', '/__proto__/1', '/nonsense/devicegroups'])('%s is nobody’s noun', (asked) => {
  at(asked, 'discover')
  expect(screen.getByText('This address has no page')).toBeInTheDocument()
  expect(screen.getByRole('status').textContent).toBe(asked)
})
