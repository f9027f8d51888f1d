/** From what was chosen to a plan, twice: when it is asked for, and again just before it is applied. */
import type { Appliance } from '../../api/appliance'
import { call } from '../../api/send'
import { catalog } from '../../catalog'
import type { Picks } from '../../crud/device-list/picks'
import type { Role } from '../../crud/device-list/roles'
import { isHere, rolesHere } from '../../crud/device-list/roles-here'
import type { ListTable } from '../../crud/device-list/table'
import type { Choice } from './choose'
import { makesCustomDevices, planCustomDevices } from './custom-devices'
import { fromList, fromRules, fromSearch, fromSelection, type Found } from './find'
import { makePlan, type Made } from './make-plan'
import { fieldNow, namesOf, wantedOf, type Contradiction } from './wanted'

/** All that an operator said. */
export interface Question {
  appliance: Appliance
  choice: Choice
  /** The list, where devices are chosen by one, and what its columns are taken as. */
  table: ListTable | undefined
  roles: readonly Role[]
  /** Devices that were chosen for lines that mean none by themselves. */
  picks: Picks
  /** Tags in the place of those that the list has, where only case differs. */
  instead: ReadonlyMap<string, string>
  add: readonly string[]
  remove: readonly string[]
  group: { id: number; name: string } | undefined
  reason: string
}

export interface Outcome {
  made: Made
  found: Found
  contradictions: Contradiction[]
  /** The tags that there are. */
  names: readonly string[]
}

function find(question: Question, signal: AbortSignal, before?: Found): Promise<Found> {
  const { appliance, choice, table, picks } = question
  switch (choice.by) {
    case 'selection':
      return fromSelection(appliance, choice.selection, signal, before)
    case 'search':
      return fromSearch(appliance, { by: choice.searchBy, value: choice.value }, signal, before)
    case 'rules':
      return fromRules(appliance, choice.rules, signal, before)
    case 'list':
      return fromList(appliance, table, rolesHere(question.roles, appliance), signal, picks)
  }
}

/**
 * The plan for what is asked. With the outcome of `before`, as little as tells whether it is still so is read.
 *
 * @throws ApiError, NotFindable, AbortError
 */
export async function prepare(question: Question, signal: AbortSignal, before?: Outcome): Promise<Outcome> {
  const { appliance, choice, table, add, remove, group, reason } = question
  const roles = rolesHere(question.roles, appliance)
  if (choice.by === 'list' && makesCustomDevices(roles))
    return planCustomDevices({ appliance, signal, table, roles, reason, notes: ignoredNotes(table, roles, question) })
  const tags = call(appliance, catalog.tags.operations.list, {}, { signal })
  // Whoever waits for it hears of it; until then nobody has to.
  tags.catch(() => undefined)
  const found = await find(question, signal, before?.found)
  const names = namesOf(await tags)
  const isSame = found === before?.found && names.join('\n') === before.names.join('\n')
  // Tags that are there may be on other devices by now; those to be created are on none.
  if (before && isSame && !group && before.made.reads === 1) return before
  const known = new Set(names)
  const now = (id: number, field: string) => {
    const device = found.devices.get(id)
    return device ? fieldNow(device, field) : ''
  }
  const lines = found.list && {
    lines: found.list.lines,
    roles: found.list.roles,
    empty: choice.empty,
    tags: choice.cellTags,
    instead: question.instead,
    now,
  }
  const { wanted, contradictions } = wantedOf(found.ids, { add, remove }, known, lines)
  const tagged = found.ids.length > 0 && found.list?.roles.some(({ as }) => as === 'tag') && choice.cellTags === 'more'
  const notes = [
    ...ignoredNotes(table, found.list?.roles ?? [], question),
    ...(tagged ? ['Tags that a device has beside those in its cell stay.'] : []),
    ...(found.list && !found.list.complete
      ? ['The list of devices changed while it was read; some may be missing.']
      : []),
  ]
  const made = await makePlan({
    appliance,
    tags,
    signal,
    devices: found.devices,
    wanted,
    group,
    chosen: found.words,
    reason,
    notes,
  })
  await found.sure
  return { made, found, contradictions, names }
}

function ignoredNotes(
  table: ListTable | undefined,
  roles: readonly Role[],
  { appliance, roles: said }: Pick<Question, 'appliance' | 'roles'>,
): string[] {
  const { heads } = table ?? {}
  const custom = makesCustomDevices(roles)
  const headsOf = (isMeant: (role: Role, at: number) => boolean) =>
    roles.flatMap((role, at) => (heads && isMeant(role, at) ? [heads[at] || `column ${at + 1}`] : []))
  const isLater = (at: number) => said[at] !== undefined && !isHere(said[at], appliance)
  const names = headsOf(
    ({ as }, at) =>
      !isLater(at) && (as === 'ignored' || (custom ? as === 'tag' || as === 'field' : as === 'criterion')),
  )
  const later = headsOf((_, at) => isLater(at))
  return [
    ...(names.length > 0 ? [`Ignored columns: ${names.join(', ')}.`] : []),
    ...(later.length > 0
      ? [`Release ${appliance.release} has no such field, so these columns are ignored: ${later.join(', ')}.`]
      : []),
  ]
}
