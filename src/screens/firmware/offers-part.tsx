/** What the vendor offers, and what the appliance can fetch by itself. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { exists, reasonOf } from '../../api/appliance'
import { query, write } from '../../api/query'
import { useAppliance } from '../../api/session'
import { useProblem } from '../../api/use-failure'
import { extrahop } from '../../catalog/extrahop'
import { compareVersions } from '../../catalog/release'
import { PartState } from '../../crud/part-state'
import { ActButton } from '../../ui/act-button'
import { Button } from '../../ui/button'
import { shownName } from '../../ui/name'
import { Note } from '../../ui/note'
import { Section } from '../../ui/panel'
import { TextField } from '../../ui/text-field'
import { Unseen } from '../../ui/unseen'
import styles from './firmware.module.css'
import type { Question } from './upgrade-dialog'
import { useDownload } from './use-download'

const { nextFirmware, downloadFirmwareVersion, downloadFirmwareUrl } = extrahop.operations

function relation(version: string, runs: string): string {
  const order = compareVersions(version, runs)
  return order > 0 ? 'Newer' : order === 0 ? 'Runs now' : 'Older'
}

export function OffersPart({ busy, onAsk }: { busy: boolean; onAsk: (question: Question) => void }) {
  const appliance = useAppliance()
  const client = useQueryClient()
  const [address, setAddress] = useState('')
  const [problem, setProblem] = useProblem(appliance.id)
  const reason = reasonOf(nextFirmware, appliance)
  const offers = useQuery({ ...query(appliance, nextFirmware, {}), enabled: reason === undefined })
  const download = useDownload(setProblem)
  const blocked = busy ? 'Something is under way' : undefined
  const rows = (offers.data ?? []).flatMap(({ release, versions }) =>
    (Array.isArray(versions) ? versions : []).flatMap((version: unknown) =>
      typeof version === 'string' ? [{ release: shownName(release), version }] : [],
    ),
  )
  const isAddress = /^(https?|ftp):\/\/[^\s/]+\/\S+$/i.test(address.trim())
  const badAddress = isAddress ? undefined : 'Give an http, https or ftp address of an image'

  return (
    <Section title="On offer">
      {reason !== undefined && <p className={styles.quiet}>{reason}.</p>}
      <PartState read={offers} label="Reading what is on offer" />
      {offers.data && (
        <div className={styles.wide} tabIndex={0} role="group" aria-label="Firmware on offer">
          <table className={styles.rows} aria-label="Firmware on offer">
            <thead>
              <tr>
                <th scope="col">Version</th>
                <th scope="col">Release</th>
                <th scope="col">Step</th>
                <th scope="col">
                  <Unseen>Actions</Unseen>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ release, version }) => {
                const order = relation(version, appliance.version)
                const why =
                  reasonOf(downloadFirmwareVersion, appliance) ??
                  blocked ??
                  (order === 'Runs now' ? 'It runs already' : undefined)
                return (
                  <tr key={`${release} ${version}`}>
                    <th scope="row">{version}</th>
                    <td>{release}</td>
                    <td>{order}</td>
                    <td>
                      <ActButton
                        small
                        kind="plain"
                        reason={why}
                        icon={null}
                        aria-label={`Download ${version}`}
                        onAct={download(version, (signal) =>
                          write(
                            client,
                            appliance,
                            downloadFirmwareVersion,
                            { body: { version, upgrade: false } },
                            { signal },
                          ),
                        )}
                      >
                        Download
                      </ActButton>
                      <Button
                        small
                        reason={why}
                        icon={null}
                        aria-label={`Download ${version} and upgrade…`}
                        onClick={() => onAsk({ command: { kind: 'download-version', version }, wanted: version })}
                      >
                        Download and upgrade…
                      </Button>
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
          {rows.length === 0 && <p className={styles.quiet}>The vendor offers nothing for this appliance.</p>}
        </div>
      )}
      {exists(downloadFirmwareUrl, appliance) && (
        <div className={styles.address}>
          <TextField
            label="Address of an image"
            type="url"
            value={address}
            onChange={setAddress}
            placeholder="https://"
          />
          <ActButton
            reason={reasonOf(downloadFirmwareUrl, appliance) ?? blocked ?? badAddress}
            icon={null}
            onAct={download('the image', (signal) =>
              write(
                client,
                appliance,
                downloadFirmwareUrl,
                { body: { firmware_url: address.trim(), upgrade: false } },
                { signal },
              ),
            )}
          >
            Fetch
          </ActButton>
          <Button
            reason={reasonOf(downloadFirmwareUrl, appliance) ?? blocked ?? badAddress}
            icon={null}
            onClick={() =>
              onAsk({
                command: { kind: 'download-url', url: address.trim() },
                wanted: /(?<!\d)\d+\.\d+\.\d+\.\d+/.exec(address)?.[0] ?? null,
              })
            }
          >
            Fetch and upgrade…
          </Button>
        </div>
      )}
      {problem !== undefined && (
        <Note kind="danger" className={styles.note}>
          {problem}
        </Note>
      )}
    </Section>
  )
}
