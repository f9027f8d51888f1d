import { Download, PackageCheck, PackagePlus, Upload } from 'lucide-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { query } from '../api/query'
import { reasonOf } from '../api/appliance'
import { useAppliance } from '../api/session'
import { bundles, type Bundle } from '../catalog/bundles'
import { browse } from '../crud/browse'
import { OperationButton } from '../crud/operation-button'
import { saveBlob } from '../ui/save-blob'
import { ActButton } from '../ui/act-button'
import { Button } from '../ui/button'
import { isCancelled, sentenceFor } from '../api/errors'
import { notify } from '../crud/notices'
import { PartState } from '../crud/part-state'
import { count } from '../ui/format'
import { lazily } from '../ui/lazily'
import { shownName } from '../ui/name'
import { Section } from '../ui/panel'
import { bundleLacks, holdingsOf, nameOfBundle } from './bundle-contents'
import { bundleFile } from './bundle-file'
import { Holdings } from './bundle-holdings'

const BundleMakeDrawer = lazily(() => import('./bundle-make-drawer').then((module) => module.BundleMakeDrawer))

function Actions({ row }: { row: Bundle | undefined }) {
  const { create, apply } = bundles.operations
  if (!row) {
    return (
      <>
        <Make />
        <OperationButton
          operation={create}
          kind="main"
          label="Upload bundle"
          icon={<Upload aria-hidden />}
          title="Upload a bundle"
          done="Bundle uploaded"
          preview={beforeUpload}
          lacks={bundleLacks}
        />
      </>
    )
  }
  return (
    <>
      <Export row={row} />
      <OperationButton
        operation={apply}
        params={{ id: row.id }}
        label="Install"
        icon={<PackageCheck aria-hidden />}
        title={`Install ${shownName(row.name)}?`}
        confirm={shownName(row.name)}
        about={<Contents row={row} />}
        done={`${shownName(row.name)} installed`}
      />
    </>
  )
}

/** A bundle of chosen objects, made here. */
function Make() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={<PackagePlus aria-hidden />} onClick={() => setOpen(true)}>
        Make bundle…
      </Button>
      {open && <BundleMakeDrawer onClose={() => setOpen(false)} />}
    </>
  )
}

function Export({ row }: { row: Bundle }) {
  const appliance = useAppliance()
  const { get } = bundles.operations
  const save = async (signal: AbortSignal) => {
    try {
      saveBlob(...(await bundleFile(appliance, row, signal)))
    } catch (error) {
      if (!isCancelled(error)) notify('bundles', 'danger', sentenceFor(error))
    }
  }
  return (
    <ActButton icon={<Download aria-hidden />} reason={reasonOf(get, appliance)} onAct={save}>
      Download
    </ActButton>
  )
}

/** Before it is uploaded: what the document brings, and whether it is one. */
function BeforeUpload({ body }: { body: unknown }) {
  if (typeof body !== 'object' || body === null) return null
  const name = nameOfBundle(body)
  return (
    <Section title={name === undefined ? 'What is in it' : `What is in ${name}`} level={3}>
      <Holdings of={body} />
    </Section>
  )
}

const beforeUpload = (body: unknown) => <BeforeUpload body={body} />

/** So that one knows what an installation would bring before it is asked for. */
function Contents({ row }: { row: Bundle }) {
  const appliance = useAppliance()
  const { get } = bundles.operations
  const reason = reasonOf(get, appliance)
  const read = useQuery({ ...query(appliance, get, { params: { id: row.id } }), enabled: !reason })
  const { length: kinds } = holdingsOf(read.data)
  return (
    <Section title="What is in it" aside={read.data && count(kinds, 'kind of object', 'kinds of objects')}>
      {reason && <p>{reason}.</p>}
      <PartState read={read} label="What is in it" rows={6} />
      {read.data !== undefined && <Holdings of={read.data} />}
    </Section>
  )
}

export default browse(bundles, {
  columns: ['name', 'built_in', 'description', 'created_time', 'mod_time'],
  empty: 'A bundle carries triggers, dashboards, alerts and more from one system to another.',
  extra: Contents,
  actions: Actions,
})
