// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen } from '@testing-library/react'
import type { ComponentProps } from 'react'
import { expect, it } from 'vitest'
import { imaginedAppliance } from '../api/imagined-appliance'
import { ApplianceScope } from '../api/session'
import { catalog } from '../catalog'
import { bundles } from '../catalog/bundles'
import { listQuery } from '../crud/list-query'
import { OperationDialog } from '../crud/operation-dialog'
import { bundleLacks } from './bundle-contents'
import { Holdings } from './bundle-holdings'

const here = imaginedAppliance({ name: 'here', release: '9.8' })
const older = imaginedAppliance({ name: 'older', release: '8.0' })

const show = (of: unknown, on?: typeof older, client = new QueryClient()) =>
  render(
    <QueryClientProvider client={client}>
      <ApplianceScope appliance={here}>
        <Holdings of={of} {...(on && { on })} />
      </ApplianceScope>
    </QueryClientProvider>,
  )

it('says before a bundle is installed that the appliance is too old for it, whichever it goes to', () => {
  const bundle = { '.meta': { version_min: '9.8' }, RecordFormat: [{ name: 'Odd' }] }
  show(bundle).unmount()
  show(bundle, here).unmount()
  show({ ...bundle, '.meta': { version_min: 'soon' } })
  expect(screen.queryByText(/or later/)).toBeNull()
  expect(screen.getByText('1: Odd')).toBeTruthy()
  show(bundle, older)
  expect(screen.getByText(/made for 9\.8 or later/).textContent).toMatch(/older runs 8\.0\.1\.1000/)
  show({ ...bundle, '.meta': { version: '9.9.0.1' } })
  expect(screen.getByText(/exported from 9\.9\.0\.1/)).toBeTruthy()
})

it('names what the appliance has already once, however often it stands in the bundle', () => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
  const { list } = catalog.tags.operations
  client.setQueryData(listQuery(here, list).queryKey, [{ id: 1, name: 'dock', mod_time: 0 }])
  show({ Tag: [{ name: 'dock' }, { name: 'pier' }, { name: 'dock' }] }, undefined, client)
  expect(screen.getByText('Here already, would be overwritten or left: dock')).toBeTruthy()
})

it('says that what is there already is looked for, and that it is not known where that failed', async () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  show({ Tag: [{ name: 'dock' }] }, undefined, client)
  expect(screen.getByText('Here already: being looked for')).toBeTruthy()
  // Nobody holds a key for it.
  expect(await screen.findByText('Here already: not known, since it could not be read')).toBeTruthy()
})

const upload = (more: Partial<ComponentProps<typeof OperationDialog>>) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ApplianceScope appliance={here}>
        <OperationDialog
          operation={bundles.operations.create}
          label="Upload bundle"
          title="Upload a bundle"
          done=""
          lacks={bundleLacks}
          onClose={() => {}}
          {...more}
        />
      </ApplianceScope>
    </QueryClientProvider>,
  )

it.each([
  [{ '.meta': { name: 'Empty' }, Trigger: [] }, true],
  [{ '.meta': { name: 'Full' }, Trigger: [{ name: 'x' }] }, false],
])('offers the upload of what holds something: %j', (body, refused) => {
  upload({ initial: { body } })
  const button = screen.getByRole('button', { name: 'Upload bundle' })
  expect(button.getAttribute('aria-disabled') === 'true').toBe(refused)
})

it('says of a file that is no JSON what is wrong with it, and nothing of what it would hold', async () => {
  upload({ preview: (body) => body !== undefined && <Holdings of={body} /> })
  const file = new File(['{"Trigger": [{"name": "x"},]}'], 'cut.json')
  fireEvent.change(screen.getByLabelText('File with Bundle'), { target: { files: [file] } })
  expect(await screen.findByText(/^Not JSON/)).toBeTruthy()
  expect(screen.queryByText(/holds nothing|no list/)).toBeNull()
})
