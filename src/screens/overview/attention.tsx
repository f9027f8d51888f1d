/** What is wrong, or will be, and what could not be found out. */
import { Link } from 'react-router'
import { exists } from '../../api/appliance'
import { sentenceFor } from '../../api/errors'
import { useAppliance } from '../../api/session'
import { catalog } from '../../catalog'
import { pathOf } from '../../crud/paths'
import { Button } from '../../ui/button'
import { list } from '../../ui/format'
import { Glyph } from '../../ui/state-glyph'
import { TimeText } from '../../ui/time-text'
import { useLate } from '../../ui/use-late'
import { findings, type Facts } from './checks'
import styles from './overview-screen.module.css'
import { isOld, type ReadFacts } from './use-facts'

/** What each read is of, as people call it. */
const words: Record<keyof ReadFacts, string> = {
  about: 'version',
  platform: 'platform',
  processes: 'processes',
  cluster: 'cluster',
  releases: 'newer firmware',
  license: 'license',
  live: 'running config',
  saved: 'saved config',
  appliances: 'connected appliances',
  audit: 'audit log',
  devices: 'devices',
  recent: 'devices of the last 24 h',
}

const namesOf = (reads: readonly [string, unknown][]): string =>
  list(reads.flatMap(([name]) => (name in words ? [words[name as keyof ReadFacts]] : [])))

/** Asks for these anew, and leaves alone what stands. */
function TryAgain({ reads }: { reads: readonly [string, ReadFacts[keyof ReadFacts]][] }) {
  const again = () => {
    for (const [, read] of reads) void read.refetch()
  }
  return (
    <Button small pending={reads.some(([, read]) => read.isFetching)} onClick={again}>
      Try again
    </Button>
  )
}

/** What is not answered yet: what was found so far is not all that can be. */
function Awaited({ facts }: { facts: ReadFacts }) {
  const late = useLate()
  const awaited = Object.entries(facts).filter(([, read]) => read.isLoading)
  if (!late || awaited.length === 0) return null
  return (
    <li>
      <Glyph state="unknown" />
      <div>
        <b>Still being read: {namesOf(awaited)}</b>
        <span>No answer yet.</span>
      </div>
    </li>
  )
}

/** What could not be read, and never was: unknown, which is not the same as well. */
function Unread({ facts }: { facts: ReadFacts }) {
  const failed = Object.entries(facts).filter(([, read]) => read.isError && read.data === undefined)
  const error = failed[0]?.[1].error
  if (failed.length === 0) return null
  return (
    <li>
      <Glyph state="unknown" />
      <div>
        <b>Not known: {namesOf(failed)}</b>
        <span>{sentenceFor(error)}</span>
      </div>
      <TryAgain reads={failed} />
    </li>
  )
}

/** What was read once and could not be read again: what is found in it may be otherwise by now. */
function Old({ facts, reachable }: { facts: ReadFacts; reachable: boolean }) {
  const old = Object.entries(facts).filter(([, read]) => isOld(read, reachable))
  if (old.length === 0) return null
  const error = old.find(([, read]) => read.isError)?.[1].error
  const oldest = Math.min(...old.map(([, read]) => read.dataUpdatedAt))
  return (
    <li>
      <Glyph state="unknown" />
      <div>
        <b>Not current: {namesOf(old)}</b>
        <span>
          Read <TimeText at={oldest} mode="time" />, and not again since. {error && sentenceFor(error)}
        </span>
      </div>
      <TryAgain reads={old} />
    </li>
  )
}

/** True while something that may need attention has not been read yet. */
export const isReading = (reads: ReadFacts): boolean => Object.values(reads).some((read) => read.isLoading)

interface Props {
  facts: Facts
  reads: ReadFacts
  /** False where the last request came to nothing. */
  reachable: boolean
  /** What was read is still looked through. */
  looking: boolean
}

export function Attention({ facts, reads, reachable, looking }: Props) {
  const appliance = useAppliance()
  const found = findings(facts)
  const all = Object.values(reads)
  const reading = isReading(reads) || looking
  const unsure = all.some((read) => read.isError || isOld(read, reachable))
  return (
    <section className={styles.section}>
      <header>
        <h2>Needs attention</h2>
        {(found.length > 0 || (!reading && !unsure)) && <span className={styles.count}>{found.length}</span>}
      </header>
      {found.length === 0 && !unsure ? (
        <p className={styles.quiet}>{reading ? 'Reading.' : 'Nothing in what this key may read.'}</p>
      ) : (
        <ul className={styles.attention}>
          {found.map((finding) => {
            const target = Object.values(catalog).find(({ name }) => name === finding.resource)
            return (
              <li key={finding.id}>
                <Glyph state={finding.state} />
                <div>
                  <b>{finding.title}</b>
                  <span>{finding.detail}</span>
                </div>
                {target && exists(target, appliance) && (
                  <Link className={styles.open} to={finding.page ?? pathOf(target.name)}>
                    {finding.action ?? `Open ${target.words[1]}`}
                  </Link>
                )}
              </li>
            )
          })}
          <Awaited facts={reads} />
          <Unread facts={reads} />
          <Old facts={reads} reachable={reachable} />
        </ul>
      )}
    </section>
  )
}
