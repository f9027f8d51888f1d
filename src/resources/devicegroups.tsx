import { Route, Routes, useLocation } from 'react-router'
import { devicegroups } from '../catalog/devicegroups'
import { browse } from '../crud/browse'
import { OpenInExtraHop } from '../crud/open-in-extrahop'
import { lazily } from '../ui/lazily'

const NewGroup = lazily(() => import('./device-group/group-editor').then((module) => module.NewGroup))
const EditGroup = lazily(() => import('./device-group/group-editor').then((module) => module.EditGroup))
const GroupGlance = lazily(() => import('./device-group/glance').then((module) => module.GroupGlance))

const Browse = browse(devicegroups, {
  columns: ['name', 'dynamic', 'field', 'value', 'description', 'mod_time'],
  fields: ['name', 'description', 'dynamic', 'field', 'value'],
  empty: 'A group names a set of devices, chosen by hand or by a rule.',
  extra: GroupGlance,
  actions: ({ row }) => row && <OpenInExtraHop page={{ kind: 'device group', id: row.id }} />,
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
