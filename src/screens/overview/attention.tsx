/** What is wrong, or will be, and what could not be found out. */
import { Link } from 'react-router'
import { exists } from '../../api/appliance'
import { sentenceFor } from '../../api/errors'
import { useAppliance } from '../../api/session'
import { catalog } from '../../catalog'
import { pathOf } from '../../crud/paths'
import { list } from '../../ui/format'
import { Glyph } from '../../ui/state-glyph'
import { findings, type Facts } from './checks'
import styles from './overview-screen.module.css'
import type { ReadFacts } from './use-facts'

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

/** True while something that may need attention has not been read yet. */
export const isReading = (reads: ReadFacts): boolean => Object.values(reads).some((read) => read.isLoading)

export function Attention({ facts, reads }: { facts: Facts; reads: ReadFacts }) {
  const appliance = useAppliance()
  const found = findings(facts)
  const all = Object.values(reads)
  const reading = isReading(reads)
  const unread = all.some((read) => read.isError && read.data === undefined)
  return (
    <section className={styles.section}>
      <header>
        <h2>Needs attention</h2>
        {(found.length > 0 || !reading) && <span className={styles.count}>{found.length}</span>}
      </header>
      {found.length === 0 && !unread ? (
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
        </ul>
      )}
    </section>
  )
}
