/** The rule of a device group in words: for its page, and short for the list of all. */
import { metricCategory } from '../../catalog/metric-catalog'
import type { DeviceGroup } from '../../catalog/devicegroups'
import { deviceFields } from '../../catalog/filter-fields'
import { groupFieldWords } from '../../catalog/shapes/device-group'
import { sentenceOf, sentenceText } from '../../crud/filter-tree/sentence'

type Ruled = Pick<DeviceGroup, 'dynamic' | 'field' | 'value'> & Partial<Pick<DeviceGroup, 'filter'>>

const propertyOf = ({ field }: Ruled): string =>
  Object.entries(groupFieldWords).find(([name]) => name === field)?.[1] ?? field ?? 'Any property'

/** The rule of a group in one sentence. */
export function ruleSentence(group: Ruled): string {
  if (!group.dynamic) return 'Devices that were put in by hand.'
  if (group.filter) return sentenceText(sentenceOf(group.filter, deviceFields, 'Devices'))
  return `Devices where ${propertyOf(group)} matches ${group.value ?? 'nothing'}.`
}

/** `/^extrahop.device.http_server$/`, as built-in groups find the devices of an activity. */
const activity = /^\/\^?extrahop\\?\.device\\?\.(\w+)\$?\/$/

/** The same without what is said beside it: "Vendor matches /^(xerox|brother)$/", "Activity: HTTP server". */
export function ruleWords(group: Ruled): string {
  if (!group.dynamic) return ''
  if (group.filter) return ruleSentence(group).replace(/^Devices (where )?|\.$/g, '')
  const of = activity.exec(group.value ?? '')?.[1]
  const title = of === undefined ? undefined : metricCategory(of)?.title
  return title === undefined ? `${propertyOf(group)} matches ${group.value ?? 'nothing'}` : `Activity: ${title}`
}
