import { X } from 'lucide-react'
import { use, useId, type ReactNode } from 'react'
import { IconButton, underWay } from './button'
import { classes } from './class-names'
import { bounded } from './table/bounded'
import { useDiscard, type Typed } from './dialog'
import { DialogNews } from './dialog-news'
import { Modal } from './modal'
import { useHeld } from './use-held'
import styles from './dialog.module.css'

/** While it is sent, its fields stay as they are. */
export interface DrawerProps extends Typed {
  title: ReactNode
  /** Quiet words under the title: what is being changed. */
  aside?: ReactNode
  children: ReactNode
  footer?: ReactNode
  /** 720 instead of 440. */
  wide?: boolean
}

/** Characters of what is edited that stand above the form: it is seen whole in the form itself. */
const mostNamed = 200

/** A form at the right edge, over the page it belongs to. */
export function Drawer(props: DrawerProps) {
  const { open, title, aside, children, footer, pending, wide } = props
  const named = useId()
  const news = use(DialogNews)
  const body = useHeld(pending === true && open)
  const [leave, question] = useDiscard(props)
  if (!open) return null
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
      {question}
    </Modal>
  )
}
