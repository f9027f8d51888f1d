// @vitest-environment happy-dom
import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { imaginedAppliance } from '../api/imagined-appliance'
import { ApplianceScope } from '../api/session'
import { learnClock } from '../work/appliance-clock'
import { IntervalCell } from './interval-picture'

it('is over, or not yet, by the clock of the appliance that keeps quiet', () => {
  const now = Date.now()
  const hour = 3_600_000
  const times = { interval_type: 'onetime', start: (now - hour) / 1000, end: (now + hour) / 1000 } as const
  const said = (name: string, difference: number) => {
    const appliance = { ...imaginedAppliance({ name }), id: `https://${name}` }
    if (difference) learnClock(appliance.id, now + difference, now, now)
    const { unmount } = render(
      <ApplianceScope appliance={appliance}>
        <IntervalCell times={times} words="" />
      </ApplianceScope>,
    )
    const found = [/Active now/, /Over since/, /Next:/].filter((words) => screen.queryByText(words) !== null)
    unmount()
    return found
  }
  expect(said('right', 0)).toEqual([/Active now/])
  expect(said('fast', 48 * hour)).toEqual([/Over since/])
  expect(said('slow', -48 * hour)).toEqual([/Next:/])
})
