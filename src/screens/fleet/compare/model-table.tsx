/** All others against one that was chosen as the model. */
import { useQueries } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import type { Appliance } from '../../../api/appliance'
import { sentenceFor } from '../../../api/errors'
import { platformNames } from '../../../catalog/platform'
import { Button } from '../../../ui/button'
import { exportName } from '../../../ui/file-name'
import { saveBlob } from '../../../ui/save-blob'
import { State } from '../../../ui/state-glyph'
import { driftOf, readSubject, type Subject } from '../../../work/fleet/compare'
import { pathsFor, type Ignored } from '../../../work/fleet/ignored'
import { withoutDomain } from '../common-domain'
import styles from '../fleet.module.css'
import table from '../table.module.css'
import compare from './compare.module.css'

interface Props {
  model: Appliance
  others: readonly Appliance[]
  /** That all names share: it is left out. */
  domain: string
  subject: Subject
  ignored: readonly Ignored[]
  onOpen: (id: string) => void
}

export function ModelTable({ model, others, domain, subject, ignored, onOpen }: Props) {
  const reads = useQueries({
    queries: [model, ...others].map((one) => ({
      queryKey: ['fleet subject', one.id, subject],
      queryFn: ({ signal }: { signal: AbortSignal }) => readSubject(one, subject, signal),
    })),
  })
  const [base, ...rest] = reads
  const rows = others.map((one, at) => {
    const { data, error } = rest[at] ?? {}
    const drift =
      base?.data !== undefined && data !== undefined
        ? driftOf(subject, base.data, data, pathsFor(ignored, model.id, one.id))
        : null
    return { one, drift, error: error ?? base?.error ?? null }
  })
  const read = rows.filter(({ drift }) => drift)
  const apart = read.filter(({ drift }) => drift && drift.differences.length > 0).length
  const save = () => {
    const all = read.map(({ one, drift }) => ({ appliance: one.name, address: one.id, ...drift }))
    const text = JSON.stringify({ subject, model: model.name, ignored, appliances: all }, null, 2)
    saveBlob(exportName(`drift ${subject} all`, model.name, 'json'), new Blob([text], { type: 'application/json' }))
  }
  return (
    <>
      <div className={compare.pair}>
        <p role="status">
          <b>
            {apart} of {others.length}
          </b>{' '}
          differ from {withoutDomain(model.name, domain)}; {read.length} of {others.length} read.
        </p>
        <Button
          small
          icon={<Download size={16} strokeWidth={1.75} aria-hidden />}
          reason={read.length === 0 ? 'Nothing is read yet' : undefined}
          onClick={save}
        >
          Export
        </Button>
      </div>
      <div className={table.tableBox}>
        <table aria-label="Compared with the model" className={table.table}>
          <thead>
            <tr>
              {['Appliance', 'Differences', 'Ignored', 'Its own, left out'].map((title) => (
                <th scope="col" key={title}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ one, drift, error }) => (
              <tr key={one.id}>
                <th scope="row">
                  <button type="button" className={table.pick} title={one.name} onClick={() => onOpen(one.id)}>
                    <bdi>{withoutDomain(one.name, domain)}</bdi>
                  </button>{' '}
                  <small>{platformNames[one.platform]}</small>
                </th>
                {drift ? (
                  <>
                    <td data-title="Differences">
                      <State state={drift.differences.length > 0 ? 'warn' : 'ok'}>
                        {drift.differences.length > 0 ? drift.differences.length : 'None'}
                      </State>
                    </td>
                    <td data-title="Ignored">{drift.ignored}</td>
                    <td data-title="Its own">{drift.own}</td>
                  </>
                ) : (
                  <td colSpan={3}>
                    {error ? (
                      <State state="danger">{sentenceFor(error)}</State>
                    ) : (
                      <span className={styles.quiet}>Reading…</span>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
