import { useEffect, useRef, type ReactNode } from 'react'
import styles from './records.module.css'

/**
 * What comes of a button at the head of the page: where one has scrolled on, or room is small, it would come unseen.
 * @param of another one is brought in sight anew
 */
export function InSight({ of, children }: { of: unknown; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Newer browsers answer with a promise, which is no clean-up.
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [of])
  return (
    <div ref={box} className={styles.inSight}>
      {children}
    </div>
  )
}
