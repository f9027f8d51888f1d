/** What runs, and each one's restart; it counts once the process says that it started anew. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { reasonOf } from '../../api/appliance'
import { isApiError } from '../../api/errors'
import { useWhileAccepted } from '../../api/key-trouble'
import { query, write } from '../../api/query'
import { call } from '../../api/send'
import { useAppliance } from '../../api/session'
import { extrahop } from '../../catalog/extrahop'
import { dictionary } from '../../catalog/dictionary'
import { PartState } from '../../crud/part-state'
import single from '../../crud/single/single.module.css'
import { isUnheard } from '../../work/jobs'
import { sendAndLook } from '../../work/send-and-look'
import { Button } from '../../ui/button'
import { ConfirmCall } from '../../crud/confirm-call'
import { bytes, duration, number } from '../../ui/format'
import { shownName } from '../../ui/name'
import { Section } from '../../ui/panel'
import { State } from '../../ui/state-glyph'
import { TimeText } from '../../ui/time-text'
import styles from './system.module.css'

const { processes, restartProcess } = extrahop.operations

/** While one restarts, and else, ms. */
const soon = 2000
const seldom = 30_000
/** So long after it said that it failed at a restart the process may start anew all the same, ms. */
const startsWithin = 3000
/** So long after an answer that was lost, or that said yes, a process that has not started anew most likely will not, ms. */
const overdue = { lost: 15_000, told: 120_000 }

interface Restarting {
  /** When it had started before, ms by the appliance's clock. */
  before: number
  at: number
  lost: boolean
}

/** What goes while it restarts, as far as its operation says. */
const costs = dictionary({
  excap: 'The capture is interrupted: what passes meanwhile is not seen.',
  exapi: 'The API is gone for a moment, and this console with it.',
  webserver: 'The web interface and the API are gone for a moment, and this console with them.',
})

export function ProcessesPart() {
  const appliance = useAppliance()
  const client = useQueryClient()
  const [asked, setAsked] = useState<string | null>(null)
  const [restarting, setRestarting] = useState<ReadonlyMap<string, Restarting>>(new Map())
  const reason = reasonOf(processes, appliance)
  const read = useQuery({
    ...query(appliance, processes, {}),
    enabled: reason === undefined,
    refetchInterval: useWhileAccepted(appliance.id, restarting.size > 0 ? soon : seldom),
  })
  const rows = read.data ?? []
  const standingOf = (name: string, started: number | undefined): 'restarting' | 'untold' | undefined => {
    const told = restarting.get(name)
    if (!told || (started !== undefined && started > told.before)) return undefined
    return read.dataUpdatedAt - told.at > overdue[told.lost ? 'lost' : 'told'] ? 'untold' : 'restarting'
  }
  const restart = async (name: string, signal: AbortSignal) => {
    const startOf = (among: typeof rows) => among.find((row) => row.process === name)?.start_time ?? 0
    const before = startOf(rows)
    let lost = false
    const send = () =>
      write(client, appliance, restartProcess, { params: { process: name } }, { signal }).catch((error: unknown) => {
        // It may have taken its own answer with it.
        if (!isUnheard(error) && !(isApiError(error) && error.kind === 'cancelled')) throw error
        lost = true
      })
    await sendAndLook(send, async () => startOf(await call(appliance, processes, {})) > before, startsWithin)
    setRestarting((others) => new Map(others).set(name, { before, at: Date.now(), lost }))
  }
  return (
    <Section title="Processes" aside={read.data && String(rows.length)}>
      {reason !== undefined && <p className={single.quiet}>{reason}.</p>}
      {/* While one restarts, the API may be gone for a moment. */}
      {(restarting.size === 0 || !read.data) && <PartState read={read} label="Reading the processes" rows={6} />}
      {read.data && (
        <div className={single.wide} tabIndex={0} role="group" aria-label="Processes">
          <table className={`${single.rows} ${styles.processes}`}>
            <thead>
              <tr>
                <th scope="col">Process</th>
                <th scope="col" data-number>
                  CPU
                </th>
                <th scope="col" data-number>
                  Memory
                </th>
                <th scope="col" data-number data-wide>
                  CPU time
                </th>
                <th scope="col">Started</th>
                <th scope="col">Restart</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(
                ({
                  process,
                  cpu,
                  cpu_time: time,
                  mem_percent: share,
                  mem_res: memory,
                  start_time: at,
                  can_restart: can,
                }) => (
                  <tr key={shownName(process)}>
                    <th scope="row">{process}</th>
                    <td data-number>{cpu === undefined ? '' : `${number(cpu, 1)} %`}</td>
                    <td data-number>
                      {memory !== undefined && bytes(memory)}
                      {share !== undefined && (
                        <span data-wide={memory === undefined ? undefined : true}>
                          {memory !== undefined && ', '}
                          {number(share, 1)} %
                        </span>
                      )}
                    </td>
                    <td data-number data-wide>
                      {time === undefined ? '' : duration(time)}
                    </td>
                    <td>
                      {standingOf(process, at) === 'restarting' ? (
                        <State state="running">
                          {restarting.get(process)?.lost ? 'Answer lost, it is looked at' : 'Restarting'}
                        </State>
                      ) : standingOf(process, at) === 'untold' ? (
                        <State state="warn">
                          {restarting.get(process)?.lost ? 'Answer lost, runs on as before' : 'Runs on as before'}
                        </State>
                      ) : (
                        at !== undefined && <TimeText theirs at={at} />
                      )}
                    </td>
                    <td>
                      <Button
                        small
                        icon={<RotateCcw size={14} strokeWidth={2} aria-hidden />}
                        aria-label={`Restart ${shownName(process)}`}
                        reason={
                          reasonOf(restartProcess, appliance) ??
                          (can === false
                            ? 'The appliance says that it cannot be restarted alone'
                            : standingOf(process, at) === 'restarting'
                              ? 'It restarts'
                              : undefined)
                        }
                        onClick={() => setAsked(process)}
                      >
                        <span data-wide>Restart…</span>
                      </Button>
                    </td>
                  </tr>
                ),
              )}
            </tbody>
          </table>
        </div>
      )}
      {asked !== null && (
        <ConfirmCall
          of={appliance.id}
          open
          onClose={() => setAsked(null)}
          title={
            <>
              Restart {asked} on <bdi>{appliance.name}</bdi>?
            </>
          }
          action={`Restart ${asked}`}
          keep="Let it run"
          typed={asked}
          onConfirm={(signal) => restart(asked, signal)}
        >
          <p>{costs[asked] ?? 'What it does stops for a moment; the appliance and all else go on.'}</p>
        </ConfirmCall>
      )}
    </Section>
  )
}
