import { Download } from 'lucide-react'
import { Fragment } from 'react'
import { Button } from '../../ui/button'
import { duration } from '../../ui/format'
import { KeyValueList } from '../../ui/key-value-list'
import { Section } from '../../ui/panel'
import { exportName } from '../../ui/file-name'
import { saveBlob } from '../../ui/save-blob'
import { TimeText } from '../../ui/time-text'
import { appliancesOf, reportCsv, reportJson, reportMarkdown, rowsOf, type ReportRow } from './report'
import { begunAt } from '../../work/fleet/standing'
import styles from './plan.module.css'
import type { Fleet } from './use-fleet'

/** What became of one and what to do, in sentences. */
const wordsOf = ({ words, next }: ReportRow): string => `${words && `${words.replace(/\.$/, '')}. `}${next}`

/** What came of it, to keep: every version before and after, times, failures and what to do. */
export function ReportRegion({ fleet: { plan, state } }: { fleet: Fleet }) {
  const rows = rowsOf(plan, state)
  const begun = begunAt(state)
  const of = (outcome: string) => rows.filter((row) => row.outcome === outcome).length
  const open = rows.filter(({ next }) => next !== '')
  const todo = [...new Set(open.map(wordsOf))]
  const icon = <Download size={16} strokeWidth={1.75} aria-hidden />
  const save = (ending: string, text: string, type: string) =>
    saveBlob(exportName('fleet report', appliancesOf(plan), ending), new Blob([text], { type }))
  const saveCsv = async () => save('csv', await reportCsv(plan, state), 'text/csv')
  return (
    <Section
      title="Report"
      aside={`${of('verified')} of ${rows.length} verified`}
      end={
        <>
          <Button small icon={icon} onClick={() => save('md', reportMarkdown(plan, state), 'text/markdown')}>
            Markdown
          </Button>
          <Button small icon={icon} onClick={() => save('json', reportJson(plan, state), 'application/json')}>
            JSON
          </Button>
          <Button small icon={icon} onClick={() => void saveCsv()}>
            CSV
          </Button>
        </>
      }
    >
      <KeyValueList
        items={[
          {
            key: 'started',
            label: 'Started',
            value: begun === null ? 'not yet' : <TimeText at={begun} mode="exact" />,
          },
          {
            key: 'ended',
            label: 'Ended',
            value: state.endedAt === null ? 'not yet' : <TimeText at={state.endedAt} mode="exact" />,
          },
          ...(begun !== null && state.endedAt !== null
            ? [{ key: 'took', label: 'Took', value: duration(state.endedAt - begun) }]
            : []),
          {
            key: 'sum',
            label: 'Outcome',
            value: (['verified', 'failed', 'skipped', 'not upgraded'] as const)
              .flatMap((outcome) => (of(outcome) > 0 ? [`${of(outcome)} ${outcome}`] : []))
              .join(', '),
          },
        ]}
      />
      {todo.length > 0 && (
        <ul className={styles.todo}>
          {todo.map((words) => (
            <li key={words}>
              {open
                .filter((row) => wordsOf(row) === words)
                .map(({ address, name }, at) => (
                  <Fragment key={address}>
                    {at > 0 && ', '}
                    <b>
                      <bdi>{name}</bdi>
                    </b>
                  </Fragment>
                ))}{' '}
              {words}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
