import { dashboards } from '../catalog/dashboards'
import { browse } from '../crud/browse'
import { OpenInExtraHop } from '../crud/open-in-extrahop'
import { lazily } from '../ui/lazily'

const DashboardSharing = lazily(() => import('./dashboard-sharing').then((module) => module.DashboardSharing))

export default browse(dashboards, {
  columns: ['name', 'owner', 'type', 'short_code', 'author', 'mod_time'],
  fields: ['owner'],
  empty: 'Dashboards are made in the web interface of the appliance.',
  extra: DashboardSharing,
  actions: ({ row }) => row && <OpenInExtraHop page={{ kind: 'dashboard', shortCode: row.short_code ?? undefined }} />,
})
