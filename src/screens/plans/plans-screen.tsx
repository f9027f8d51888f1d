/** The history of this machine: every plan, how it stands, and the way to it. */
import { Trash2 } from 'lucide-react'
import { Link } from 'react-router'
import { standingGlyph, standingWords } from '../../crud/plan/standing-words'
import { IconButton } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { count } from '../../ui/format'
import { Note } from '../../ui/note'
import { PageHeader } from '../../ui/page-header'
import { State } from '../../ui/state-glyph'
import { TimeText } from '../../ui/time-text'
import type { Head } from '../../work/journal'
import { standingOf, useHeads, useHolder, useKept } from '../../work/use-work'
import { work } from '../../work/work'
import styles from './plans.module.css'

export default function PlansScreen() {
  // An undo stands with what it undoes.
  const heads = useHeads().filter(({ undoes }) => undoes === undefined)
  const kept = useKept()
  return (
    <>
      <PageHeader title="Plans" facts={count(heads.length, 'plan', 'plans')} ruled />
      {!kept && (
        <Note kind="warn" wide live={false}>
          This browser keeps nothing for this page: plans end with it.
        </Note>
      )}
      {heads.length === 0 ? (
        <EmptyState title="No plans yet">
          A change to many things is a plan first. What was planned on this machine, and what came of it, stands here.
        </EmptyState>
      ) : (
        <ul className={styles.plans}>
          {heads.map((head) => (
            <One key={head.id} head={head} />
          ))}
        </ul>
      )}
    </>
  )
}

function One({ head }: { head: Head }) {
  const holder = useHolder(head.id)
  const standing = standingOf(head, holder)
  return (
    <li>
      <div className={styles.words}>
        <Link to={head.page ?? `/plans/${encodeURIComponent(head.id)}`}>{head.title}</Link>
        <span className={styles.facts}>
          {head.applianceName} · <TimeText at={head.madeAt} />
          {head.reason !== undefined && ` · ${head.reason}`}
          {head.undoneBy !== undefined && ' · undone'}
        </span>
      </div>
      <State state={standingGlyph[standing]}>{standingWords(head, standing)}</State>
      <IconButton
        small
        kind="plain"
        label={`Forget ${head.title}`}
        icon={<Trash2 aria-hidden />}
        reason={holder === 'nobody' ? undefined : 'It runs'}
        onClick={() => void work.forget(head.id)}
      />
    </li>
  )
}
