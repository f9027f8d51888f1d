// @vitest-environment happy-dom
import { render, screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { imaginedAppliance } from '../../api/imagined-appliance'
import { ApplianceScope } from '../../api/session'
import type { RawInput } from '../../api/request'
import { catalog } from '../../catalog'
import type { Operation } from '../../catalog/operation'
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

const { tags, extrahop } = catalog

const ask = (operation: Operation, input: RawInput) => {
  const appliance = imaginedAppliance()
  render(
    <ApplianceScope appliance={appliance}>
      <ConfirmWrite appliance={appliance} operation={operation} input={input} onClose={() => {}} onSend={() => {}} />
    </ApplianceScope>,
  )
}

it.each([
  [{ params: { id: '' }, body: { name: 'x' } }, 'It cannot be sent: id is missing.'],
  [{ params: { id: '.' }, body: { name: 'x' } }, 'It cannot be sent: “.” cannot stand in a path.'],
])('says why what lacks a part of its path cannot be sent: %j', async (input, words) => {
  ask(tags.operations.update, input)
  expect(await screen.findByText(words)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Send PATCH' }).getAttribute('aria-disabled')).toBe('true')
  // What is there now was not asked for, so it did not fail.
  await waitFor(() => expect(screen.queryByText('Reading what is there now.')).toBeNull())
  expect(screen.queryByText(/could not be read/)).toBeNull()
})

it('asks for the name before ways in are switched off, whatever way it is written', async () => {
  ask(extrahop.operations.updateServices, { body: { SSH: { enabled: 'false' } } })
  expect(await screen.findByRole('textbox', { name: /^Type .* to go on$/ })).toBeTruthy()
})
