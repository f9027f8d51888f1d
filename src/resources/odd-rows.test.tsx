import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { Device } from '../catalog/devices'
import type { Job } from '../catalog/jobs'
import { roleName } from '../catalog/shapes/device-roles'
import { RoleIcon } from '../crud/device-roles'
import { InCommon } from './device-group/in-common'
import { JobState } from './job-parts'

/** Values where texts are due; the first is none that JavaScript can make a text of. */
const odd: unknown[] = [JSON.parse('{"toString": 1}'), [null, {}, [1]], true, 5, null]

it('shows what devices have in common beside one that has no text where texts are due', () => {
  const sound = { id: 1, role: 'db_server', vendor: 'Acme', ipaddr4: '10.1.2.3' }
  const devices = [
    sound,
    ...odd.map((value, id) => ({ id, role: value, vendor: value, ipaddr4: value, ipaddr6: value })),
  ]
  render(<InCommon devices={devices as unknown as Device[]} />)
  expect(screen.getByText('DB server')).toBeInTheDocument()
  expect(screen.getByText('Acme')).toBeInTheDocument()
  expect(screen.getByText('10.1.2.0/24')).toBeInTheDocument()
})

it('shows a state and a role that are no texts', () => {
  for (const value of odd) {
    const { unmount } = render(
      <>
        <JobState status={value as Job['status']} />
        <RoleIcon role={value as string} />
      </>,
    )
    expect(document.querySelectorAll('svg')).toHaveLength(2)
    if (value !== null) expect(roleName(value as string)).not.toBe('')
    unmount()
  }
})
