// What ran before the last upgrade, where it could not be read: told as a failure, with another try.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { imaginedAppliance } from '../../api/imagined-appliance'
import { ApplianceScope } from '../../api/session'
import { PreviousPart } from './previous-part'

it('is on its way, then a failure that can be tried again', async () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  render(
    <QueryClientProvider client={client}>
      <ApplianceScope appliance={imaginedAppliance({})}>
        <PreviousPart busy={false} onAsk={() => {}} />
      </ApplianceScope>
    </QueryClientProvider>,
  )
  expect(screen.getByRole('status', { name: 'What ran before: on the way' })).toBeVisible()
  // Nobody holds a key for it.
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible()
  expect(screen.queryByRole('status', { name: 'What ran before: on the way' })).toBeNull()
})
