/** How the devices are chosen: those selected in the list, a search of the appliance, rules, or a list of names. */
import { exists, type Appliance } from '../../api/appliance'
import { catalog } from '../../catalog'
import { deviceFields } from '../../catalog/filter-fields'
import type { Device } from '../../catalog/devices'
import { chosenDevices } from '../../crud/chosen-devices'
import { DeviceListInput } from '../../crud/device-list/device-list-input'
import type { DeviceListSource, ReadSource } from '../../crud/device-list/use-device-list'
import { FilterTree } from '../../crud/filter-tree/filter-tree'
import type { Draft } from '../../crud/filter-tree/tree'
import { nameOf } from '../../crud/model'
import { count, number } from '../../ui/format'
import { Segmented } from '../../ui/segmented'
import { Select } from '../../ui/select'
import { TextField } from '../../ui/text-field'
import { searchBy, searchWords, type SearchBy } from './search-by'
import type { CellTags, EmptyCells } from './wanted'
import styles from './tags.module.css'

export interface Choice {
  by: 'selection' | 'search' | 'rules' | 'list'
  selection: readonly Device[]
  searchBy: SearchBy
  value: string
  rules: Draft | undefined
  /** What empty cells of a field's column do. */
  empty: EmptyCells
  /** What the tags in a cell are. */
  cellTags: CellTags
}

/** What was selected in the device list is what is meant. */
export function presetChoice(appliance: string): Choice {
  const selection = chosenDevices(appliance)
  return {
    by: selection.length > 0 ? 'selection' : 'search',
    selection,
    searchBy: 'ip address',
    value: '',
    rules: undefined,
    empty: 'leave',
    cellTags: 'more',
  }
}

interface Props {
  appliance: Appliance
  choice: Choice
  onChoice: (choice: Choice) => void
  source: DeviceListSource
  onSource: (source: DeviceListSource) => void
  read: ReadSource
  /** Columns of the list write fields or tags. */
  writes: boolean
  /** One of them holds tags. */
  tags: boolean
}

export function Choose({ appliance, choice, onChoice, source, onSource, read, writes, tags }: Props) {
  const put = (part: Partial<Choice>) => onChoice({ ...choice, ...part })
  const byRules = exists(catalog.devices.operations.search, appliance)
  return (
    <>
      <Segmented
        label="Choose devices by"
        showLabel
        value={choice.by}
        onChange={(by) => put({ by })}
        options={[
          { value: 'selection', label: 'Selection' },
          { value: 'search', label: 'Search' },
          {
            value: 'rules',
            label: 'Rules',
            reason: byRules ? undefined : `Release ${appliance.release} has no search by rules`,
          },
          { value: 'list', label: 'List' },
        ]}
      />
      {choice.by === 'selection' && <Selected devices={choice.selection} />}
      {choice.by === 'search' && (
        <div className={styles.pair}>
          <Select
            label="Property"
            value={choice.searchBy}
            onChange={(by) => put({ searchBy: by })}
            options={searchBy.map((value) => ({ value, label: searchWords(value) }))}
          />
          {choice.searchBy !== 'everything' && (
            <TextField
              label="Value"
              mono
              value={choice.value}
              onChange={(value) => put({ value })}
              hint="Text, a regular expression between slashes, or an address block: 10.20.0.0/16"
            />
          )}
        </div>
      )}
      {choice.by === 'rules' && (
        <FilterTree
          label="Rules"
          value={choice.rules}
          onChange={(rules) => put({ rules })}
          fields={deviceFields}
          things="Devices"
        />
      )}
      {choice.by === 'list' && (
        <>
          <DeviceListInput value={source} onChange={onSource} read={read} writesTo={appliance} />
          {tags && (
            <Segmented
              label="Tags in a cell"
              showLabel
              value={choice.cellTags}
              onChange={(cellTags) => put({ cellTags })}
              options={[
                { value: 'more', label: 'Are added to those it has' },
                { value: 'all', label: 'Are all it is to have' },
              ]}
            />
          )}
          {writes && (
            <Segmented
              label="Empty cells"
              showLabel
              value={choice.empty}
              onChange={(empty) => put({ empty })}
              options={[
                { value: 'leave', label: 'Leave it as it is' },
                { value: 'clear', label: 'Clear it' },
              ]}
            />
          )}
        </>
      )}
    </>
  )
}

function Selected({ devices }: { devices: readonly Device[] }) {
  if (devices.length === 0)
    return (
      <p>
        No devices are selected. Select some in the <a href="#/devices">device list</a> and choose “Assign tags” there.
      </p>
    )
  const shown = devices.slice(0, 5).map((device) => nameOf(catalog.devices, device))
  return (
    <p>
      <b>{count(devices.length, 'device', 'devices')}</b> selected in the device list: {shown.join(', ')}
      {devices.length > shown.length && `, and ${number(devices.length - shown.length)} more`}
    </p>
  )
}
