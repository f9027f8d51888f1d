import { useState } from 'react'
import { lazily } from '../../ui/lazily'
import styles from './first-key.module.css'

const FirstKey = lazily(() => import('./first-key').then((module) => module.FirstKey), { ahead: false })

export interface NoKeyYetProps {
  /** The address as it was typed. */
  url: string
  onUse: (url: string, key: string) => void
}

/** The way in for whoever has no key. */
export function NoKeyYet({ url, onUse }: NoKeyYetProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <p className={styles.question}>
        No key yet?{' '}
        <button type="button" className={styles.link} onClick={() => setOpen(true)}>
          Make the first one
        </button>
      </p>
      {open && (
        <FirstKey
          url={url}
          onClose={() => setOpen(false)}
          onUse={(made, key) => {
            setOpen(false)
            onUse(made, key)
          }}
        />
      )}
    </>
  )
}
