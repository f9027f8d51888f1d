import { Tags } from 'lucide-react'
import { useNavigate } from 'react-router'
import { reasonOf } from '../api/appliance'
import { useAppliance } from '../api/session'
import { tags } from '../catalog/tags'
import { browse } from '../crud/browse'
import type { ActionsProps } from '../crud/definition'
import { Button } from '../ui/button'

/** Above the list: many devices at once. */
function Assign({ row }: ActionsProps<unknown>) {
  const appliance = useAppliance()
  const navigate = useNavigate()
  if (row !== undefined) return null
  return (
    <Button
      icon={<Tags />}
      reason={reasonOf(tags.operations.assignDevices, appliance)}
      onClick={() => void navigate('/tags/assign')}
    >
      Assign tags
    </Button>
  )
}

export default browse(tags, {
  columns: ['name', 'mod_time'],
  fields: ['name'],
  empty: 'A tag marks devices by a shared trait, across subnets and groups.',
  actions: Assign,
})
