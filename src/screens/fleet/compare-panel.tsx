/** What differs between two appliances, once what differs everywhere is left out. */
import { useQuery } from '@tanstack/react-query'
import { Download, EyeOff } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import { useSession } from '../../api/session'
import { sentenceFor } from '../../api/errors'
import { Button, IconButton } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { Disclosure } from '../../ui/disclosure'
import { count } from '../../ui/format'
import { Note } from '../../ui/note'
import { saveBlob } from '../../ui/save-blob'
import { Segmented } from '../../ui/segmented'
import { Select } from '../../ui/select'
import { TextArea } from '../../ui/text-field'
import {
  has,
  keepIgnored,
  readIgnored,
  readSubject,
  subjectName,
  subjects,
  type Subject,
} from '../../work/fleet/compare'
import { driftBetween, type Difference } from '../../work/fleet/drift'
import { roster } from '../../work/fleet/roster'
import { useNow } from '../../ui/time-text'
import { AcrossTable } from './across-table'
import styles from './fleet.module.css'

interface Props {
  left: string
  right: string
  subject: Subject
  onChange: (change: { left?: string; right?: string; subject?: Subject }) => void
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

function Differences({
  found,
  names,
  onIgnore,
}: {
  found: readonly Difference[]
  names: readonly string[]
  onIgnore: (path: string) => void
}) {
  return (
    <div className={styles.tableBox}>
      <table aria-label="Differences" className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Path</th>
            {names.map((name) => (
              <th scope="col" key={name}>
                <bdi>{name}</bdi>
              </th>
            ))}
            <th scope="col" className={styles.took} aria-label="Ignore" />
          </tr>
        </thead>
        <tbody>
          {found.map(({ path, left, right }) => (
            <tr key={path}>
              <th scope="row" title={path}>
                <code>{path}</code>
              </th>
              {[left, right].map((text, at) => (
                <td key={names[at]} title={text ?? 'absent'}>
                  {text === undefined ? <i className={styles.quiet}>absent</i> : <code>{text}</code>}
                </td>
              ))}
              <td className={styles.took}>
                <IconButton
                  small
                  label={`Ignore ${path}`}
                  icon={<EyeOff size={14} strokeWidth={2} aria-hidden />}
                  onClick={() => onIgnore(path)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export function ComparePanel({ left, right, subject, onChange }: Props) {
  const { appliances } = useSession()
  const listed = useSyncExternalStore(roster.members.subscribe, roster.members.get)
  const [ignored, setIgnored] = useState(readIgnored)
  const now = useNow(60_000)
  const reachable = [...new Map([...appliances, ...listed.values()].map((one) => [one.id, one])).values()]
  const all = reachable.filter((one) => has(one, subject))
  const a = all.find(({ id }) => id === left) ?? all[0]
  const b = all.find(({ id }) => id === right) ?? all.find((one) => one !== a)
  const pair = useQuery({
    queryKey: ['fleet compare', a?.id, b?.id, subject],
    enabled: a !== undefined && b !== undefined,
    queryFn: async ({ signal }): Promise<readonly unknown[]> =>
      a && b ? Promise.all([readSubject(a, subject, signal), readSubject(b, subject, signal)]) : [],
  })
  const ignore = (paths: string[]) => {
    keepIgnored(paths)
    setIgnored(paths)
  }
  const drift = pair.data && driftBetween(pair.data[0], pair.data[1], ignored)
  const options = all.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div className={styles.compare}>
      <AcrossTable appliances={reachable} now={now} />
      <h2>Differences</h2>
      <div className={styles.pair}>
        <Select label="This appliance" value={a?.id} options={options} onChange={(id) => onChange({ left: id })} />
        <Select label="Compared with" value={b?.id} options={options} onChange={(id) => onChange({ right: id })} />
        <Segmented
          showLabel
          label="What"
          value={subject}
          options={subjects.map((one) => ({ value: one, label: sentence(subjectName(one)) }))}
          onChange={(one) => onChange({ subject: one })}
        />
      </div>
      {(!a || !b) && (
        <EmptyState title="Two appliances are needed">
          Sign in to another one, or list and check several under Upgrade: those can be compared here.
        </EmptyState>
      )}
      {pair.isError && (
        <Note
          kind="danger"
          actions={
            <Button small onClick={() => void pair.refetch()}>
              Try again
            </Button>
          }
        >
          {sentenceFor(pair.error)}
        </Note>
      )}
      {pair.isLoading && a && b && <p className={styles.quiet}>Reading both…</p>}
      {a && b && drift && (
        <>
          <div className={styles.pair}>
            <p role="status">
              <b>{count(drift.differences.length, 'difference', 'differences')}</b>, {drift.ignored} ignored,{' '}
              {drift.own} of the appliances’ own names, addresses and secrets left out.
            </p>
            <Button
              small
              icon={<Download size={16} strokeWidth={1.75} aria-hidden />}
              reason={drift.differences.length === 0 ? 'There is no difference' : undefined}
              onClick={() =>
                saveBlob(
                  `drift-${subject}.json`,
                  new Blob(
                    [JSON.stringify({ subject, left: a.name, right: b.name, ignore: ignored, ...drift }, null, 2)],
                    { type: 'application/json' },
                  ),
                )
              }
            >
              Export
            </Button>
          </div>
          {drift.differences.length > 0 && (
            <Differences
              found={drift.differences}
              names={[a.name, b.name]}
              onIgnore={(path) => ignore([...ignored, path])}
            />
          )}
          <Disclosure title={`Ignored paths: ${ignored.length}`}>
            <TextArea
              label="Ignored paths"
              hint="One a line; a star stands for one part, and what lies below a path is ignored too."
              mono
              value={ignored.join('\n')}
              onChange={(text) => ignore(text.split('\n'))}
            />
          </Disclosure>
        </>
      )}
    </div>
  )
}
