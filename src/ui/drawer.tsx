import { X } from 'lucide-react'
import { use, useId, useState, type ReactNode } from 'react'
import { IconButton, underWay } from './button'
import { classes } from './class-names'
import { bounded } from './table/bounded'
import { ConfirmDialog } from './dialog'
import { DialogNews } from './dialog-news'
import { useBackQuestion, useLeaveQuestion } from './leave-guard'
import { Modal } from './modal'
import { useHeld } from './use-held'
import styles from './dialog.module.css'

export interface DrawerProps {
  open: boolean
  onClose: () => void
  title: ReactNode
  /** Quiet words under the title: what is being changed. */
  aside?: ReactNode
  children: ReactNode
  footer?: ReactNode
  /** Something was typed: closing asks first. */
  dirty?: boolean
  /** What is said to whoever discards it; that nothing was sent unless told. */
  discarded?: string
  /** It is being sent as it stands: what comes of it is told here, so it stays open and as it is until then. */
  pending?: boolean
  /** 720 instead of 440. */
  wide?: boolean
}

/** Characters of what is edited that stand above the form: it is seen whole in the form itself. */
const mostNamed = 200

/** A form at the right edge, over the page it belongs to. */
export function Drawer(props: DrawerProps) {
  const { open, onClose, title, aside, children, footer, dirty, pending, wide } = props
  const named = useId()
  /** How to leave, while it is asked. */
  const [leaving, setLeaving] = useState<{ go: () => void } | null>(null)
  const news = use(DialogNews)
  const body = useHeld(pending === true && open)
  useLeaveQuestion(open && (dirty === true || pending === true))
  useBackQuestion(open && dirty === true && !pending, (go) => setLeaving({ go }))
  if (!open) return null
  const leave = () => {
    if (pending) return
    if (dirty) setLeaving({ go: onClose })
    else onClose()
  }
  return (
    <Modal dismissable onClose={leave} labelledBy={named} className={classes(styles.drawer, wide && styles.drawerWide)}>
      <div className={styles.drawerHead}>
        <div>
          <h2 id={named}>{bounded(title, mostNamed)}</h2>
          {aside && <span className={styles.aside}>{bounded(aside, mostNamed)}</span>}
        </div>
        <IconButton label="Close" icon={<X aria-hidden />} reason={pending ? underWay : undefined} onClick={leave} />
      </div>
      <div ref={body} className={styles.drawerBody} aria-busy={pending}>
        {children}
      </div>
      <div className={styles.news}>{news}</div>
      {footer && <div className={styles.drawerFoot}>{footer}</div>}
      <ConfirmDialog
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        title="Discard what you typed?"
        action="Discard"
        keep="Keep editing"
        onConfirm={() => leaving?.go()}
      >
        <p>{props.discarded ?? 'Nothing of it was sent.'}</p>
      </ConfirmDialog>
    </Modal>
  )
}
