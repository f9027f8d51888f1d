/** Asks before the live configuration is replaced: which sections change, which go, and whether this console survives it. */
import { appliancePlace } from '../../work/document/place'
import { useAppliance } from '../../api/session'
import { useAtDesk } from '../../crud/config/use-configs'
import type { Config } from '../../work/document/desk'
import { ConfirmCall } from '../../crud/confirm-call'
import { count, list } from '../../ui/format'
import { Note } from '../../ui/note'
import styles from './running-config.module.css'

export interface Proposal {
  /** What it was made from. */
  base: Config
  mine: Config
  /** What it is called: "Replace running config". */
  action: string
  /** Sections in which it wins over what somebody else changed meanwhile. */
  force?: ReadonlySet<string>
}

export function ApplyDialog({
  proposal: { base, mine, action },
  onClose,
  onApply,
}: {
  proposal: Proposal
  onClose: () => void
  /** Rejects where it came to nothing. */
  onApply: () => Promise<void>
}) {
  const appliance = useAppliance()
  const between = { from: base, to: mine }
  const here = { ...appliancePlace(appliance.url), user: appliance.user }
  const compared = useAtDesk('changes', ['', base.twin, mine.twin], between)
  const locked = useAtDesk('lockOuts', ['', base.twin, mine.twin, here.user], { ...between, here })
  const changes = compared.data ?? []
  const locks = locked.data ?? []
  const removed = changes.filter(({ is }) => !is).map(({ name }) => name)
  const changed = changes.filter(({ was, is }) => was && is).map(({ name }) => name)
  const added = changes.filter(({ was }) => !was).map(({ name }) => name)
  const problem = compared.error ?? locked.error
  return (
    <ConfirmCall
      of={appliance.id}
      open
      // It may take a minute until this browser is known to be locked out, and the page tells how far it is.
      goesOn
      onClose={onClose}
      title={
        <>
          {action} of <bdi>{appliance.name}</bdi>?
        </>
      }
      action={action}
      keep="Keep what is there"
      typed={appliance.name}
      reason={
        problem?.message ??
        (!compared.data || !locked.data
          ? 'It is being compared'
          : changes.length === 0
            ? 'Nothing would change'
            : undefined)
      }
      onConfirm={onApply}
    >
      <p>
        The whole document is sent
        {compared.data && `, with ${count(changes.length, 'section', 'sections')} changed against what is there`}; what
        others changed meanwhile stays. It lasts until a restart unless it is saved.
      </p>
      {changed.length > 0 && (
        <p>
          Changed: <span className={styles.names}>{list(changed)}</span>
        </p>
      )}
      {added.length > 0 && (
        <p>
          Added: <span className={styles.names}>{list(added)}</span>
        </p>
      )}
      {removed.length > 0 && (
        <Note kind="danger" live={false}>
          Removed: <span className={styles.names}>{list(removed)}</span>
        </Note>
      )}
      {locks.length > 0 && (
        <Note kind="danger" live={false}>
          It takes away {list(locks)}. If this browser is locked out, a restart brings the saved config back.
        </Note>
      )}
    </ConfirmCall>
  )
}
