import { Lock } from 'lucide-react'
import { useId, type ComponentProps, type MouseEvent, type ReactNode } from 'react'
import { classes } from './class-names'
import { Glyph } from './state-glyph'
import { Tooltip } from './tooltip'
import styles from './button.module.css'

/** main: the one main action of a region; danger: only inside a dialog. */
export type ButtonKind = 'main' | 'normal' | 'plain' | 'danger'

interface ButtonLook {
  kind?: ButtonKind
  small?: boolean
  icon?: ReactNode
}

export interface ButtonProps extends ButtonLook, Omit<ComponentProps<'button'>, 'disabled'> {
  /** Why it cannot be used now. The button stays visible and focusable and says so. */
  reason?: string | undefined
  /** Its own work is under way: it does not fire again, the label stays. */
  pending?: boolean
  /** A toggle's state. */
  on?: boolean
}

/** The reason of what waits for work that goes on. */
export const underWay = 'It is under way'

/** A lock is for what another key could do: its reason says what that needs. Whatever else is in the way is no lock. */
const isPrivilege = (reason: string | undefined): boolean =>
  reason !== undefined && /^Needs .*\b(privileges?|key)\b/.test(reason)

/** A push button. With a `reason` it is disabled, stays in the tab order and explains itself. */
export function Button({
  kind = 'normal',
  small,
  icon,
  reason,
  pending,
  on,
  className,
  children,
  ...rest
}: ButtonProps) {
  const why = useId()
  const blocked = Boolean(reason) || pending
  const button = (
    <button
      type="button"
      {...rest}
      {...(blocked && blockedProps)}
      aria-pressed={on ?? rest['aria-pressed']}
      aria-describedby={reason ? why : rest['aria-describedby']}
      aria-busy={pending || undefined}
      className={classes(
        look(kind, small),
        on && styles.on,
        Boolean(reason) && styles.off,
        !children && styles.icon,
        className,
      )}
    >
      {pending ? (
        <Glyph state="running" />
      ) : (
        (icon ?? (isPrivilege(reason) ? <Lock className={styles.lock} aria-hidden /> : undefined))
      )}
      {children}
    </button>
  )
  // Drawn alike with a reason and without: a button that was drawn anew would lose the focus when one comes or goes.
  return (
    <>
      <Tooltip text={reason} describes={false}>
        {button}
      </Tooltip>
      {reason && (
        <span id={why} hidden>
          {reason}
        </span>
      )}
    </>
  )
}

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'aria-label'> {
  /** Its name for screen readers and in the tooltip. */
  label: string
  icon: ReactNode
}

/** A button that shows an icon alone; its name is in the tooltip. */
export function IconButton({ label, kind = 'plain', reason, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={!reason && label} describes={false}>
      <Button kind={kind} reason={reason} {...rest} aria-label={label} />
    </Tooltip>
  )
}

export interface ButtonLinkProps extends ButtonLook, ComponentProps<'a'> {}

/** A link that looks like a button: it goes somewhere, it does nothing. */
export function ButtonLink({ kind = 'normal', small, icon, className, children, ...rest }: ButtonLinkProps) {
  return (
    <a {...rest} className={classes(look(kind, small), className)}>
      {icon}
      {children}
    </a>
  )
}

function look(kind: ButtonKind, small: boolean | undefined): string {
  return classes(styles.button, styles[kind], small && styles.small)
}

function swallow(event: MouseEvent) {
  event.preventDefault()
  event.stopPropagation()
}

const blockedProps = { 'aria-disabled': true, onClick: swallow, onDoubleClick: swallow } as const
