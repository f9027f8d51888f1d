/** What the device list will ask for, asked as soon as it is known: before the page around it is drawn. */
import type { QueryClient } from '@tanstack/react-query'
import type { Appliance } from '../../api/appliance'
import { readUrlState } from '../../crud/url-state'
import { askAhead } from './device-list'
import { ListState, searchOf } from './list-state'

/** `params`: the search parameters of the page's address. */
export const prepare = (client: QueryClient, appliance: Appliance, params: URLSearchParams): void =>
  askAhead(client, appliance, searchOf(readUrlState(ListState, params)))
