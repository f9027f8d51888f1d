import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useAppliance } from '../../api/session'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { useBrowser } from '../browser'
import { give, type Carried } from '../carried'
import { idOf, nameOf, sentence, type Row } from '../model'
import { OutcomeTable } from '../outcome-table'
import { assignRefusalOf } from '../refusal'
import { sayReplayed } from '../restore'
import { retryWords, useBulk } from '../use-bulk'
import type { Replayed } from '../assignments'

/** Gives a copy what its source has, kind by kind, and keeps what of each is left to give. */
export function useGiving() {
  const { resource } = useBrowser()
  const appliance = useAppliance()
  const client = useQueryClient()
  const bulk = useBulk()
  const left = useRef(new Map<string, { carried: Carried; of: number }>())

  const run = async (row: Row, keys: readonly string[]): Promise<Replayed[] | null> => {
    const all: Replayed[] = []
    const outcomes = await bulk.run(keys, async (key) => {
      const rest = left.current.get(key)
      if (!rest) return ''
      const { carried, of } = rest
      const refusal = carried.kind === 'side' ? assignRefusalOf(resource, row, carried.side.to) : undefined
      if (refusal !== undefined) throw new Error(refusal)
      const result = await give(client, appliance, carried, idOf(resource, row))
      const missing = result.left.items.length
      left.current.set(key, { carried: result.left, of })
      // A second try sends what is left and says how much is there of all.
      const replayed = { ...result.replayed, wanted: of, verified: of - missing }
      all.push(replayed)
      const words = `${sayReplayed([replayed])} assigned and verified`
      if (missing > 0) throw new Error([`${words}.`, replayed.problem].filter(Boolean).join(' '))
      return words
    })
    return [...outcomes.values()].every(({ state }) => state === 'done') ? all : null
  }

  return {
    bulk,
    /** What was given, in words; null where something is left. */
    start: async (row: Row, carried: readonly Carried[]): Promise<string | null> => {
      left.current = new Map(carried.map((each) => [each.key, { carried: each, of: each.items.length }]))
      const all = await run(row, [...left.current.keys()])
      return all && sayReplayed(all)
    },
    again: (row: Row) => run(row, bulk.left),
  }
}

interface Props {
  giving: ReturnType<typeof useGiving>
  row: Row
  /** What it is given. */
  given: readonly Carried[]
  onClose: () => void
}

/** What came of giving a copy what its source has; what failed can be tried again. */
export function CopyOutcome({ giving, row, given, onClose }: Props) {
  const { resource } = useBrowser()
  const { bulk } = giving
  const { outcomes, left, running } = bulk
  return (
    <Dialog
      open
      wide
      onClose={running ? () => {} : onClose}
      title={`${nameOf(resource, row)} was created; what it is given`}
      footer={
        <>
          {outcomes && left.length > 0 && !running && (
            <Button onClick={() => void giving.again(row)}>{retryWords(outcomes)}</Button>
          )}
          <Button kind="main" pending={running} onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      {outcomes && (
        <OutcomeTable
          outcomes={outcomes}
          nameOf={(key) => sentence(given.find((each) => each.key === key)?.words[1] ?? key)}
          words={['kind', 'kinds']}
          onStop={bulk.stop}
        />
      )}
    </Dialog>
  )
}
