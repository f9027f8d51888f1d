import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { imaginedAppliance } from '../../api/imagined-appliance'
import { forgetKey, setKey } from '../../api/keys'
import { ApplianceScope } from '../../api/session'
import { ManyNames } from './many-names'

const appliance = imaginedAppliance()
afterEach(() => {
  vi.unstubAllGlobals()
  forgetKey(appliance.id)
})

it('says that the names it offers could not be read, and asks for them again', async () => {
  setKey(appliance.id, '0123456789abcdef0123456789abcdef')
  let answer = { body: '{"error_message":"Busy"}', status: 500 }
  const headers = { 'Content-Type': 'application/json' }
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(answer.body, { status: answer.status, headers })))
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <ApplianceScope appliance={appliance}>
        <ManyNames label="Tags" hint="Any of these" to="tags" value={[]} onChange={() => undefined} />
      </ApplianceScope>
    </QueryClientProvider>,
  )
  const box = screen.getByRole('combobox', { name: 'Tags' })
  await waitFor(() => expect(box).toHaveAccessibleDescription(/The list could not be read/))
  answer = { body: '[{"id":1,"name":"Lab","mod_time":0}]', status: 200 }
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(box).toHaveAccessibleDescription(/Any of these/))
  await userEvent.type(box, 'La')
  expect(await screen.findByRole('option', { name: 'Lab' })).toBeInTheDocument()
})
