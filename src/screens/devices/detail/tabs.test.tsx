import { render, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Device } from '../../../catalog/devices'
import { FieldsTab } from './tabs'

test('a field without a value says so in one way, however the appliance writes it', () => {
  const device = { id: 1, display_name: 'web', custom_name: null, vendor: '', vlanid: 0, tags: [] }
  render(<FieldsTab device={device as unknown as Device} />)
  const none = screen.getAllByText('none')
  expect(none).toHaveLength(3)
  expect(within(document.body).queryByText(/^(null|empty)$/)).toBeNull()
})
