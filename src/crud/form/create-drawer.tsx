import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { useAppliance } from '../../api/session'
import type { Operation } from '../../catalog/operation'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { toast } from '../../ui/toast'
import { useBrowser } from '../browser'
import { createObject, plainCreate } from '../create-object'
import { objectOf } from '../list-query'
import { idOf, nameFieldOf, nameOf, type Row } from '../model'
import { notify } from '../notices'
import { pathOf } from '../paths'
import { hasSecret, Secrets } from '../secrets'
import { formFields } from './form-fields'
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
  const fields = formFields(resource, operation, appliance.release)
  const close = () => {
    const kept = new URLSearchParams(search)
    kept.delete('from')
    void navigate({ pathname: pathOf(resource.name), search: kept.toString() })
  }
  const [secret, setSecret] = useState<{ answer: unknown; to: string | null } | null>(null)
  if (secret) {
    const leave = () => (secret.to === null ? close() : void navigate(secret.to))
    return (
      <Dialog
        open
        onClose={leave}
        title={`The ${one} was created`}
        footer={
          <Button kind="main" onClick={leave}>
            Close
          </Button>
        }
      >
        <Secrets operation={operation} answer={secret.answer} />
      </Dialog>
    )
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
        const { row, answer } = await createObject(client, appliance, resource, body)
        if (row) toast.success(`${nameOf(resource, row)} created`)
        const to = row && pathOf(resource.name, idOf(resource, row))
        if (hasSecret(operation, answer)) {
          setSecret({ answer, to })
          return
        }
        if (to !== null) {
          void navigate(to)
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
