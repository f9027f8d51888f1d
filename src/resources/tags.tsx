import { Merge, Tags } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { reasonOf } from '../api/appliance'
import { useAppliance } from '../api/session'
import { tags, type Tag } from '../catalog/tags'
import { browse } from '../crud/browse'
import type { ActionsProps } from '../crud/definition'
import { Button } from '../ui/button'
import { lazily } from '../ui/lazily'
import { tagLacks } from './lacks'

const MergeDialog = lazily(() => import('./tag/merge-dialog').then((module) => module.MergeDialog))
const TagGlance = lazily(() => import('./tag/glance').then((module) => module.TagGlance))
const TidyDialog = lazily(() => import('./tag/tidy-dialog').then((module) => module.TidyDialog))

/** Above the list: many devices at once, and tags that seem to be one or are on nothing. On a tag: making it another. */
function Actions({ row }: ActionsProps<Tag>) {
  const appliance = useAppliance()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const reason = reasonOf(tags.operations.assignDevices, appliance)
  if (row !== undefined)
    return (
      <>
        <Button icon={<Merge />} reason={reason} onClick={() => setOpen(true)}>
          Merge…
        </Button>
        {open && <MergeDialog from={row} onClose={() => setOpen(false)} />}
      </>
    )
  return (
    <>
      <Button reason={reason} onClick={() => setOpen(true)}>
        Tidy up…
      </Button>
      <Button icon={<Tags />} reason={reason} onClick={() => void navigate('/tags/assign')}>
        Assign tags
      </Button>
      {open && <TidyDialog onClose={() => setOpen(false)} />}
    </>
  )
}

export default browse(tags, {
  columns: ['name', 'mod_time'],
  fields: ['name'],
  empty: 'A tag marks devices by a shared trait, across subnets and groups.',
  lacks: tagLacks,
  extra: TagGlance,
  actions: Actions,
})
