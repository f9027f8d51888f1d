// @vitest-environment happy-dom
import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { imaginedAppliance } from '../../api/imagined-appliance'
import { ApplianceScope } from '../../api/session'
import { catalog } from '../../catalog'
import ConfirmWrite from './confirm-write'

it.each([
  [[{ name: 'Dock' }], /It is sent as it is/],
  [7, /It is sent as it is/],
  [{}, /Nothing that is named differs/],
])('says of a body without fields that it is sent as it is: %j', async (body, words) => {
  const appliance = imaginedAppliance()
  const { create } = catalog.tags.operations
  render(
    <ApplianceScope appliance={appliance}>
      <ConfirmWrite appliance={appliance} operation={create} input={{ body }} onClose={() => {}} onSend={() => {}} />
    </ApplianceScope>,
  )
  expect(await screen.findByText(words)).toBeTruthy()
})
