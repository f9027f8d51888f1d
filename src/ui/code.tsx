import { classes } from './class-names'
import { CopyButton } from './copy-button'
import { number } from './format'
import styles from './code.module.css'

export interface CodeProps {
  children: string
  /** What it is, for screen readers: "Request as cURL". */
  label: string
  wrap?: boolean
  /** Without a frame, in a panel that has one. */
  bare?: boolean
  /** What the button copies, if it is not what is shown. */
  copy?: string | (() => string)
  className?: string | undefined
}

/** Characters that are laid out; the copy has all of them. */
const longest = 100_000

/** Text to run or to read character by character, with its copy at the top right. */
export function Code({ children, label, wrap, bare, copy, className }: CodeProps) {
  return (
    <div className={classes(styles.frame, bare && styles.bare, className)}>
      {/* The text scrolls, so the keyboard must reach it. */}
      <pre tabIndex={0} role="group" aria-label={label} className={classes(styles.code, wrap && styles.wrap)}>
        {children.length > longest ? children.slice(0, longest) : children}
        {children.length > longest && (
          <i>{`\n… the first ${number(longest)} of ${number(children.length)} characters; copying takes all of them`}</i>
        )}
      </pre>
      <CopyButton small iconOnly className={styles.copy} text={copy ?? children} label={`Copy ${label}`} />
    </div>
  )
}
