/** One appliance of a run: its way as a line, its log, and what a person can do about it. */
import { ListRestart, ScrollText, SkipForward } from 'lucide-react'
import { useState } from 'react'
import { Button, underWay } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { HopLine } from '../../ui/hop-line'
import { KeyValueList } from '../../ui/key-value-list'
import { MenuButton } from '../../ui/menu'
import { Section } from '../../ui/panel'
import { TextField } from '../../ui/text-field'
import { TimeText } from '../../ui/time-text'
import { platformNames } from '../../catalog/platform'
import type { Event } from '../../work/fleet/events'
import type { Member } from '../../work/fleet/member'
import type { FleetState } from '../../work/fleet/state'
import styles from './fleet.module.css'
import planStyles from './plan.module.css'
import { KeyNeeded } from './key-needed'
import { stopsOf, type Standing } from './member-words'

interface Props {
  member: Member
  standing: Standing
  state: FleetState
  /** Hands an event to whoever runs the plan, or keeps it until somebody does. */
  onEvent: (event: Event) => void
  /** Why nothing can be asked of it here. */
  reason: string | undefined
}

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const

function Skip({ member, onSkip, onClose }: { member: Member; onSkip: (why: string) => void; onClose: () => void }) {
  const [why, setWhy] = useState('')
  const reason = why.trim() === '' ? 'Say why first' : undefined
  return (
    <Dialog
      open
      dirty={why.trim() !== ''}
      onClose={onClose}
      title={
        <>
          Skip <bdi>{member.name}</bdi>?
        </>
      }
      footer={
        <>
          <Button onClick={onClose}>Keep it in the plan</Button>
          <Button kind="main" icon={<SkipForward {...icon} />} reason={reason} onClick={() => onSkip(why.trim())}>
            Skip
          </Button>
        </>
      }
    >
      <p>It stays on {member.from}. What may not be newer than it stays, too; the rest goes on without it.</p>
      <TextField label="Why" value={why} onChange={setWhy} autoFocus hint="Stands in the report." />
    </Dialog>
  )
}

function Log({ member, state, onClose }: { member: Member; state: FleetState; onClose: () => void }) {
  const lines = state.log.filter(({ who }) => who === member.id || who === member.cluster || who === '')
  return (
    <Dialog open wide onClose={onClose} title={<bdi>{member.name}</bdi>} aside={`${lines.length} lines`}>
      <ol className={planStyles.log}>
        {lines.map(({ at, words }, index) => (
          // Lines are only added at the end.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <TimeText at={at} mode="exact" /> {words}
          </li>
        ))}
      </ol>
    </Dialog>
  )
}

export function MemberPanel({ member, standing, state, onEvent, reason }: Props) {
  const [open, setOpen] = useState<'skip' | 'log' | null>(null)
  const { state: one } = standing
  const busy = one.doing !== null || (one.followed !== null && one.outcome === null)
  const close = () => setOpen(null)
  const retry = (from: 'check' | 'upload' | 'upgrade' | null) => onEvent({ kind: 'retried', member: member.id, from })
  const failed = one.outcome === 'failed' || one.outcome === 'skipped'
  const why = reason ?? (busy ? underWay : failed ? undefined : 'Nothing of it has failed')
  return (
    <Section
      title={<bdi>{member.name}</bdi>}
      aside={`${platformNames[member.platform]}${member.cluster === null ? '' : `, ${member.node === 'master' ? 'master' : 'data node'} of ${member.cluster}`}`}
    >
      <HopLine standing label={`Way of ${member.name}`} stops={stopsOf(member, standing)} />
      <KeyNeeded member={member} reason={reason} />
      <div className={styles.acts}>
        <Button small icon={<ScrollText {...icon} />} onClick={() => setOpen('log')}>
          Log
        </Button>
        <Button
          small
          icon={<SkipForward {...icon} />}
          reason={reason ?? (busy ? underWay : one.outcome === 'verified' ? 'It is verified' : undefined)}
          onClick={() => setOpen('skip')}
        >
          Skip…
        </Button>
        <MenuButton
          small
          label="Retry"
          icon={<ListRestart {...icon} />}
          reason={why}
          items={[
            ...(one.followed
              ? [{ id: 'verify', label: 'From Verify: look at it again', onAction: () => retry(null) }]
              : []),
            ...(one.uploaded
              ? [{ id: 'upgrade', label: 'From Upgrade: give the command again', onAction: () => retry('upgrade') }]
              : []),
            { id: 'upload', label: 'From Upload: send the image again', onAction: () => retry('upload') },
          ]}
        />
      </div>
      <KeyValueList
        items={[
          { key: 'url', label: 'Address', value: member.id.replace(/^https?:\/\//, ''), mono: true },
          { key: 'image', label: 'Image', value: member.image },
          { key: 'from', label: 'From', value: `${member.from} to ${member.to}` },
        ]}
      />
      {one.differences && one.differences.length > 0 && (
        <>
          <KeyValueList
            items={one.differences.map(({ name, before, after }) => ({
              key: name,
              label: name,
              value: `${before || 'nothing'}, now ${after || 'nothing'}`,
            }))}
          />
          <div className={styles.acts}>
            <Button
              small
              reason={reason ?? (one.accepted ? 'It was looked at' : undefined)}
              onClick={() => onEvent({ kind: 'accepted', member: member.id })}
            >
              Go on
            </Button>
          </div>
        </>
      )}
      {open === 'skip' && (
        <Skip
          member={member}
          onClose={close}
          onSkip={(words) => {
            close()
            onEvent({ kind: 'skipped', member: member.id, words })
          }}
        />
      )}
      {open === 'log' && <Log member={member} state={state} onClose={close} />}
    </Section>
  )
}
