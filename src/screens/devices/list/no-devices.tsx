import { Server } from 'lucide-react'
import { Button } from '../../../ui/button'
import { EmptyState } from '../../../ui/empty-state'
import { lazily } from '../../../ui/lazily'
import { isEverything, type ApplianceSearch } from '../appliance-search'
import type { DeviceList } from '../device-list'

const SearchWords = lazily(() => import('../search-words').then((module) => module.SearchWords), { ahead: false })

interface Props {
  list: DeviceList | null
  search: ApplianceSearch
  onAll: () => void
}

/** Why there is no row: stopped too early, nothing found, or nothing there yet. */
export function NoDevices({ list, search, onAll }: Props) {
  if (list?.state === 'stopped') {
    return (
      <EmptyState icon={<Server />} title="Stopped before the first devices came">
        Refresh reads them again.
      </EmptyState>
    )
  }
  if (!isEverything(search)) {
    return (
      <EmptyState
        icon={<Server />}
        title="The search finds no device"
        action={
          <Button kind="main" onClick={onAll}>
            Read all devices
          </Button>
        }
      >
        The appliance has no device that matches <SearchWords search={search} />.
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={<Server />} title="No devices yet">
      The appliance lists a device as soon as it has seen its traffic.
    </EmptyState>
  )
}
