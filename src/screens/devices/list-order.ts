/**
 * The order in which the list last showed its devices, for going to the one before and the one after on a device's
 * page, and the way back. It lasts as long as the page is open; opened by its address, a device has no neighbours.
 */
export interface ListOrder {
  appliance: string
  ids: readonly number[]
  /** What the list showed, in words: the saved view's name, or null. */
  view: string | null
  /** The list's own address with everything it showed. */
  back: string
}

let last: ListOrder | null = null

export const rememberOrder = (order: ListOrder): void => {
  last = order
}

export interface Neighbours {
  at: number
  of: number
  before: number | null
  after: number | null
  view: string | null
  back: string
}

/** A device's place in the order; null if the list has not been open or does not show it. */
export function neighboursOf(appliance: string, id: number): Neighbours | null {
  if (last?.appliance !== appliance) return null
  const at = last.ids.indexOf(id)
  if (at < 0) return null
  return {
    at: at + 1,
    of: last.ids.length,
    before: last.ids[at - 1] ?? null,
    after: last.ids[at + 1] ?? null,
    view: last.view,
    back: last.back,
  }
}

/** The list's address as it was last shown on an appliance. */
export const listAddress = (appliance: string): string => (last?.appliance === appliance ? last.back : '/devices')
