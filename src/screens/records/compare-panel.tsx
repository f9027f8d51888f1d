/** Two queries side by side: what each finds in one window, what both do, and what only one does. */
import { useContext, useState } from 'react'
import { isCancelled } from '../../api/errors'
import { useAppliance } from '../../api/session'
import { useFailure } from '../../api/use-failure'
import type { Filter } from '../../catalog/filter'
import type { FilterField } from '../../catalog/filter-fields'
import { sentenceOf, sentenceText } from '../../crud/filter-tree/sentence'
import { useSaved } from '../../crud/saved/saved'
import { Failed } from '../../crud/failed'
import { Button } from '../../ui/button'
import { number } from '../../ui/format'
import { Select } from '../../ui/select'
import { thingsOf } from './composer'
import { historyOf } from './history'
import { filterOf, type Query } from './query'
import { savedQueries } from './saved-queries'
import type { RecordsSession } from './session'
import { QueryContext } from './use-query'
import { cut } from './values'
import styles from './panel.module.css'

interface Props {
  session: RecordsSession
  fields: readonly FilterField[]
}

interface Compared {
  of: Query
  a: number
  b: number
  both: number
}

export const wordsOf = (query: Query, fields: readonly FilterField[]): string =>
  sentenceText(sentenceOf(query.filter, fields, thingsOf(query.types))) || `${thingsOf(query.types)}.`

/** Types that both ask for; undefined where they have none in common. */
function commonTypes(a: readonly string[], b: readonly string[]): string[] | undefined {
  if (a.length === 0) return [...b]
  if (b.length === 0) return [...a]
  const common = a.filter((type) => b.includes(type))
  return common.length === 0 ? undefined : common
}

const bothFilters = (a: Filter | undefined, b: Filter | undefined): Filter | undefined =>
  a && b ? { operator: 'and', rules: [a, b] } : (a ?? b)

export function ComparePanel({ session, fields }: Props) {
  const appliance = useAppliance()
  const query = useContext(QueryContext)
  const saved = useSaved(savedQueries, appliance.id)
  const [past] = useState(() => historyOf(appliance.id))
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const [result, setResult] = useState<Compared | undefined>(undefined)
  const [pending, setPending] = useState(false)
  const [error, setError] = useFailure(appliance.id)
  const others = [
    ...saved.map(({ id, name, content }) => ({ value: id, label: name, query: content })),
    ...past.map(({ query: run, at }) => ({ value: String(at), label: cut(wordsOf(run, fields), 70), query: run })),
  ]
  const other = others.find(({ value }) => value === chosen)?.query
  const compare = async () => {
    const base = session.within()
    if (!base || !other) return
    const { filter: _, types: __, ...plain } = base
    const ask = (types: readonly string[] | undefined, filter: Filter | undefined) =>
      types === undefined
        ? Promise.resolve(0)
        : session.count({ ...plain, ...(types.length > 0 && { types: [...types] }), ...(filter && { filter }) })
    setPending(true)
    setError(undefined)
    try {
      const [fa, fb] = [filterOf(query, fields), filterOf(other, fields)]
      const [a, b, both] = await Promise.all([
        ask(query.types, fa),
        ask(other.types, fb),
        ask(commonTypes(query.types, other.types), bothFilters(fa, fb)),
      ])
      setResult({ of: other, a, b, both })
    } catch (failure) {
      if (!isCancelled(failure)) setError(failure)
    } finally {
      setPending(false)
    }
  }
  const shown = result && result.of === other ? result : undefined
  return (
    <section className={styles.facets} aria-label="Compare">
      <p className={styles.note}>
        <b>This query:</b> {wordsOf(query, fields)}
      </p>
      <Select
        label="Compare with"
        value={chosen}
        onChange={setChosen}
        options={others.map(({ value, label }) => ({ value, label }))}
        placeholder={others.length === 0 ? 'No query was saved or run yet' : 'A saved or earlier query'}
      />
      {other && (
        <p className={styles.note}>
          <b>The other:</b> {wordsOf(other, fields)}
        </p>
      )}
      <div className={styles.actions}>
        <Button
          small
          pending={pending}
          reason={
            other
              ? session.within()
                ? undefined
                : 'Search first: a search fixes the window'
              : 'Choose the other query'
          }
          onClick={() => void compare()}
        >
          Compare: 3 requests
        </Button>
      </div>
      {error !== undefined && <Failed error={error} onRetry={() => void compare()} pending={pending} />}
      {shown && (
        <table className={styles.values}>
          <tbody>
            {[
              ['This query', shown.a],
              ['The other', shown.b],
              ['Both', shown.both],
              ['Only this query', shown.a - shown.both],
              ['Only the other', shown.b - shown.both],
            ].map(([words, value]) => (
              <tr key={words}>
                <th scope="row">{words}</th>
                <td>{number(Number(value), 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
