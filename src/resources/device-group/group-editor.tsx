/** The page that makes or changes a device group, with its members as they would be. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { reasonOf } from '../../api/appliance'
import { adviceFor, sentenceFor, titleOf } from '../../api/errors'
import { write } from '../../api/query'
import { sameJson } from '../../api/same-json'
import { useAppliance } from '../../api/session'
import { useFailure } from '../../api/use-failure'
import { catalog } from '../../catalog'
import { DeviceGroup } from '../../catalog/devicegroups'
import { fieldsOf, type Field } from '../../catalog/fields'
import { createObject, unknownWords } from '../../crud/create-object'
import { formFields } from '../../crud/form/form-fields'
import { useTwin } from '../../crud/form/use-twin'
import { useGuardedSave } from '../../crud/guard/use-guarded-save'
import { listQuery, readNow } from '../../crud/list-query'
import { idOf, type Row } from '../../crud/model'
import { notify } from '../../crud/notices'
import { pathOf } from '../../crud/paths'
import { sparedBy } from '../../catalog/spares'
import { usePlace } from '../../crud/use-place'
import { Button } from '../../ui/button'
import { Dialog, sentOnce, useDiscard } from '../../ui/dialog'
import { count } from '../../ui/format'
import { Note } from '../../ui/note'
import { PageHeader } from '../../ui/page-header'
import { LeaveButton, useStoppable } from '../../ui/stop-waiting'
import { toast } from '../../ui/toast'
import { useHere } from '../../ui/use-here'
import { changeBody, createBody, doubtOf, ruleOf, ruleProblem, sameRule, type GroupDraft } from './draft'
import { GroupForm } from './group-form'
import { MemberRegion } from './member-region'
import { Refused } from './refused'
import { StaticInput, StaticRegion, useStaticMembers } from './static-members'
import { devicesIn, useMembers } from './use-members'
import { WhyMember } from './why-member'
import styles from './device-group.module.css'

const resource = catalog.devicegroups
const { create, list, update, listDevices, assignDevices } = resource.operations

/** A group as it was when the form opened, and as the appliance said it. */
export interface Opened {
  group: DeviceGroup
  row: Row
  unread: readonly Field[]
}

export const has = (appliance: Parameters<typeof formFields>[2], field: string): boolean =>
  formFields(resource, create, appliance).some(({ name }) => name === field)

export function Editor({ opened, start }: { opened?: Opened; start: GroupDraft }) {
  const group = opened?.group
  const appliance = useAppliance()
  const client = useQueryClient()
  const navigate = useNavigate()
  const place = usePlace()
  const [draft, setDraft] = useState(start)
  const [tried, setTried] = useState(false)
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useFailure(appliance.id)
  const [asking, setAsking] = useState(false)
  const { begin, ...stopping } = useStoppable()
  const here = useHere()
  const rule = ruleOf(draft)
  const members = useMembers(appliance, rule, draft.customToo)
  const chosen = useStaticMembers()
  const saved = useQuery({
    ...listQuery(appliance, listDevices, { params: { id: group?.id ?? 0 } }),
    enabled: group !== undefined,
  })
  const fieldHere = (name: string) => has(appliance, name)
  const wasDraft = group && start
  const body = wasDraft ? changeBody(wasDraft, draft, fieldHere) : createBody(draft, fieldHere)
  const changes = Object.keys(body).length
  const problem = ruleProblem(draft)
  // A rule that nobody has touched is not sent: whatever it is keeps nothing else from being saved.
  const untouched = wasDraft !== undefined && sameRule(draft, wasDraft)
  const wrong = untouched ? undefined : problem
  const lost = untouched && opened?.unread.some(({ name }) => name === 'filter')
  // In the form's place, so that Back does not open it again.
  const leave = () => void navigate(pathOf(resource.name, group?.id), { replace: true })
  const [, question] = useDiscard({
    open: true,
    onClose: leave,
    dirty: !sameJson(draft, start) || chosen.ids.length > 0,
    discarded: failure === undefined ? undefined : sentOnce,
    pending,
  })

  const guarded = useGuardedSave<Readonly<Record<string, unknown>>>({
    of: {
      names: fieldsOf(DeviceGroup)
        .map((field) => field.name)
        .filter((name) => name !== 'mod_time' && fieldHere(name)),
      valuesOf: (held) => held,
      // What a release leaves out of a group without it is empty.
      blank: () => null,
      read: (signal) => readNow(appliance, resource, String(group?.id ?? 0), signal),
      send: async (sent, signal) => {
        await write(client, appliance, update, { params: { id: group?.id ?? 0 }, body: sent }, { signal })
      },
    },
    fields: fieldsOf(DeviceGroup),
    name: draft.name || 'The device group',
    resource: resource.name,
    onDone: leave,
  })

  const make = async (signal: AbortSignal) => {
    const made = await createObject(client, appliance, resource, body, signal)
    const { row } = made
    if (!row) {
      notify(resource.name, made.absent ? 'warn' : 'info', unknownWords('device group', made))
      if (here.current) leave()
      return
    }
    const id = Number(idOf(resource, row))
    if (draft.kind === 'static' && chosen.ids.length > 0) {
      try {
        await write(client, appliance, assignDevices, { params: { id }, body: { assign: [...chosen.ids] } }, { signal })
      } catch (error) {
        const { operation, status } = titleOf(error)
        notify(
          resource.name,
          'warn',
          `${draft.name} was created, but its devices were not put in. ${operation}: ${status}. ${adviceFor(error)}`,
        )
      }
    }
    toast.success(`${draft.name || 'The device group'} created`)
    // In the form's place: Back leads to where that was opened, not to an empty form.
    if (here.current) void navigate(pathOf(resource.name, id), { replace: true })
  }

  const send = async () => {
    setAsking(false)
    setPending(true)
    setFailure(undefined)
    const signal = begin()
    try {
      if (opened) await guarded.save(opened.row, { ...opened.row, ...body }, signal)
      else await make(signal)
    } catch (error) {
      if (!here.current) notify(resource.name, 'danger', sentenceFor(error))
      setFailure(error)
    } finally {
      setPending(false)
    }
  }
  const twin = useTwin(resource, list, group && String(group.id), true)({ name: draft.name })
  const doubt = doubtOf(draft, wasDraft, twin)
  const submit = () => {
    setTried(true)
    if (wrong) return
    if (doubt) setAsking(true)
    else void send()
  }

  const words = group ? (changes > 0 ? `Save ${count(changes, 'change', 'changes')}` : 'Save') : 'Create device group'
  const refused = group && sparedBy(update, group)
  const forbidden = reasonOf(group ? update : create, appliance)
  const blocked =
    forbidden ??
    refused ??
    (group && changes === 0 ? 'Nothing has been changed' : undefined) ??
    (draft.kind === 'rule' ? wrong : chosen.pending ? 'The list is still being read' : undefined)

  return (
    <>
      <PageHeader
        crumbs={[{ title: 'Device groups', href: place(resource.name) }]}
        title={group ? `Edit ${group.name || `device group ${group.id}`}` : 'Create device group'}
        actions={
          <>
            <LeaveButton {...stopping} plain pending={pending} onLeave={leave}>
              Cancel
            </LeaveButton>
            <Button kind="main" pending={pending} reason={blocked} onClick={submit}>
              {words}
            </Button>
          </>
        }
        ruled
      />
      <div className={styles.page}>
        <div className={styles.columns}>
          <div>
            <div className={styles.notes}>
              {forbidden !== undefined && (
                <Note kind="warn">
                  {forbidden}: the group cannot be {group ? 'changed' : 'made'} with this key.
                </Note>
              )}
              {opened && opened.unread.length > 0 && (
                <Note kind="warn">
                  Cannot be read here, and stays as it is unless you write it anew:{' '}
                  {opened.unread.map(({ label }) => label).join(', ')}.
                </Note>
              )}
              {failure !== undefined && <Refused error={failure} />}
            </div>
            <GroupForm
              draft={draft}
              onChange={(change) => setDraft((now) => ({ ...now, ...change }))}
              hasFilter={fieldHere('filter')}
              hasEditors={fieldHere('editors')}
              was={wasDraft}
              tried={tried}
            >
              {group ? (
                <p className={styles.quiet}>
                  Its devices are chosen on the tab{' '}
                  <a href={place(resource.name, String(group.id), '?tab=devices')}>Devices</a> of its page.
                </p>
              ) : (
                <StaticInput chosen={chosen} />
              )}
            </GroupForm>
          </div>
          <div className={styles.aside}>
            {draft.kind === 'rule' ? (
              <MemberRegion
                devices={members.devices}
                pending={members.pending}
                complete={members.complete}
                error={members.error}
                onRetry={members.again}
                saved={group && saved.isSuccess ? devicesIn(saved.data) : undefined}
                none={
                  rule ? undefined : `${lost ? 'The rule cannot be read here' : (problem ?? 'There is no rule yet')}.`
                }
              >
                {rule && (
                  <WhyMember key={JSON.stringify([rule, draft.customToo])} rule={rule} customToo={draft.customToo} />
                )}
              </MemberRegion>
            ) : group ? (
              <MemberRegion
                devices={devicesIn(saved.data)}
                pending={saved.isFetching}
                error={saved.error ?? undefined}
                onRetry={() => void saved.refetch()}
              />
            ) : (
              <StaticRegion chosen={chosen} />
            )}
          </div>
        </div>
      </div>
      {asking && doubt && (
        <Dialog
          open
          onClose={() => setAsking(false)}
          title={doubt.title}
          footer={
            <>
              <Button onClick={() => setAsking(false)}>{doubt.keep}</Button>
              <Button kind="main" onClick={() => void send()}>
                {doubt.action}
              </Button>
            </>
          }
        >
          {doubt.words}
        </Dialog>
      )}
      {guarded.dialog}
      {question}
    </>
  )
}
