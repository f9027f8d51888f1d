/** A device group while it is written: what the form holds, the rule that it means, and the body that is sent. */
import { deviceFields } from '../../catalog/filter-fields'
import { DeviceGroup } from '../../catalog/devicegroups'
import { fieldOf, type Field } from '../../catalog/fields'
import type { Filter } from '../../catalog/filter'
import { groupFields } from '../../catalog/shapes/device-group'
import { problemsOf, sentOf } from '../../crud/filter-tree/sent'
import type { Draft } from '../../crud/filter-tree/tree'
import type { Row } from '../../crud/model'
import { sameJson } from '../../api/same-json'
import { patternProblem } from '../../ui/table/pattern-problem'

export type GroupField = (typeof groupFields)[number]

export interface GroupDraft {
  name: string
  description: string
  kind: 'static' | 'rule'
  /** How the rule is written: one property and a value, or a filter tree where the release has it. */
  way: 'property' | 'filter'
  field: GroupField
  value: string
  filter: Draft | undefined
  customToo: boolean
  editors: readonly string[]
}

const ruleParts = ['kind', 'way', 'field', 'value', 'filter'] as const

/** Whether two drafts of one group hold the very same rule. */
export const sameRule = (one: GroupDraft, other: GroupDraft): boolean =>
  ruleParts.every((part) => one[part] === other[part])

/** What finds the members. */
export type Rule = { filter: Filter } | { field: GroupField; value: string }

export const emptyDraft = (hasFilter: boolean): GroupDraft => ({
  name: '',
  description: '',
  kind: 'static',
  way: hasFilter ? 'filter' : 'property',
  field: 'ip address',
  value: '',
  filter: undefined,
  customToo: true,
  editors: [],
})

/**
 * A group as far as it can be read, and the fields that hold something else than what is known of them, such as a
 * comparison of a later release: the form does as if they were not given, and sends them only where they are written.
 */
export function readable(row: Row, id: string): { group: DeviceGroup; unread: Field[] } | undefined {
  const other = Object.entries(DeviceGroup.shape)
    .filter(([name, schema]) => name !== 'id' && !schema.safeParse(row[name]).success)
    .map(([name, schema]) => fieldOf(name, schema))
  const kept = Object.entries(row).filter(([name]) => !other.some((field) => field.name === name))
  const read = DeviceGroup.safeParse({ name: '', dynamic: false, ...Object.fromEntries(kept), id: Number(id) })
  return read.success ? { group: read.data, unread: other } : undefined
}

const fieldIn = (text: string | null | undefined): GroupField => groupFields.find((field) => field === text) ?? 'any'

export const draftOf = (group: DeviceGroup): GroupDraft => ({
  name: group.name,
  description: group.description ?? '',
  kind: group.dynamic ? 'rule' : 'static',
  way: group.filter ? 'filter' : 'property',
  field: fieldIn(group.field),
  value: group.value ?? '',
  filter: group.filter ?? undefined,
  customToo: group.include_custom_devices ?? true,
  editors: group.editors ?? [],
})

/** The source between the slashes of a value; undefined for text. */
export const sourceIn = (value: string): string | undefined => /^\/(.*)\/$/s.exec(value)?.[1]

/** Why the rule cannot be sent, in a sentence; undefined if it can or none is needed. */
export function ruleProblem(draft: GroupDraft): string | undefined {
  if (draft.kind === 'static') return undefined
  if (draft.way === 'filter') {
    const problems = problemsOf(draft.filter, deviceFields)
    const [first] = problems
    if (first)
      return problems.length > 1 ? `${problems.length} parts of the rule are not complete` : `The rule: ${first.text}`
    return sentOf(draft.filter, deviceFields) ? undefined : 'The rule is empty; no rule is not “all devices”'
  }
  if (draft.value.trim() === '') return 'The rule is empty; no value is not “all devices”'
  const source = sourceIn(draft.value)
  if (source === '') return 'An empty expression fits every device'
  return source === undefined ? undefined : patternProblem(source)
}

/** The rule as far as it can be asked. */
export function ruleOf(draft: GroupDraft): Rule | undefined {
  if (draft.kind === 'static') return undefined
  if (draft.way === 'filter') {
    const filter = sentOf(draft.filter, deviceFields)
    return filter && { filter }
  }
  return ruleProblem(draft) ? undefined : { field: draft.field, value: draft.value }
}

type Body = Record<string, unknown>

/** All that a draft says, as the appliance takes it. */
function whole(draft: GroupDraft, has: (field: string) => boolean): Body {
  const rule = ruleOf(draft)
  const body: Body = { name: draft.name.trim(), description: draft.description === '' ? null : draft.description }
  if (draft.kind === 'rule') {
    if (rule && 'filter' in rule) Object.assign(body, { filter: rule.filter, field: null, value: null })
    else if (rule) Object.assign(body, rule)
    body.include_custom_devices = draft.customToo
  }
  if (has('editors')) body.editors = [...draft.editors]
  return body
}

/** The body that creates the group; what is left empty is left out. */
export function createBody(draft: GroupDraft, has: (field: string) => boolean): Body {
  const filled = Object.entries(whole(draft, has)).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  )
  return Object.fromEntries([...filled, ['dynamic', draft.kind === 'rule']])
}

/** The body that makes a group of what `was` says what `draft` says: changed fields alone. */
export function changeBody(was: GroupDraft, draft: GroupDraft, has: (field: string) => boolean): Body {
  const before = whole(was, has)
  const after = whole(draft, has)
  // A field that one form of the rule has and the other has not was empty before.
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => !sameJson(before[name] ?? null, value)))
}

/**
 * What is asked of a name before it is sent, for the API takes it; null where nothing is. `twin` says who has it
 * already.
 */
export function doubtOf({ name }: Pick<GroupDraft, 'name'>, was: Pick<GroupDraft, 'name'> | undefined, twin?: string) {
  const verb = was ? 'Save' : 'Create'
  if (name.trim() === '')
    return {
      title: 'A device group without a name?',
      words: 'The appliance takes it, but nobody can tell it from others in lists and menus.',
      action: `${verb} without a name`,
      keep: 'Give it a name',
    }
  if (twin === undefined || name === was?.name) return null
  return {
    title: 'Another device group of this name?',
    words: `${twin}.`,
    action: `${verb} with this name`,
    keep: 'Go on editing',
  }
}
