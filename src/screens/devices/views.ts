/** Views of the device list that somebody named: filters, columns, order, and the search on the appliance. */
import type { SavedKind } from '../../crud/saved/saved'
import { writeUrlState } from '../../crud/url-state'
import { ListState } from './list-state'

export const deviceViews: SavedKind<ListState> = {
  kind: 'devices-view',
  words: ['view', 'views'],
  // Which view is chosen is the address's business.
  content: ListState.transform((state) => ({ ...state, view: '' })),
  addressOf: (state, id = '') => {
    const params = writeUrlState(ListState, { ...state, view: id }).toString()
    return params === '' ? '/devices' : `/devices?${params}`
  },
  former: (appliance) => `hopdeck.device-views.${appliance}`,
}

/** The list as it is without any choice. */
export const plainList: ListState = ListState.parse({})
