// @vitest-environment happy-dom
// The panels about an appliance itself, on every kind and release: nothing is asked of it and nothing offered that it
// lacks, and what it can do to itself has its button or part.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { HashRouter } from 'react-router'
import { exists } from '../api/appliance'
import { imaginedAppliance } from '../api/imagined-appliance'
import { log } from '../api/log'
import { session } from '../api/session'
import { catalog } from '../catalog'
import type { Operation } from '../catalog/operation'
import CertificateScreen from '../screens/certificate/certificate-screen'
import FirmwareScreen from '../screens/firmware/firmware-screen'
import LicenseScreen from '../screens/license/license-screen'
import RunningConfigScreen from '../screens/running-config/running-config-screen'
import SystemScreen from '../screens/system/system-screen'
import { pagesFor } from './pages'

const kinds = (['discover', 'command', 'explore', 'trace'] as const).flatMap((platform) =>
  (['9.8', '8.0', '5.3'] as const).map((release) => [platform, release] as const),
)

const { extrahop, license, runningconfig } = catalog
const all: readonly Operation[] = Object.values(catalog).flatMap((resource) => Object.values(resource.operations))

/** What stands for each operation on its page: a button, or the region that holds it. */
const button = (name: string) => () => screen.queryByRole('button', { name })
const region = (name: string) => () => screen.queryByRole('region', { name })
const panels = [
  {
    to: '/firmware',
    Screen: FirmwareScreen,
    offers: [
      [extrahop.operations.uploadFirmware, button('Upload')],
      [extrahop.operations.upgrade, button('Upgrade…')],
      [extrahop.operations.rollback, button('Roll back…')],
      [extrahop.operations.nextFirmware, region('On offer')],
      [extrahop.operations.downloadFirmwareUrl, button('Fetch and upgrade…')],
    ],
  },
  {
    to: '/certificate',
    Screen: CertificateScreen,
    offers: [
      [extrahop.operations.setCertificate, button('Replace…')],
      [extrahop.operations.createSigningRequest, button('Make signing request…')],
      [extrahop.operations.regenerateCertificate, button('Make a new one…')],
    ],
  },
  {
    to: '/extrahop',
    Screen: SystemScreen,
    offers: [
      [extrahop.operations.processes, region('Processes')],
      [extrahop.operations.services, region('Services')],
      [extrahop.operations.cluster, region('Cluster')],
      [extrahop.operations.setDetectionsAccess, region('Detections access')],
      [extrahop.operations.restart, button('Restart…')],
      [extrahop.operations.shutdown, button('Shut down…')],
    ],
  },
  {
    to: '/license',
    Screen: LicenseScreen,
    offers: [
      [license.operations.update, button('Apply license…')],
      [license.operations.setProductKey, button('Apply product key…')],
    ],
  },
  { to: '/running-config', Screen: RunningConfigScreen, offers: [[runningconfig.operations.update, button('Edit…')]] },
] as const

/** Asked so far: operations by their ids. */
let asked: Set<string>

beforeEach(() => {
  asked = new Set()
  vi.spyOn(log, 'begin').mockImplementation(({ operation }) => {
    asked.add(operation)
    return () => undefined
  })
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{"error_message": "not now"}', { status: 500 })))
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe.each(kinds)('a %s of %s', (platform, release) => {
  const appliance = imaginedAppliance({ platform, release })
  const offered = new Set(pagesFor(appliance).map(({ to }) => to))

  it.each(panels.filter(({ to }) => offered.has(to)))('offers on $to what it has, and nothing else', async (panel) => {
    await session.add(appliance, '0'.repeat(32), false)
    const { Screen, offers } = panel
    const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
    render(
      <QueryClientProvider client={client}>
        <HashRouter>
          <Screen />
        </HashRouter>
      </QueryClientProvider>,
    )
    await act(() => new Promise((resolve) => setTimeout(resolve, 0)))
    for (const [operation, find] of offers)
      expect(find() !== null, `${operation.id} is ${exists(operation, appliance) ? 'not ' : ''}offered`).toBe(
        exists(operation, appliance),
      )
    const lacking = all.filter((one) => asked.has(one.id) && !exists(one, appliance)).map(({ id }) => id)
    expect(lacking).toEqual([])
    expect(asked.size).toBeGreaterThan(0)
  })
})
