/** What is wrong, or will be, and what could not be found out. */
import { Link } from 'react-router'
import { exists } from '../../api/appliance'
import { sentenceFor } from '../../api/errors'
import { useAppliance } from '../../api/session'
import { catalog } from '../../catalog'
import { pathOf } from '../../crud/paths'
import { list } from '../../ui/format'
import { Glyph } from '../../ui/state-glyph'
import { TimeText } from '../../ui/time-text'
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

/** What could not be read, and never was: unknown, which is not the same as well. */
function Unread({ facts }: { facts: ReadFacts }) {
  const entries = Object.entries(facts)
  const failed = entries.filter(([, read]) => read.isError && read.data === undefined)
  const error = failed[0]?.[1].error
  if (failed.length === 0) return null
  const names = failed.flatMap(([name]) => (name in words ? [words[name as keyof ReadFacts]] : []))
  return (
    <li>
      <Glyph state="unknown" />
      <div>
        <b>Not known: {list(names)}</b>
        <span>{sentenceFor(error)}</span>
      </div>
    </li>
  )
}

/** What was read once and could not be read again: what is found in it may be otherwise by now. */
function Old({ facts, reachable }: { facts: ReadFacts; reachable: boolean }) {
  const old = Object.entries(facts).filter(([, read]) => isOld(read, reachable))
  if (old.length === 0) return null
  const names = old.flatMap(([name]) => (name in words ? [words[name as keyof ReadFacts]] : []))
  const error = old.find(([, read]) => read.isError)?.[1].error
  const oldest = Math.min(...old.map(([, read]) => read.dataUpdatedAt))
  return (
    <li>
      <Glyph state="unknown" />
      <div>
        <b>Not current: {list(names)}</b>
        <span>
          Read <TimeText at={oldest} mode="time" />, and not again since. {error && sentenceFor(error)}
        </span>
      </div>
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
          <Unread facts={reads} />
          <Old facts={reads} reachable={reachable} />
        </ul>
      )}
    </section>
  )
}
