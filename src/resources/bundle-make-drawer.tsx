/** Chooses objects of this appliance by kind, shows what a bundle of them holds, and saves it or installs it elsewhere. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { Download, PackageCheck } from 'lucide-react'
import { useMemo, useState } from 'react'
import { exists, reasonOf, type Appliance } from '../api/appliance'
import { sentenceFor } from '../api/errors'
import { useAppliance, useSession } from '../api/session'
import { bundles } from '../catalog/bundles'
import { exportName } from '../ui/file-name'
import { sentence } from '../crud/model'
import { notify } from '../crud/notices'
import { ManyPicker } from '../crud/picker'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { ConfirmCall } from '../crud/confirm-call'
import { Drawer } from '../ui/drawer'
import { count, list as listWords } from '../ui/format'
import { LoadingRows } from '../ui/loading-rows'
import { Note } from '../ui/note'
import { Section } from '../ui/panel'
import { saveBlob } from '../ui/save-blob'
import { Segmented } from '../ui/segmented'
import { Select } from '../ui/select'
import { TextField } from '../ui/text-field'
import { toast } from '../ui/toast'
import { Holdings } from './bundle-holdings'
import { bundledOn, installBundle, makeBundle, type BundleDocument, type Choice } from './bundle-make'

interface InstallProps {
  name: string
  document: BundleDocument
  targets: readonly Appliance[]
  onClose: () => void
}

function InstallElsewhere({ name, document, targets, onClose }: InstallProps) {
  const client = useQueryClient()
  const [to, setTo] = useState(targets[0]?.id)
  const [policy, setPolicy] = useState<'skip' | 'overwrite'>('skip')
  const [assignments, setAssignments] = useState(true)
  const target = targets.find(({ id }) => id === to) ?? targets[0]
  if (!target) return null
  const { create, apply } = bundles.operations
  const install = async (signal: AbortSignal) => {
    const done = await installBundle(client, target, document, { policy, include_assignments: assignments }, signal)
    if (done.missing.length === 0)
      toast.success(
        `${count(done.objects, 'object', 'objects')} of ${name} ${done.objects === 1 ? 'is' : 'are'} on ${target.name}`,
      )
    else
      notify(
        'bundles',
        'warn',
        `${name} was installed on ${target.name}, and this is not there afterwards: ${listWords(done.missing)}. Its audit log may say why.`,
      )
  }
  return (
    <ConfirmCall
      of={target.id}
      open
      wide
      onClose={onClose}
      title={
        <>
          Install {name} on <bdi>{target.name}</bdi>?
        </>
      }
      action="Install"
      keep="Do not install"
      danger={policy === 'overwrite'}
      typed={target.name}
      reason={reasonOf(create, target) ?? reasonOf(apply, target)}
      onConfirm={install}
    >
      <Select
        label="Appliance"
        value={target.id}
        options={targets.map((one) => ({ value: one.id, label: one.name }))}
        onChange={setTo}
      />
      <Segmented
        showLabel
        label="Objects that exist"
        value={policy}
        onChange={setPolicy}
        options={[
          { value: 'skip', label: 'Leave them' },
          { value: 'overwrite', label: 'Overwrite them' },
        ]}
      />
      <Checkbox
        label="Restore assignments"
        hint="To what is there of the same name"
        value={assignments}
        onChange={setAssignments}
      />
      <Section title="What is in it" level={3}>
        <Holdings of={document} on={target} />
      </Section>
    </ConfirmCall>
  )
}

export function BundleMakeDrawer({ onClose }: { onClose: () => void }) {
  const appliance = useAppliance()
  const { appliances } = useSession()
  const kinds = useMemo(() => bundledOn(appliance), [appliance])
  const [name, setName] = useState('')
  const [comment, setComment] = useState('')
  const [choice, setChoice] = useState<Choice>({})
  const [installing, setInstalling] = useState<BundleDocument | null>(null)
  const chosen = Object.values(choice).reduce((sum, ids) => sum + ids.length, 0)
  const made = useQuery({
    // What was read for a choice a moment ago is what goes into the file, so that what is shown is what is saved.
    queryKey: ['bundle of', appliance.id, choice],
    queryFn: () => makeBundle(appliance, { name: '', comment: '' }, choice),
    enabled: chosen > 0,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 30_000,
  })
  const contents = chosen > 0 && !made.isPlaceholderData ? made.data : undefined
  const named = (): BundleDocument => {
    const meta = contents?.['.meta']
    return {
      ...contents,
      '.meta': { ...(typeof meta === 'object' && meta), name: name.trim(), ...(comment && { comment }) },
    }
  }
  const reason =
    chosen === 0
      ? 'Nothing is chosen yet'
      : name.trim() === ''
        ? 'The bundle has no name yet'
        : contents
          ? undefined
          : 'The objects are being read'
  const targets = appliances.filter((one) => one.id !== appliance.id && exists(bundles.operations.apply, one))
  const download = () => {
    const file = exportName(name, appliance.name, 'json')
    saveBlob(file, new Blob([JSON.stringify(named(), null, 2)], { type: 'application/json' }))
    toast.success(`${file} saved`)
  }
  return (
    <Drawer
      open
      wide
      onClose={onClose}
      title="Make bundle"
      aside={`Of objects of ${appliance.name}, as they are now`}
      dirty={chosen > 0 || name !== ''}
      footer={
        <>
          <Button
            icon={<PackageCheck aria-hidden />}
            reason={
              reason ??
              (targets.length === 0 ? 'Sign in to the other appliance first, in the menu of appliances' : undefined)
            }
            onClick={() => setInstalling(named())}
          >
            Install on another…
          </Button>
          <Button kind="main" icon={<Download aria-hidden />} reason={reason} onClick={download}>
            Download
          </Button>
        </>
      }
    >
      <TextField label="Name" value={name} onChange={setName} />
      <TextField label="Comment" optional value={comment} onChange={setComment} />
      {kinds.map((resource) => (
        <ManyPicker
          key={resource.name}
          label={sentence(resource.words[1])}
          to={resource.name}
          optional
          value={[...(choice[resource.name] ?? [])]}
          onChange={(ids) => setChoice((others) => ({ ...others, [resource.name]: ids }))}
        />
      ))}
      <Note kind="info">
        What is on a dashboard the API does not tell, so dashboards are not offered. Devices stay with their appliance.
      </Note>
      <Section title="What is in it" aside={chosen > 0 ? count(chosen, 'object', 'objects') : undefined} level={3}>
        {chosen === 0 ? (
          <p>Nothing yet.</p>
        ) : made.isError ? (
          <Note kind="danger">{sentenceFor(made.error)}</Note>
        ) : contents ? (
          <Holdings of={contents} />
        ) : (
          <LoadingRows label="Reading what was chosen" />
        )}
      </Section>
      {installing && (
        <InstallElsewhere
          name={name.trim()}
          document={installing}
          targets={targets}
          onClose={() => setInstalling(null)}
        />
      )}
    </Drawer>
  )
}
