/** What the list shows, as the URL holds it: the table's view, and what was searched for on the appliance. */
import { z } from '../../catalog/zod'
import { chosenView, tableViews } from '../../crud/saved/table-views'
import { tableShape } from '../../crud/table-url'
import { ApplianceSearch } from './appliance-search'

const Shown = z.object({ ...tableShape.shape, ...ApplianceSearch.shape })
export type Shown = z.output<typeof Shown>

export const ListState = z.object({ ...chosenView.shape, ...Shown.shape })
export type ListState = z.output<typeof ListState>

/** The part of it that the appliance is asked. */
export const searchOf = ({ search, value, from, until, tree, join, rules }: ListState): ApplianceSearch => ({
  search,
  value,
  from,
  until,
  tree,
  join,
  rules,
})

/** The list as it is without any choice. */
export const plainList: Shown = Shown.parse({})

/** Views of the device list that somebody named. */
export const deviceViews = tableViews('devices', '/devices', Shown, {
  former: (appliance) => `hopdeck.device-views.${appliance}`,
})
