import { RotateCw, Unlink } from 'lucide-react'
import { usergroups, type UserGroup } from '../catalog/usergroups'
import { browse } from '../crud/browse'
import { OperationButton } from '../crud/operation-button'
import { lazily } from '../ui/lazily'
import { shownName } from '../ui/name'
import { offFlag } from './flag'

const Members = lazily(() => import('./members').then((module) => module.Members))

function Actions({ row }: { row: UserGroup | undefined }) {
  const { refresh, refreshAll, removeAssociations } = usergroups.operations
  if (!row) {
    return (
      <OperationButton
        operation={refreshAll}
        label="Read directories again"
        icon={<RotateCw aria-hidden />}
        title="Read the members of all directory groups again"
        done="Directories are read again"
      />
    )
  }
  const name = shownName(row.display_name || row.name)
  return (
    <>
      <OperationButton
        operation={removeAssociations}
        params={{ id: row.id }}
        label="Withdraw dashboards"
        icon={<Unlink aria-hidden />}
        title={`Withdraw all dashboards from ${name}?`}
        about={<p>Dashboards that are shared with the group are shared with it no longer.</p>}
        confirm={name}
        done="Dashboards withdrawn"
      />
      <OperationButton
        operation={refresh}
        params={{ id: row.id }}
        label="Read again"
        icon={<RotateCw aria-hidden />}
        title={`Read the members of ${name} again`}
        done="Members are read again"
        reason={row.is_remote === false ? 'Only groups from a directory are read' : undefined}
      />
    </>
  )
}

export default browse(usergroups, {
  columns: [
    'display_name',
    ['enabled', (row) => offFlag(row.enabled), { title: 'State', width: 96 }],
    'is_remote',
    'name',
    'id',
  ],
  empty: 'A user group brings privileges to all its members.',
  extra: Members,
  actions: Actions,
})
