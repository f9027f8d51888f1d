// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { imaginedAppliance } from '../api/imagined-appliance'
import { ApplianceScope } from '../api/session'
import { bundles } from '../catalog/bundles'
import { OperationDialog } from '../crud/operation-dialog'
import { bundleLacks } from './bundle-contents'
import { Holdings } from './bundle-holdings'

const here = imaginedAppliance({ name: 'here', release: '9.8' })
const older = imaginedAppliance({ name: 'older', release: '8.0' })

const show = (of: unknown, on?: typeof older) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
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
})

it.each([
  [{ '.meta': { name: 'Empty' }, Trigger: [] }, true],
  [{ '.meta': { name: 'Full' }, Trigger: [{ name: 'x' }] }, false],
])('offers the upload of what holds something: %j', (body, refused) => {
  const { create } = bundles.operations
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ApplianceScope appliance={here}>
        <OperationDialog
          operation={create}
          label="Upload bundle"
          title="Upload a bundle"
          done=""
          lacks={bundleLacks}
          initial={{ body }}
          onClose={() => {}}
        />
      </ApplianceScope>
    </QueryClientProvider>,
  )
  const button = screen.getByRole('button', { name: 'Upload bundle' })
  expect(button.getAttribute('aria-disabled') === 'true').toBe(refused)
})
