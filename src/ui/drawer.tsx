import { X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { IconButton } from './button'
import { classes } from './class-names'
import { ConfirmDialog } from './dialog'
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
  /** 720 instead of 440. */
  wide?: boolean
}

/** A form at the right edge, over the page it belongs to. */
export function Drawer({ open, onClose, title, aside, children, footer, dirty, wide }: DrawerProps) {
  const [asking, setAsking] = useState(false)
  const leave = () => (dirty ? setAsking(true) : onClose())
  return (
    <ModalOverlay isOpen={open} isDismissable onOpenChange={(isOpen) => !isOpen && leave()} className={styles.side}>
      <Modal className={classes(styles.drawer, wide && styles.drawerWide)}>
        <AriaDialog className={styles.sheet}>
          <header className={styles.drawerHead}>
            <div>
              <Heading slot="title" level={2}>
                {title}
              </Heading>
              {aside && <span className={styles.aside}>{aside}</span>}
            </div>
            <IconButton label="Close" icon={<X aria-hidden />} onClick={leave} />
          </header>
          <div className={styles.drawerBody}>{children}</div>
          {footer && <footer className={styles.drawerFoot}>{footer}</footer>}
          <ConfirmDialog
            open={asking}
            onClose={() => setAsking(false)}
            title="Discard what you typed?"
            action="Discard"
            keep="Keep editing"
            onConfirm={onClose}
          >
            <p>Nothing of it was sent.</p>
          </ConfirmDialog>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
