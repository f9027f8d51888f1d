import { KeyRound } from 'lucide-react'
import { apikeys, type ApiKey } from '../catalog/apikeys'
import { browse } from '../crud/browse'
import { OperationButton } from '../crud/operation-button'

/** The setup account's first key needs no key, only its password; further ones are made by their users elsewhere. */
function FirstKey({ row }: { row: ApiKey | undefined }) {
  if (row) return null
  return (
    <OperationButton
      operation={apikeys.operations.create}
      label="First key of setup"
      icon={<KeyRound aria-hidden />}
      title="Make the first key of the setup account"
      about={<p>Works only while the setup account has none. Other keys are made in the administration pages.</p>}
      done="The first key of the setup account"
    />
  )
}

export default browse(apikeys, {
  columns: ['description', 'username', 'key', 'time_added', 'id'],
  empty: 'API keys let programs sign in.',
  actions: FirstKey,
})
