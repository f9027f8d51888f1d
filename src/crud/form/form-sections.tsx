import type { ReactNode } from 'react'
import type { Field } from '../../catalog/fields'
import styles from './form.module.css'

/** The fields of a form in their order; those of one group that follow each other stand under its heading. */
export function FormSections({ fields, draw }: { fields: readonly Field[]; draw: (field: Field) => ReactNode }) {
  const sections: { group: string | undefined; fields: Field[] }[] = []
  for (const field of fields) {
    const last = sections.at(-1)
    if (last && last.group === field.meta.group) last.fields.push(field)
    else sections.push({ group: field.meta.group, fields: [field] })
  }
  return sections.map((section) =>
    section.group === undefined ? (
      section.fields.map(draw)
    ) : (
      <fieldset key={section.group} className={styles.section}>
        <legend className={styles.heading}>{section.group}</legend>
        {section.fields.map(draw)}
      </fieldset>
    ),
  )
}
