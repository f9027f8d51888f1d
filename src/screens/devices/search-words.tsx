/** A search in words. Fetched apart: most lists show everything. */
import { wordsOf } from '../../catalog/fields'
import { deviceFields } from '../../catalog/filter-fields'
import { sentenceOf, sentenceText } from '../../crud/filter-tree/sentence'
import { treeOf, type ApplianceSearch } from './appliance-search'

/** `ipaddr` as "IP address"; the appliance's own names in words. */
export const fieldName = (field: string): string =>
  ({
    ipaddr: 'IP address',
    macaddr: 'MAC address',
    vlan: 'VLAN',
    id: 'Id',
    dns_name: 'DNS name',
    dhcp_name: 'DHCP name',
    netbios_name: 'NetBIOS name',
    cdp_name: 'CDP name',
    vpc_id: 'VPC id',
    vlanid: 'VLAN',
  })[field] ?? wordsOf(field)

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
