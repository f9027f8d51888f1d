import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import { imaginedAppliance } from '../../api/imagined-appliance'
import { ApplianceScope } from '../../api/session'
import { catalog } from '../../catalog'
import { listQuery } from '../list-query'
import { useTwin } from './use-twin'

it('says of a new name and of a changed one that another has it, and nothing of its own', () => {
  const { tags } = catalog
  const appliance = imaginedAppliance()
  const client = new QueryClient()
  client.setQueryData(listQuery(appliance, tags.operations.list).queryKey, [
    { id: 1, name: 'PCI', mod_time: 0 },
    { id: 2, name: 'Audit', mod_time: 0 },
  ])
  const twinOf = (id?: string) =>
    renderHook(() => useTwin(tags, tags.operations.update, id), {
      wrapper: ({ children }) => (
        <QueryClientProvider client={client}>
          <ApplianceScope appliance={appliance}>{children}</ApplianceScope>
        </QueryClientProvider>
      ),
    }).result.current
  expect(twinOf()({ name: 'PCI' })).toContain('There is a tag named PCI already')
  expect(twinOf('2')({ name: 'PCI' })).toContain('PCI')
  expect(twinOf('1')({ name: 'PCI' })).toBeUndefined()
  expect(twinOf()({ name: 'New' })).toBeUndefined()
  expect(twinOf()({ name: 'PCI\u00a0' })).toContain('There is a tag named PCI already')
  expect(twinOf()({ name: ' New' })).toBe('Its name begins or ends with a blank, which nobody sees')
})
