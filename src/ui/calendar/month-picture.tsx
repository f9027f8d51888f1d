import { endOfMonth, parseDate, startOfMonth } from '@internationalized/date'
import { classes } from '../class-names'
import styles from './pictures.module.css'
import { addDays, weekdayOf } from './wall'

const names = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const title = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** The days of a month in weeks from Monday; what belongs to other months is left empty. */
function weeksOf(month: string): (string | undefined)[][] {
  const first = startOfMonth(parseDate(month)).toString()
  const last = endOfMonth(parseDate(month)).toString()
  const cells: (string | undefined)[] = Array.from({ length: weekdayOf(first) }, () => undefined)
  for (let day = first; day <= last; day = addDays(day, 1)) cells.push(day)
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

export interface MonthPictureProps {
  /** A day of it. */
  month: string
  /** First and last day of what is shaded. */
  first: string
  last: string
  today: string
  label: string
}

/** A small month with a range of its days shaded. */
export function MonthPicture({ month, first, last, today, label }: MonthPictureProps) {
  return (
    <div className={styles.small} role="img" aria-label={label}>
      <div className={styles.smallTitle}>{title.format(new Date(`${month}T00:00:00Z`))}</div>
      <table>
        <thead>
          <tr>
            {names.map((name) => (
              <th key={name}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week.find(Boolean)}>
              {week.map((day, at) => (
                <td
                  key={day ?? `none ${at}`}
                  className={classes(
                    day !== undefined && day >= first && day <= last && styles.shaded,
                    day === today && styles.today,
                  )}
                >
                  {day && Number(day.slice(8))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
