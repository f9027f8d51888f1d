import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { reasonOf, type Appliance } from '../api/appliance'
import { useAppliance } from '../api/session'
import { bundles } from '../catalog/bundles'
import { listQuery } from '../crud/list-query'
import { nameOf } from '../crud/model'
import { list as listWords } from '../ui/format'
import { KeyValueList } from '../ui/key-value-list'
import { Note } from '../ui/note'
import { faultsOf } from './bundle-faults'
import { holdingsOf, namesIn, resourceOfKind, unlistedOf, versionAbove, type Holding } from './bundle-contents'

/** Names beyond these are in the download. */
const mostNames = 20

const takenWords = (names: readonly string[], where: string): string | undefined =>
  names.length === 0
    ? undefined
    : `${where} already, would be overwritten or left: ${listWords(names.slice(0, mostNames))}${
        names.length > mostNames ? `, and ${names.length - mostNames} more` : ''
      }`

/**
 * What a bundle holds, by kind and name, what of it an appliance has already, and whether it is new enough: this one,
 * unless told.
 */
export function Holdings({ of, on }: { of: unknown; on?: Appliance }) {
  const here = useAppliance()
  const appliance = on ?? here
  const holdings = useMemo(() => holdingsOf(of), [of])
  const there = useQueries({
    queries: holdings.map(({ kind }) => {
      const resource = resourceOfKind(kind)
      const list = resource?.operations['list']
      return {
        ...listQuery(appliance, list ?? bundles.operations.list),
        enabled: list !== undefined && reasonOf(list, appliance) === undefined,
      }
    }),
  })
  /** Names that the appliance has already: an installation that overwrites takes their place. */
  const takenBy = ({ kind, names }: Holding, index: number): string[] => {
    const resource = resourceOfKind(kind)
    if (!resource) return []
    const known = new Set((there[index]?.data ?? []).map((row) => nameOf(resource, row)))
    return [...new Set(names)].filter((name) => known.has(name))
  }
  const takenHint = (holding: Holding, index: number): string | undefined => {
    const where = on ? `On ${on.name}` : 'Here'
    const read = there[index]
    if (read?.isLoading) return `${where} already: being looked for`
    if (read?.isError && read.data === undefined) return `${where} already: not known, since it could not be read`
    return takenWords(takenBy(holding, index), where)
  }
  const above = versionAbove(appliance.version, of)
  const unlisted = unlistedOf(of)
  const faults = useMemo(() => faultsOf(of), [of])
  return (
    <>
      {above && (
        <Note kind="warn" live={false}>
          {above.needs === undefined
            ? `It was exported from ${above.from ?? ''} without saying which release it needs`
            : `It is made for ${above.needs} or later`}
          , and <bdi>{appliance.name}</bdi> runs {appliance.version}. What it brings may be refused there, or not work.
        </Note>
      )}
      {unlisted.length > 0 && (
        <Note kind="warn" live={false}>
          Not read, because it is no list: {listWords(unlisted.slice(0, mostNames))}. An appliance may refuse the whole
          bundle for it.
        </Note>
      )}
      {faults.length > 0 && (
        <Note kind="warn" live={false}>
          An appliance may refuse the whole bundle for {faults.length === 1 ? 'this' : 'these'}:
          <ul>
            {faults.slice(0, mostNames).map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
            {faults.length > mostNames && <li>{faults.length - mostNames} more</li>}
          </ul>
        </Note>
      )}
      {holdings.length === 0 ? (
        <p>It holds nothing that this console knows how to read.</p>
      ) : (
        <KeyValueList
          items={holdings.map((holding, index) => ({
            key: holding.kind,
            label: holding.kind,
            hint: takenHint(holding, index),
            value: `${holding.count}: ${listWords(namesIn(holding, mostNames))}`,
          }))}
        />
      )}
    </>
  )
}
