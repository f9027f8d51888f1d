import { useState } from 'react'
import { Route, Routes, useLocation } from 'react-router'
import { reasonOf } from '../api/appliance'
import { useAppliance } from '../api/session'
import { devicegroups, type DeviceGroup } from '../catalog/devicegroups'
import { browse } from '../crud/browse'
import { chartsOf } from '../crud/chart/charts-of'
import type { ActionsProps } from '../crud/definition'
import { OpenInExtraHop } from '../crud/open-in-extrahop'
import { Button } from '../ui/button'
import { lazily } from '../ui/lazily'
import { ruleWords } from './device-group/rule-words'

const NewGroup = lazily(() => import('./device-group/group-pages').then((module) => module.NewGroup))
const EditGroup = lazily(() => import('./device-group/group-pages').then((module) => module.EditGroup))
const GroupGlance = lazily(() => import('./device-group/glance').then((module) => module.GroupGlance))

const OverlapDialog = lazily(() => import('./device-group/overlap-dialog').then((module) => module.OverlapDialog))

/** Above the list: what the groups have in common. On a group: the appliance's own page. */
function Actions({ row }: ActionsProps<DeviceGroup>) {
  const appliance = useAppliance()
  const [open, setOpen] = useState(false)
  if (row !== undefined) return <OpenInExtraHop page={{ kind: 'device group', id: row.id }} />
  return (
    <>
      <Button reason={reasonOf(devicegroups.operations.list, appliance)} onClick={() => setOpen(true)}>
        Overlap…
      </Button>
      {open && <OverlapDialog onClose={() => setOpen(false)} />}
    </>
  )
}

const GroupCharts = chartsOf('device_group')

const Browse = browse(devicegroups, {
  columns: [
    'name',
    ['dynamic', (row) => (row.dynamic ? 'by rule' : 'by hand'), { title: 'Members', width: 100 }],
    ['value', ruleWords, { title: 'Rule', width: 420, tells: ['field', 'filter'] }],
    'description',
    'mod_time',
  ],
  fields: ['name', 'description', 'dynamic', 'field', 'value'],
  empty: 'A group names a set of devices, chosen by hand or by a rule.',
  extra: ({ row }) => (
    <>
      <GroupGlance row={row} />
      <GroupCharts row={row} />
    </>
  ),
  actions: Actions,
})

/**
 * Lists and pages as of every resource; a group is composed on a page of its own, where its members are seen. A clone
 * carries what is assigned to its source, as the resource browser's own form does for everything.
 */
export default function DeviceGroups() {
  const { search } = useLocation()
  const cloning = new URLSearchParams(search).has('from')
  return (
    <Routes>
      {!cloning && <Route path="new" element={<NewGroup />} />}
      <Route path=":id/edit" element={<EditGroup />} />
      <Route path="*" element={<Browse />} />
    </Routes>
  )
}
