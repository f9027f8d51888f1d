import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { useAppliance } from '../../api/session'
import type { Operation } from '../../catalog/operation'
import { toast } from '../../ui/toast'
import { useBrowser } from '../browser'
import { createObject, plainCreate } from '../create-object'
import { objectOf } from '../list-query'
import { idOf, nameFieldOf, nameOf, type Row } from '../model'
import { notify } from '../notices'
import { pathOf } from '../paths'
import { bodyFields } from './problems'
import { RecordDrawer } from './record-drawer'
import { blankOf, copyOf, createBody } from './values'

/** A new object, or with `?from=` a copy of one; over the live list. */
export function CreateDrawer() {
  const { resource } = useBrowser()
  const appliance = useAppliance()
  const [params] = useSearchParams()
  const from = params.get('from')
  const source = useQuery({ ...objectOf(appliance, resource, from ?? ''), enabled: from !== null })
  const operation = plainCreate(resource)
  // The form starts with the source's values, so it waits for them.
  if (!operation || (from !== null && !source.data && !source.isError)) return null
  return <CreateForm key={from} operation={operation} source={source.data ?? null} />
}

function CreateForm({ operation, source }: { operation: Operation; source: Row | null }) {
  const { resource } = useBrowser()
  const appliance = useAppliance()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { search } = useLocation()
  const [one] = resource.words
  const fields = bodyFields(operation.body)
  const close = () => {
    const kept = new URLSearchParams(search)
    kept.delete('from')
    void navigate({ pathname: pathOf(resource.name), search: kept.toString() })
  }
  return (
    <RecordDrawer
      title={source ? `Clone ${nameOf(resource, source)}` : `Create ${one}`}
      aside={source ? 'Its fields, not its assignments' : undefined}
      operation={operation}
      initial={source ? copyOf(fields, source, nameFieldOf(resource)) : blankOf(fields)}
      was={null}
      bodyOf={(values) => createBody(fields, values)}
      request={`${operation.method} ${operation.path}`}
      action={() => `Create ${one}`}
      onClose={close}
      submit={async (_values, body) => {
        const { row } = await createObject(client, appliance, resource, body)
        if (row) {
          toast.success(`${nameOf(resource, row)} created`)
          void navigate(pathOf(resource.name, idOf(resource, row)))
          return
        }
        notify(
          resource.name,
          'info',
          `The ${one} was created, but the appliance did not let this page know which one it is: it is in the list below.`,
        )
        close()
      }}
    />
  )
}
