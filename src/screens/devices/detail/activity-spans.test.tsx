import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { imaginedAppliance } from '../../../api/imagined-appliance'
import { ApplianceScope } from '../../../api/session'
import { ActivitySpans } from './activity-spans'

const spansOf = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ stat_name: `extrahop.device.p${at}`, from_time: 1, until_time: 2 + at }))

it('draws a line for as many protocols as can be seen, and counts the others', () => {
  render(<ActivitySpans spans={spansOf(1203)} />, {
    wrapper: ({ children }) => <ApplianceScope appliance={imaginedAppliance()}>{children}</ApplianceScope>,
  })
  const lines = screen.getAllByRole('listitem')
  expect(lines).toHaveLength(201)
  expect(lines.at(-1)?.textContent).toBe('1,003 more in the tab Activity')
})
