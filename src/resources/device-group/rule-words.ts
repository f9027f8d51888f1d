/** The rule of a device group in words: for its page, and short for the list of all. */
import { metricCategory } from '../../catalog/metric-catalog'
import type { DeviceGroup } from '../../catalog/devicegroups'
import { deviceFields } from '../../catalog/filter-fields'
import { groupFieldWords } from '../../catalog/shapes/device-group'
import { shownName } from '../../ui/name'
import { sentenceOf, sentenceText } from '../../crud/filter-tree/sentence'

/** Characters of a pattern. */
const longest = 2000

type Ruled = Pick<DeviceGroup, 'dynamic' | 'field' | 'value'> & Partial<Pick<DeviceGroup, 'filter'>>

/** What is no filter at all says nothing: the group is then told by its field and value. */
const isTree = (filter: unknown): filter is NonNullable<Ruled['filter']> =>
  typeof filter === 'object' && filter !== null && ('field' in filter || 'rules' in filter)

/** A pattern is told as far as anybody reads; one of megabytes would keep the browser laying out for seconds. */
const textOf = (value: unknown): string =>
  typeof value !== 'string' ? shownName(value) : value.length > longest ? `${value.slice(0, longest)}…` : value

const propertyOf = ({ field }: Ruled): string =>
  Object.entries(groupFieldWords).find(([name]) => name === field)?.[1] ?? (shownName(field) || 'Any property')

/** The rule of a group in one sentence. */
export function ruleSentence(group: Ruled): string {
  if (!group.dynamic) return 'Devices that were put in by hand.'
  if (isTree(group.filter)) return sentenceText(sentenceOf(group.filter, deviceFields, 'Devices'))
  return `Devices where ${propertyOf(group)} matches ${textOf(group.value) || 'nothing'}.`
}

/** `/^extrahop.device.http_server$/`, as built-in groups find the devices of an activity. */
const activity = /^\/\^?extrahop\\?\.device\\?\.(\w+)\$?\/$/

/** The same without what is said beside it: "Vendor matches /^(xerox|brother)$/", "Activity: HTTP server". */
export function ruleWords(group: Ruled): string {
  if (!group.dynamic) return ''
  if (isTree(group.filter)) return ruleSentence(group).replace(/^Devices (where )?|\.$/g, '')
  const of = activity.exec(textOf(group.value))?.[1]
  const title = of === undefined ? undefined : metricCategory(of)?.title
  return title === undefined ? `${propertyOf(group)} matches ${textOf(group.value) || 'nothing'}` : `Activity: ${title}`
}
