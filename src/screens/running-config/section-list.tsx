/** The names of all sections, those that differ first; one of them can be looked at alone. */
import type { SectionDiff } from './diff-rows'
import styles from './running-config.module.css'

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
          {some.map(({ name, gone, added }) => (
            <li key={name}>
              <button
                type="button"
                aria-pressed={name === chosen}
                onClick={() => onChoose(name === chosen ? null : name)}
              >
                <span>{name}</span>
                {gone + added > 0 && (
                  <small>
                    <span className={styles.minus}>−{gone}</span> <span className={styles.plus}>+{added}</span>
                  </small>
                )}
              </button>
            </li>
          ))}
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
