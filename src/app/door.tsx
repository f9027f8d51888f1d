/** The frame of the sign-in page: the deck without an appliance. */
import { MoonStar, Sun, SunMoon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './door.module.css'
import { Mark } from './mark'
import { nextChoice, prefer, usePreferences } from './preferences'

const themes = {
  system: { words: 'as the system', Icon: SunMoon },
  light: { words: 'light', Icon: Sun },
  dark: { words: 'dark', Icon: MoonStar },
}

/** Goes round the themes: as the system, light, dark. */
export function ThemeButton({ className }: { className?: string | undefined }) {
  const { theme } = usePreferences()
  const { words, Icon } = themes[theme]
  return (
    <button
      type="button"
      className={className}
      title={`Theme: ${words}`}
      aria-label={`Theme: ${words}`}
      onClick={() => prefer('theme', nextChoice('theme'))}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden />
    </button>
  )
}

export function Door({ children }: { children: ReactNode }) {
  return (
    <div className={styles.door}>
      <header className={styles.deck}>
        <span className={styles.mark}>
          <Mark />
          hopdeck
        </span>
        <span className={styles.tools}>
          <ThemeButton className={styles.tool} />
          <span>Version {__APP_VERSION__}</span>
        </span>
      </header>
      {children}
    </div>
  )
}
