/** What runs, wherever one is: the plans of this machine, and how they stand. Their end is told on every page. */
import { useQueryClient } from '@tanstack/react-query'
import { Workflow } from 'lucide-react'
import { useEffect } from 'react'
import { Link, useNavigate } from 'react-router'
import { leaving } from '../browser/leave'
import type { Head } from '../work/journal'
import { standingOf, useHeads, useHolder, type Standing } from '../work/use-work'
import { work } from '../work/work'
import { standingGlyph, standingWords } from '../crud/plan/standing-words'
import './step-kinds'
import { Button } from '../ui/button'
import { useLeaveQuestion } from '../ui/leave-guard'
import { PopoverButton } from '../ui/popover'
import { Progress } from '../ui/progress'
import { Glyph } from '../ui/state-glyph'
import { Unseen } from '../ui/unseen'
import styles from './tray.module.css'

/** Longer lists are on their own page. */
const mostShown = 6

const stopped = new Set<Standing>(['paused', 'interrupted'])
/** Pages that give their plans again what no journal keeps, such as images: they are gone on with or taken over there. */
const giving = new Set(['/firmware', '/fleet'])
const troubled = new Set<Standing>(['paused', 'interrupted', 'failed', 'unverified'])

const pageOf = (head: Head): string => head.page ?? `/plans/${encodeURIComponent(head.undoes ?? head.id)}`

export function Tray({ className }: { className: string | undefined }) {
  const client = useQueryClient()
  const heads = useHeads()
  useEffect(
    () => work.connect(client, (view) => void import('../crud/plan/news').then(({ tellNews }) => tellNews(view))),
    [client],
  )
  const standings = heads.map((head) => standingOf(head, work.holderOf(head.id)))
  const running = standings.filter((one) => one === 'running' || one === 'elsewhere').length
  // It can be taken up again, and whoever closes the tab by mistake need not.
  useLeaveQuestion(standings.includes('running'))
  const attention = heads.filter((head, at) => troubled.has(standings[at] ?? 'planned') && head.undoneBy === undefined)
  if (heads.length === 0) return null
  const state = running > 0 ? 'running' : attention.length > 0 ? 'warn' : 'ok'
  const words =
    running > 0 ? `${running} running` : attention.length > 0 ? `${attention.length} need attention` : 'nothing runs'
  return (
    <div className={styles.place}>
      <PopoverButton
        label="Plans"
        title="Plans"
        placement="bottom end"
        trigger={
          <button type="button" className={className} title={`Plans: ${words}`} aria-label={`Plans: ${words}`}>
            <Workflow size={16} strokeWidth={1.75} aria-hidden />
            <Glyph state={state} />
            {running + attention.length > 0 && <b>{running > 0 ? running : attention.length}</b>}
          </button>
        }
      >
        {(close) => (
          <div className={styles.tray}>
            <ul>
              {heads.slice(0, mostShown).map((head) => (
                <One key={head.id} head={head} onGo={close} />
              ))}
            </ul>
            <Link to="/plans" onClick={close}>
              All plans of this machine
            </Link>
          </div>
        )}
      </PopoverButton>
      <Unseen>
        <span role="status">
          {running > 0 ? '' : attention.map((head) => `${head.title} needs attention`).join('. ')}
        </span>
      </Unseen>
    </div>
  )
}

/** What one click does about a plan that stands still or runs elsewhere. */
function actOn({ id, page }: Head, standing: Standing, look: () => void): [words: string, act: () => void] | undefined {
  if (standing !== 'planned' && standing !== 'elsewhere' && !stopped.has(standing)) return undefined
  if (standing === 'planned' || giving.has(page ?? '')) return ['Look', look]
  return standing === 'elsewhere' ? ['Take over', () => void work.takeOver(id)] : ['Go on', () => void work.resume(id)]
}

function One({ head, onGo }: { head: Head; onGo: () => void }) {
  const holder = useHolder(head.id)
  const navigate = useNavigate()
  const standing = standingOf(head, holder)
  const act = actOn(head, standing, () => {
    onGo()
    leaving(() => void navigate(pageOf(head)))
  })
  return (
    <li>
      <Glyph state={standingGlyph[standing]} />
      <div>
        <Link to={pageOf(head)} onClick={onGo}>
          {head.title}
        </Link>
        <small>
          {head.applianceName}: {standingWords(head, standing)}
        </small>
        {head.why !== undefined && stopped.has(standing) && <small>{head.why}</small>}
        {holder !== 'nobody' && (
          <Progress bare label={head.title} value={head.done + head.failed} failed={head.failed} of={head.of} />
        )}
      </div>
      {act && (
        <Button small onClick={act[1]} aria-label={`${act[0]}: ${head.title}`}>
          {act[0]}
        </Button>
      )}
    </li>
  )
}
