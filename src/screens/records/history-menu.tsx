import { History as Icon } from 'lucide-react'
import { memo } from 'react'
import type { FilterField } from '../../catalog/filter-fields'
import { MenuButton } from '../../ui/menu'
import { TimeText } from '../../ui/time-text'
import { wordsOf } from './compare-panel'
import { historyOf } from './history'
import type { Query } from './query'
import type { Ran } from './session'
import { cut } from './values'

interface Props {
  appliance: string
  fields: readonly FilterField[]
  /** Drawn anew when something ran. */
  ran: Ran | undefined
  onQuery: (query: Query) => void
}

/** What was asked before; it is put into the composer, not run. Read when something ran, not with every letter. */
export const History = memo(function History({ appliance, fields, onQuery }: Props) {
  const past = historyOf(appliance)
  return (
    <MenuButton
      label="Earlier queries"
      icon={<Icon aria-hidden />}
      iconOnly
      reason={past.length === 0 ? 'Nothing was searched here yet' : undefined}
      items={past.map(({ query, at }) => ({
        id: String(at),
        label: cut(wordsOf(query, fields), 70),
        hint: <TimeText at={at} />,
        onAction: () => onQuery(query),
      }))}
    />
  )
})
