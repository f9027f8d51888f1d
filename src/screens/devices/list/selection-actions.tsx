/** What can be done with the selected devices; the dialogs are fetched when they are asked for. */
import { Boxes, Pencil, Tags } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { reasonOf, type Appliance } from '../../../api/appliance'
import { catalog } from '../../../catalog'
import type { Device } from '../../../catalog/devices'
import { chooseDevices } from '../../../crud/chosen-devices'
import { Button } from '../../../ui/button'
import { lazily } from '../../../ui/lazily'
import styles from '../devices.module.css'

const AddToGroup = lazily(() => import('../bulk/add-to-group').then((module) => module.AddToGroup))
const EditMany = lazily(() => import('../bulk/edit-many').then((module) => module.EditMany))
const EditDrawer = lazily(() => import('../edit/edit-drawer').then((module) => module.EditDrawer))

interface Props {
  appliance: Appliance
  selected: readonly Device[]
  exportMenu: ReactNode
}

type Work = { kind: 'group' | 'edit'; devices: readonly Device[] }

export function SelectionActions({ appliance, selected, exportMenu }: Props) {
  // The devices as they were when the dialog opened: what is selected meanwhile is not meant.
  const [work, setWork] = useState<Work | null>(null)
  const open = (kind: Work['kind']) => setWork({ kind, devices: selected })
  const close = () => setWork(null)
  const { tags, devicegroups, devices } = catalog
  const navigate = useNavigate()
  return (
    <>
      {exportMenu}
      <Button
        icon={<Pencil />}
        reason={reasonOf(devices.operations.update, appliance)}
        onClick={() => open('edit')}
        aria-label="Edit…"
      >
        <span className={styles.wideOnly}>Edit…</span>
      </Button>
      <Button
        icon={<Boxes />}
        reason={reasonOf(devicegroups.operations.assignDevices, appliance)}
        onClick={() => open('group')}
      >
        Add to group…
      </Button>
      <Button
        kind="main"
        icon={<Tags />}
        reason={reasonOf(tags.operations.assignDevices, appliance)}
        onClick={() => {
          chooseDevices(appliance.id, selected)
          void navigate('/tags/assign')
        }}
      >
        Assign tags…
      </Button>
      {work && <WorkDialog appliance={appliance} work={work} onClose={close} />}
    </>
  )
}

function WorkDialog(props: { appliance: Appliance; work: Work; onClose: () => void }) {
  const { appliance, work, onClose } = props
  const { kind, devices } = work
  const [only] = devices
  if (kind === 'group') return <AddToGroup appliance={appliance} devices={devices} onClose={onClose} />
  if (only && devices.length === 1) return <EditDrawer device={only} onClose={onClose} />
  return <EditMany appliance={appliance} devices={devices} onClose={onClose} />
}
