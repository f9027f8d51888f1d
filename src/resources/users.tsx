import { LockOpen } from 'lucide-react'
import { useQuery } from '@tanstack/react-query'
import { available } from '../api/appliance'
import { query } from '../api/query'
import { useAppliance } from '../api/session'
import { users, type User } from '../catalog/users'
import { browse } from '../crud/browse'
import { OperationButton } from '../crud/operation-button'
import { lazily } from '../ui/lazily'
import { shownName } from '../ui/name'
import { offFlag } from './flag'
import { userLacks } from './lacks'

const Privileges = lazily(() => import('./user-privileges').then((module) => module.Privileges))

/** Unlocking, offered where the account is locked or where that is not known. */
function Unlock({ row }: { row: User | undefined }) {
  const appliance = useAppliance()
  const { lock, unlock } = users.operations
  const params = { username: row?.username ?? '' }
  const readable = row !== undefined && available(lock, appliance).ok
  const state = useQuery({ ...query(appliance, lock, { params }), enabled: readable })
  if (!row || !available(unlock, appliance).ok) return null
  return (
    <OperationButton
      operation={unlock}
      params={params}
      label="Unlock"
      icon={<LockOpen aria-hidden />}
      title={`Unlock ${shownName(row.username)}`}
      done={`${shownName(row.username)} unlocked`}
      reason={state.data?.is_locked === false ? 'The account is not locked' : undefined}
    />
  )
}

export default browse(users, {
  title: (user) => user.username,
  columns: [
    'username',
    'name',
    'granted_roles',
    'effective_roles',
    'last_ui_login_time',
    ['enabled', (row) => offFlag(row.enabled), { title: 'State', width: 96 }],
    'type',
    'date_joined',
  ],
  fields: ['username', 'name', 'password', 'type', 'granted_roles', 'enabled', 'create_apikey'],
  lacks: userLacks,
  empty: 'Users sign in to the appliance, here or through a directory.',
  extra: Privileges,
  actions: Unlock,
})
