/** A search in words. Fetched apart: most lists show everything. */
import { deviceFields } from '../../catalog/filter-fields'
import { sentenceOf, sentenceText } from '../../crud/filter-tree/sentence'
import { fieldName, treeOf, type ApplianceSearch } from './appliance-search'

/** The search in words, for its chip and the page's facts: "vendor /cisco/, active from -30m". */
export function describeSearch(search: ApplianceSearch): string {
  const parts: string[] = []
  const said = sentenceText(sentenceOf(treeOf(search), deviceFields, ''))
  if (said !== '') {
    parts.push(said.replace(/^ where /, '').replace(/\.$/, ''))
  } else if (search.value !== '') {
    parts.push(`${search.search === 'any' ? 'any property' : fieldName(search.search)} ${search.value}`)
  }
  if (search.from) parts.push(`active from ${search.from}`)
  if (search.until) parts.push(`active until ${search.until}`)
  return parts.join(', ')
}

export const SearchWords = ({ search }: { search: ApplianceSearch }) => describeSearch(search)
