// What speaks against an upgrade and is not known yet, or cannot be, is told as that.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { imaginedAppliance } from '../../api/imagined-appliance'
import { ApplianceScope } from '../../api/session'
import { UpgradeDialog } from './upgrade-dialog'

it('says what is still read, and what could not be', async () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  render(
    <QueryClientProvider client={client}>
      <ApplianceScope appliance={imaginedAppliance({ platform: 'explore' })}>
        <UpgradeDialog question={{ command: { kind: 'upgrade' }, wanted: '9.9.1' }} onClose={() => {}} />
      </ApplianceScope>
    </QueryClientProvider>,
  )
  expect(screen.getByText('Still being read: running config and cluster.')).toBeVisible()
  // Nobody holds a key for it.
  expect(await screen.findByText('Not known, since it could not be read: running config and cluster.')).toBeVisible()
  expect(screen.queryByText(/Still being read/)).toBeNull()
})
