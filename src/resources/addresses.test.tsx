// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { MemoryRouter, Route, Routes } from 'react-router'
import { expect, it, vi } from 'vitest'
import { imaginedAppliance } from '../api/imagined-appliance'
import { ApplianceScope } from '../api/session'
import type { Resource } from '../catalog/operation'
import { plainCreate } from '../crud/create-object'
import { pathOf, routeOf } from '../crud/paths'
import { browsable } from '.'

const names = (kinds: readonly { resource: Resource }[]) => kinds.map(({ resource }) => resource.name)

/** The kinds that have no page at such an address, and what they asked the appliance for. */
async function withoutPage(kinds: typeof browsable, ...parts: [string, ...string[]]) {
  const asked = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'))
  const found: (typeof browsable)[number][] = []
  for (const kind of kinds) {
    const { default: Pages } = await kind.load()
    const { unmount } = render(
      <QueryClientProvider client={new QueryClient()}>
        <ApplianceScope appliance={imaginedAppliance()}>
          <MemoryRouter initialEntries={[pathOf(kind.resource.name, ...parts)]}>
            <Routes>
              <Route path={routeOf(kind.resource.name)} element={<Pages />} />
            </Routes>
          </MemoryRouter>
        </ApplianceScope>
      </QueryClientProvider>,
    )
    if (screen.queryByRole('heading', { name: 'No such page' })) found.push(kind)
    unmount()
  }
  return { found, requests: asked.mock.calls.length }
}

it('has no page to create what cannot be created, and asks the appliance nothing there', async () => {
  const none = browsable.filter(({ resource }) => plainCreate(resource) === undefined)
  expect(names(none)).toContain('networks')
  const { found, requests } = await withoutPage(none, 'new')
  expect(names(found)).toEqual(names(none))
  expect(requests).toBe(0)
})

it('has no page to edit what cannot be edited', async () => {
  const none = browsable.filter(({ resource }) => resource.operations.update === undefined)
  expect(names(none)).toContain('jobs')
  expect(names((await withoutPage(none, '7', 'edit')).found)).toEqual(names(none))
})
