/** What differs between appliances, once what differs everywhere is left out: two of them, or all against a model. */
import { Copy, Download } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import { useSession } from '../../../api/session'
import { platforms } from '../../../catalog/platform'
import { sentenceFor } from '../../../api/errors'
import { Button } from '../../../ui/button'
import { EmptyState } from '../../../ui/empty-state'
import { count, list, number } from '../../../ui/format'
import { Note } from '../../../ui/note'
import { exportName } from '../../../ui/file-name'
import { saveBlob } from '../../../ui/save-blob'
import { Segmented } from '../../../ui/segmented'
import { Select } from '../../../ui/select'
import { has, subjectName, subjects, twins, type Subject } from '../../../work/fleet/compare'
import { keepIgnored, pairOf, readIgnored, type Ignored } from '../../../work/fleet/ignored'
import { roster } from '../../../work/fleet/roster'
import { useNow } from '../../../ui/time-text'
import { commonDomain, withoutDomain } from '../common-domain'
import styles from '../fleet.module.css'
import { AcrossTable } from './across-table'
import compare from './compare.module.css'
import { CopyDialog } from './copy-dialog'
import { isCopied } from './copy-steps'
import { Differences } from './differences'
import { IgnoredList } from './ignored-list'
import { ModelTable } from './model-table'
import { Reading } from './reading'
import { driftFile, readingWords, useDrifts } from './use-drifts'

interface Props {
  left: string
  right: string
  subject: Subject
  onChange: (change: { left?: string; right?: string; subject?: Subject }) => void
}

/** In the place of the other appliance: all of them, against the first as the model. */
const everyOther = 'all'

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

export function ComparePanel({ left, right, subject, onChange }: Props) {
  const { appliances } = useSession()
  const listed = useSyncExternalStore(roster.members.subscribe, roster.members.get)
  const [ignored, setIgnored] = useState<readonly Ignored[]>(readIgnored)
  const [copying, setCopying] = useState(false)
  const now = useNow(60_000)
  const reachable = [...new Map([...appliances, ...listed.values()].map((one) => [one.id, one])).values()].toSorted(
    (one, other) =>
      platforms.indexOf(one.platform) - platforms.indexOf(other.platform) ||
      one.name.localeCompare(other.name, 'en', { numeric: true }),
  )
  const domain = commonDomain(reachable.map(({ name }) => name))
  const all = reachable.filter((one) => has(one, subject))
  const a = all.find(({ id }) => id === left) ?? all[0]
  const others = all.filter((one) => one !== a)
  const asModel = right === everyOther && others.length > 1
  const b = asModel ? undefined : (others.find(({ id }) => id === right) ?? others[0])
  const { rows, again } = useDrifts(a, b ? [b] : [], subject, ignored)
  const { drift = null, error = null, failed, pending = false, awaited = [] } = rows[0] ?? {}
  const ignore = (paths: readonly Ignored[]) => {
    keepIgnored(paths)
    setIgnored(paths)
  }
  const doubles = [a, b].flatMap((one, at) =>
    one ? twins(subject, drift?.several[at] ?? []).map((words) => `${one.name} has ${words}`) : [],
  )
  const options = all.map(({ id, name }) => ({ value: id, label: withoutDomain(name, domain) }))
  return (
    <>
      <div className={compare.compare}>
        <AcrossTable appliances={reachable} domain={domain} now={now} />
        <h2>Differences</h2>
        <div className={compare.pair}>
          <Select label="This appliance" value={a?.id} options={options} onChange={(id) => onChange({ left: id })} />
          <Select
            label="Compared with"
            value={asModel ? everyOther : b?.id}
            options={[
              ...(others.length > 1 ? [{ value: everyOther, label: 'All others, with this as the model' }] : []),
              ...options.filter(({ value }) => value !== a?.id),
            ]}
            onChange={(id) => onChange({ right: id })}
          />
          <Segmented
            showLabel
            label="What"
            className={compare.what}
            value={subject}
            options={subjects.map((one) => ({ value: one, label: sentence(subjectName(one)) }))}
            onChange={(one) => onChange({ subject: one })}
          />
          {a && others.length > 0 && isCopied(subject) && (
            <Button icon={<Copy size={16} strokeWidth={1.75} aria-hidden />} onClick={() => setCopying(true)}>
              Copy to others…
            </Button>
          )}
        </div>
        {(!a || others.length === 0) && (
          <EmptyState title="Two appliances are needed">
            Sign in to another one, or list and check several under Upgrade: those can be compared here.
          </EmptyState>
        )}
        {a && asModel && (
          <ModelTable
            model={a}
            others={others}
            domain={domain}
            subject={subject}
            ignored={ignored}
            onOpen={(id) => onChange({ right: id })}
          />
        )}
        {a && b && !drift && !error && pending && (
          <p className={styles.quiet}>{readingWords({ awaited, pending }, domain)}</p>
        )}
        {a && b && (error || (!drift && !pending)) && (
          <Note
            wide
            kind={error ? 'danger' : 'info'}
            actions={
              <Button small pending={pending} onClick={() => again()}>
                Try again
              </Button>
            }
          >
            {failed && (
              <>
                <b>{withoutDomain(failed.name, domain)}</b>:{' '}
              </>
            )}
            {error ? sentenceFor(error) : `${readingWords({ awaited, pending }, domain)}.`}
          </Note>
        )}
        {a && b && drift && (
          <>
            <div className={compare.pair}>
              <p role="status">
                <b>{count(drift.count, 'difference', 'differences')}</b>, {drift.ignored} ignored, {drift.own} of the
                appliances’ own names, addresses and secrets left out.
              </p>
              <Button
                small
                icon={<Download size={16} strokeWidth={1.75} aria-hidden />}
                onClick={() =>
                  saveBlob(
                    exportName(`drift ${subject}`, `${a.name} ${b.name}`, 'json'),
                    driftFile(drift, { subject, left: a.name, right: b.name, ignoredPaths: ignored }),
                  )
                }
              >
                Export
              </Button>
            </div>
            {doubles.length > 0 && (
              <Note wide kind="info">
                {list(doubles)}: those of one name are compared as a whole.
              </Note>
            )}
            {drift.count > drift.differences.length && (
              <Note wide kind="info">
                The first {number(drift.differences.length)} can be shown; the export has all.
              </Note>
            )}
            {drift.differences.length > 0 && (
              <Differences
                found={drift.differences}
                names={[a.name, b.name]}
                onIgnore={(path, forAll) => ignore([...ignored, { path, pair: forAll ? null : pairOf(a.id, b.id) }])}
              />
            )}
          </>
        )}
        {a && others.length > 0 && (
          <IgnoredList
            ignored={ignored}
            nameOf={(id) => reachable.find((one) => one.id === id)?.name ?? id}
            onChange={ignore}
          />
        )}
        {copying && a && isCopied(subject) && (
          // The browser's Back leads to other objects with other ids: what was ticked is none of them.
          <CopyDialog
            key={`${a.id} ${subject}`}
            source={a}
            others={others}
            chosen={b?.id}
            subject={subject}
            onClose={() => setCopying(false)}
          />
        )}
      </div>
      <Reading appliances={reachable} />
    </>
  )
}
