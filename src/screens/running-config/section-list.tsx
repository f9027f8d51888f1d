/** The names of all sections, those that differ first; one of them can be looked at alone. */
import type { SectionDiff } from '../../work/document/diff-rows'
import { number } from '../../ui/format'
import styles from './running-config.module.css'

/** Names of one kind that are shown. */
const most = 500

export function SectionList({
  sections,
  chosen,
  onChoose,
}: {
  sections: readonly SectionDiff[]
  chosen: string | null
  onChoose: (name: string | null) => void
}) {
  const part = (title: string, some: readonly SectionDiff[]) =>
    some.length > 0 && (
      <>
        <h2>{title}</h2>
        <ul>
          {some.slice(0, most).map(({ name, gone, added }) => (
            <li key={name}>
              <button
                type="button"
                aria-pressed={name === chosen}
                onClick={() => onChoose(name === chosen ? null : name)}
              >
                <span title={name}>{name}</span>
                {gone + added > 0 && (
                  <small>
                    <span className={styles.minus}>−{gone}</span> <span className={styles.plus}>+{added}</span>
                  </small>
                )}
              </button>
            </li>
          ))}
          {some.length > most && <li className={styles.quiet}>{number(some.length - most, 0)} more</li>}
        </ul>
      </>
    )
  return (
    <nav className={styles.sections} aria-label="Sections">
      {part(
        'Changed',
        sections.filter(({ changed }) => changed),
      )}
      {part(
        'Alike',
        sections.filter(({ changed }) => !changed),
      )}
    </nav>
  )
}
