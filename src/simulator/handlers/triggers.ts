/** Triggers. Their scripts are kept and never run; advanced options are kept as they were sent. */
import type { triggers as resource } from '../../catalog/triggers'
import type { Handlers } from '../handler'
import type { RowOf } from '../world'
import { crud } from './crud'
import { relate } from './relate'

/** `event` is the older form of `events`: who sends one finds both changed. */
function eventsOf(body: Record<string, unknown>): Partial<RowOf<'triggers'>> {
  const { event, events } = body
  const list = Array.isArray(events) ? events.filter((name): name is string => typeof name === 'string') : null
  if (list && list.length > 0) return { events: list, event: list[0] ?? null }
  if (typeof event === 'string') return { events: [event], event }
  return list ? { events: list, event: null } : {}
}

export const triggers: Handlers<typeof resource> = {
  ...crud('triggers', {
    unique: 'name',
    preset: (body) => ({ hints: {}, ...body, ...eventsOf(body) }),
    before: (_, changes) => eventsOf(changes),
  }),
  externalData: () => undefined,
  ...relate('triggers', 'devicegroups'),
  ...relate('triggers', 'devices'),
}
