// What the appliance can fetch by itself, where nothing went wrong with it and where something did.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { imaginedAppliance } from '../../api/imagined-appliance'
import { ApplianceScope } from '../../api/session'
import { OffersPart } from './offers-part'

it('says what went wrong with an image, and nothing before anything did', async () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  render(
    <QueryClientProvider client={client}>
      <ApplianceScope appliance={imaginedAppliance({})}>
        <OffersPart busy={false} onAsk={() => {}} />
      </ApplianceScope>
    </QueryClientProvider>,
  )
  const failures = () => screen.queryAllByRole('alert').filter(({ textContent }) => !textContent.includes('GET '))
  expect(failures()).toEqual([])
  const address = screen.getByRole('textbox', { name: 'Address of an image' })
  fireEvent.change(address, { target: { value: 'https://files.example/firmware.tar' } })
  // Nobody holds a key for it.
  fireEvent.click(screen.getByRole('button', { name: 'Fetch' }))
  expect(await screen.findByText(/^POST \/extrahop\/firmware\/download\/url: /)).toBeVisible()
  expect(failures()).toHaveLength(1)
})
