import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useNavigate, useSearchParams, type To } from 'react-router'
import { isApiError } from '../../api/errors'
import { useAppliance } from '../../api/session'
import type { Operation } from '../../catalog/operation'
import { z } from '../../catalog/zod'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Note } from '../../ui/note'
import { toast } from '../../ui/toast'
import { useHere } from '../../ui/use-here'
import { useApplianceNow } from '../appliance-now'
import { useBrowser } from '../browser'
import { CopyChoice } from './copy-choice'
import { createObject, createWords, unknownWords } from '../create-object'
import { objectOf } from '../list-query'
import { idOf, nameFieldOf, nameOf, type Row } from '../model'
import { notify } from '../notices'
import { pathOf } from '../paths'
import { startPlan } from '../plan/start-plan'
import { hasSecret, Secrets } from '../secrets'
import { relateStep } from '../ties/relate'
import { copiedFrom } from '../ties/tied'
import { formFields } from './form-fields'
import { RecordDrawer } from './record-drawer'
import { useTwin } from './use-twin'
import { copyOf, createBody, type Values } from './values'

/** A new object, with `?from=` a copy of one, with `?with=` one that begins with these values; over the live list. */
export function CreateDrawer({ operation }: { operation: Operation }) {
  const { resource } = useBrowser()
  const appliance = useAppliance()
  const [params] = useSearchParams()
  const from = params.get('from')
  const source = useQuery({ ...objectOf(appliance, resource, from ?? ''), enabled: from !== null })
  // The form starts with the source's values, so it waits for them.
  if (from !== null && source.isPending) return null
  const lost = from === null || source.data ? undefined : lostWords(resource.words[0], from, source.error)
  return (
    <CreateForm key={from} operation={operation} source={source.data ?? null} given={givenIn(params)} lost={lost} />
  )
}

const lostWords = (one: string, id: string, error: unknown): string =>
  error === null || (isApiError(error) && error.status === 404)
    ? `There is no ${one} ${id} to copy`
    : `The ${one} ${id} to copy could not be read`

/** Values in an address; none where it holds anything else. */
function givenIn(params: URLSearchParams): Values {
  try {
    const given: unknown = JSON.parse(params.get('with') ?? '{}')
    return typeof given === 'object' && given !== null ? (given as Values) : {}
  } catch {
    return {}
  }
}

/** A secret that is shown once stands between the create and the page of what it made. */
interface Shown {
  answer: unknown
  to: string | null
}

/** An object's page opens the form on the list; who gives up is back where the form was opened. */
const Opened = z.object({ back: z.string().startsWith('/') })

interface CreateFormProps {
  operation: Operation
  source: Row | null
  given: Values
  /** What was to be copied and is not there. */
  lost: string | undefined
}

function CreateForm({ operation, source, given, lost }: CreateFormProps) {
  const { resource, inputs, fields: first, lacks } = useBrowser()
  const appliance = useAppliance()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { search, state } = useLocation()
  const [one] = resource.words
  const fields = formFields(resource, operation, appliance)
  /** In the form's place: Back leads to where it was opened, not to an empty form. */
  const show = (to: To) => void navigate(to, { replace: true })
  const close = () => {
    const kept = new URLSearchParams(search)
    kept.delete('from')
    kept.delete('with')
    show({ pathname: pathOf(resource.name), search: kept.toString() })
  }
  const [secret, setSecret] = useState<Shown | null>(null)
  const here = useHere()
  const [dropped, setDropped] = useState<ReadonlySet<string>>(new Set())
  const read = useQuery({
    // What a delete asks about has another form, and a key of its own.
    queryKey: [appliance.id, resource.name, 'copied', source && idOf(resource, source)],
    queryFn: () => (source ? copiedFrom(appliance, resource, source) : []),
    enabled: source !== null,
    staleTime: 0,
  })
  const copied = read.data ?? []
  const has = (name: string) => fields.some((field) => field.name === name)
  const now = useApplianceNow(30_000)
  const twinOf = useTwin(resource, operation)

  if (secret) {
    const leave = () => (secret.to === null ? close() : show(secret.to))
    return (
      <Dialog
        open
        once
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
      title={source ? `Clone ${nameOf(resource, source)}` : createWords(resource)}
      operation={operation}
      fields={fields}
      first={first}
      inputs={inputs}
      initial={source ? copyOf(fields, source, nameFieldOf(resource)) : copyOf(fields, given, undefined)}
      was={null}
      bodyOf={(values) => createBody(fields, values)}
      lacks={(values) => lacks?.(values, { has, now }) ?? twinOf(values)}
      request={`${operation.method} ${operation.path}`}
      action={() => createWords(resource)}
      reason={source && read.isPending ? `Still reading what is assigned to ${nameOf(resource, source)}` : undefined}
      more={
        <>
          {lost !== undefined && <Note kind="warn">{lost}: the form begins empty.</Note>}
          <CopyChoice copied={copied} dropped={dropped} onChange={setDropped} />
        </>
      }
      onClose={() => {
        const back = Opened.safeParse(state).data?.back
        if (back === undefined) close()
        else show(back)
      }}
      submit={async (_values, body, signal) => {
        const made = await createObject(client, appliance, resource, body, signal)
        const { row, answer } = made
        const to = row && pathOf(resource.name, idOf(resource, row))
        const given = copied.filter(({ tie, reason }) => reason === undefined && !dropped.has(tie.key))
        if (row) toast.success(`${nameOf(resource, row)} created`)
        if (row && given.length > 0) {
          const step = relateStep(resource, row, given)
          startPlan(appliance, { title: step.words, steps: [step] })
        }
        if (hasSecret(operation, answer)) {
          setSecret({ answer, to })
          return
        }
        if (!here.current) return
        if (to !== null) {
          show(to)
          return
        }
        const rest = given.length > 0 ? ' Nothing was assigned to it.' : ''
        notify(resource.name, made.absent ? 'warn' : 'info', `${unknownWords(one, made)}${rest}`)
        close()
      }}
    />
  )
}
