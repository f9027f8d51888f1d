/**
 * The screens that are more than a list, by route. Known before the frame is there, so that a page that is loaded anew
 * fetches both at once.
 */
import type { QueryClient } from '@tanstack/react-query'
import { createElement, type ComponentType } from 'react'
import type { Appliance } from '../api/appliance'
import { lazily } from '../ui/lazily'
import { LoadingRows } from '../ui/loading-rows'

const meanwhile = createElement(LoadingRows, { label: 'Fetching the page' })

/** A page is fetched when it is opened; with `ahead` also before, while the page is quiet. */
export const screenOf = (load: () => Promise<{ default: ComponentType }>, { ahead = true } = {}) =>
  lazily(async () => (await load()).default, { ahead, meanwhile })

export type Screen = ReturnType<typeof screenOf>

export const screens = {
  '/license': screenOf(() => import('../screens/license/license-screen'), { ahead: false }),
  '/firmware': screenOf(() => import('../screens/firmware/firmware-screen'), { ahead: false }),
  '/certificate': screenOf(() => import('../screens/certificate/certificate-screen'), { ahead: false }),
  '/extrahop': screenOf(() => import('../screens/system/system-screen'), { ahead: false }),
  '/running-config': screenOf(() => import('../screens/running-config/running-config-screen'), { ahead: false }),
  '/overview': screenOf(() => import('../screens/overview/overview-screen')),
  '/fleet': screenOf(() => import('../screens/fleet/fleet-screen'), { ahead: false }),
  '/devices': screenOf(() => import('../screens/devices/devices-screen')),
  '/devices/:id': screenOf(() => import('../screens/devices/device-screen')),
  '/records': screenOf(() => import('../screens/records/records-screen'), { ahead: false }),
  '/charts': screenOf(() => import('../screens/charts/charts-screen'), { ahead: false }),
  '/tags/assign': screenOf(() => import('../screens/tags/assign-screen'), { ahead: false }),
  '/plans': screenOf(() => import('../screens/plans/plans-screen'), { ahead: false }),
  '/plans/:id': screenOf(() => import('../screens/plans/plan-screen'), { ahead: false }),
  '/explorer': screenOf(() => import('../screens/explorer/explorer-screen')),
} as const

/** The address in a hash: `#/devices/1?tab=tags` is at `/devices/1`. */
export const addressOf = (hash: string): string => /^#([^?]*)/.exec(hash)?.[1] ?? ''

/** Has the screen of an address fetched. */
export function fetchScreen(address: string): void {
  const [, first = '', inner] = address.split('/')
  const routes: Record<string, Screen | undefined> = screens
  const route = inner === undefined ? `/${first}` : `/${first}/${inner}`
  ;(routes[route] ?? routes[`/${first}/:id`])?.fetchNow()
}

/** Fetches what asks for that which the screen of a hash shows first, while the frame around it is not drawn yet. */
export async function fetchPreparation(hash: string): Promise<(client: QueryClient, appliance: Appliance) => void> {
  if (addressOf(hash) !== '/devices') return () => undefined
  const { prepare } = await import('../screens/devices/prepare')
  return (client, appliance) => prepare(client, appliance, new URLSearchParams(hash.split('?')[1]))
}
