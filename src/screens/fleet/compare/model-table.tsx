/** All others against one that was chosen as the model. */
import { Download } from 'lucide-react'
import type { Appliance } from '../../../api/appliance'
import { sentenceFor } from '../../../api/errors'
import { platformNames } from '../../../catalog/platform'
import { NotRead } from '../../../crud/not-read'
import { Button } from '../../../ui/button'
import { exportName } from '../../../ui/file-name'
import { Note } from '../../../ui/note'
import { saveBlob } from '../../../ui/save-blob'
import { State } from '../../../ui/state-glyph'
import type { Subject } from '../../../work/fleet/compare'
import type { Ignored } from '../../../work/fleet/ignored'
import { withoutDomain } from '../common-domain'
import styles from '../fleet.module.css'
import table from '../table.module.css'
import compare from './compare.module.css'
import { driftFile, readingWords, useDrifts } from './use-drifts'

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
  const { rows, again } = useDrifts(model, others, subject, ignored)
  // Without the model none is compared: that is said once, not of each.
  const lost = rows.find(({ failed }) => failed === model)
  const modelName = withoutDomain(model.name, domain)
  const read = rows.filter(({ drift }) => drift)
  const apart = read.filter(({ drift }) => drift && drift.count > 0).length
  const save = () => {
    const all = read.flatMap(({ one, drift }, at) =>
      drift ? [at > 0 ? ',' : '', driftFile(drift, { appliance: one.name, address: one.id })] : [],
    )
    const head = JSON.stringify({ subject, model: model.name, ignored }).slice(0, -1)
    const type = 'application/json'
    saveBlob(
      exportName(`drift ${subject} all`, model.name, 'json'),
      new Blob([head, ',"appliances":[', ...all, ']}'], { type }),
    )
  }
  return (
    <>
      <div className={compare.pair}>
        <p role="status">
          {read.length === 0 ? (
            `0 of ${others.length} are compared with ${modelName}.`
          ) : (
            <>
              <b>
                {apart} of {read.length}
              </b>{' '}
              differ from {modelName}
              {read.length < others.length && `; ${others.length - read.length} not compared`}.
            </>
          )}
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
      {lost?.error && (
        <Note
          wide
          kind="danger"
          actions={
            <Button small pending={lost.pending} onClick={() => again()}>
              Try again
            </Button>
          }
        >
          <b>{modelName}</b>: {sentenceFor(lost.error)}
        </Note>
      )}
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
            {rows.map(({ one, drift, error, failed, pending, awaited }) => (
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
                      <State state={drift.count > 0 ? 'warn' : 'ok'}>{drift.count > 0 ? drift.count : 'None'}</State>
                    </td>
                    <td data-title="Ignored">{drift.ignored}</td>
                    <td data-title="Its own">{drift.own}</td>
                  </>
                ) : (
                  <td colSpan={3}>
                    {failed === model ? (
                      <State state="unknown">Not compared</State>
                    ) : pending && !error ? (
                      <span className={styles.quiet}>{readingWords({ awaited, pending }, domain)}</span>
                    ) : (
                      <NotRead onRetry={() => again(one.id)} pending={pending}>
                        <State state={error ? 'danger' : 'unknown'}>
                          {error ? sentenceFor(error) : readingWords({ awaited, pending }, domain)}
                        </State>
                      </NotRead>
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
