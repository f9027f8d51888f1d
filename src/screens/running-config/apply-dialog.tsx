/** Asks before the live configuration is replaced: which sections change, which go, and whether this console survives it. */
import { appliancePlace } from '../../work/document/place'
import { useAppliance } from '../../api/session'
import { lockOuts } from '../../work/document/config'
import { changesBetween, type Document } from '../../work/document/sections'
import { ConfirmDialog } from '../../ui/dialog'
import { count, list } from '../../ui/format'
import { Note } from '../../ui/note'
import styles from './running-config.module.css'

export interface Proposal {
  /** What it was made from. */
  base: Document
  mine: Document
  /** What it is called: "Replace running config". */
  action: string
}

export function ApplyDialog({
  proposal: { base, mine, action },
  onClose,
  onApply,
}: {
  proposal: Proposal
  onClose: () => void
  onApply: () => void
}) {
  const appliance = useAppliance()
  const changes = changesBetween(base, mine)
  const removed = changes.filter(({ to }) => to === null).map(({ name }) => name)
  const changed = changes.filter(({ from, to }) => from !== null && to !== null).map(({ name }) => name)
  const added = changes.filter(({ from }) => from === null).map(({ name }) => name)
  const locks = lockOuts(base, mine, { ...appliancePlace(appliance.url), user: appliance.user })
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={
        <>
          {action} of <bdi>{appliance.name}</bdi>?
        </>
      }
      action={action}
      keep="Keep what is there"
      typed={appliance.name}
      reason={changes.length === 0 ? 'Nothing would change' : undefined}
      onConfirm={onApply}
    >
      <p>
        The whole document is sent, with {count(changes.length, 'section', 'sections')} changed against what is there;
        what others changed meanwhile stays. It lasts until a restart unless it is saved.
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
    </ConfirmDialog>
  )
}
