/** Every operation of the API: find it, fill it in, send it with the session's key, take it along as code. */
import { useMemo } from 'react'
import { useHandoff } from '../../api/handed-request'
import { useAppliance } from '../../api/session'
import { operationById, operations } from '../../catalog'
import { platforms } from '../../catalog/platform'
import { z } from '../../catalog/zod'
import { useUrlState } from '../../crud/url-state'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { count, number } from '../../ui/format'
import { SearchField } from '../../ui/search-field'
import { lazily } from '../../ui/lazily'
import { StripFact } from '../../ui/strip'
import { SquareTerminal } from 'lucide-react'
import styles from './explorer.module.css'
import { useHistory } from './history'
import { filterOperations, levelChoices, levels, methods, releases } from './operations'
import { OperationsList } from './operations-list'

/** What is not needed to see the list comes after it. */
const OperationView = lazily(async () => (await import('./operation-view')).OperationView)
const FilterSelects = lazily(async () => (await import('./filter-selects')).FilterSelects)

const schema = z.object({
  operation: z.string().default(''),
  find: z.string().default(''),
  method: z.enum(['any', ...methods]).default('any'),
  level: z.enum(levelChoices).default('any'),
  platform: z.enum(['any', ...platforms]).default('any'),
  release: z.enum(['any', ...releases]).default('any'),
  mine: z.boolean().default(true),
  filters: z.boolean().default(false),
})

export default function ExplorerScreen() {
  const appliance = useAppliance()
  const [state, change] = useUrlState(schema)
  const history = useHistory().filter((sent) => sent.appliance === appliance.id)
  const level = levels.find((each) => each === state.level) ?? 'any'
  const shown = useMemo(
    () =>
      filterOperations(
        {
          text: state.find,
          method: state.method,
          level,
          platform: state.platform,
          release: state.release,
          mine: state.mine,
        },
        appliance,
      ),
    [state.find, state.method, level, state.platform, state.release, state.mine, appliance],
  )
  const chosen = operationById(state.operation)
  const handoff = useHandoff(appliance.id, state.operation)
  const narrowed = [state.method, state.level, state.platform, state.release].filter((each) => each !== 'any').length
  const replace = { replace: true }
  return (
    <div className={styles.explorer} data-chosen={chosen ? true : undefined}>
      <section className={styles.finder} aria-label="Find an operation">
        <div className={styles.finderHead}>
          {!chosen && <h1 className={styles.unseen}>API explorer</h1>}
          <SearchField
            label="Find an operation"
            placeholder={`Find among ${number(operations.length)} operations`}
            shortcut="/"
            value={state.find}
            onChange={(find) => change({ find }, replace)}
          />
          <div className={styles.filters}>
            <Button
              small
              on={state.filters}
              aria-expanded={state.filters}
              onClick={() => change({ filters: !state.filters }, replace)}
            >
              Filters{narrowed > 0 ? ` ${narrowed}` : ''}
            </Button>
            <Button small on={state.mine} onClick={() => change({ mine: !state.mine }, replace)}>
              This appliance
            </Button>
            <span className={styles.count}>{shown.length}</span>
          </div>
          {state.filters && <FilterSelects state={state} onChange={(part) => change(part, replace)} />}
        </div>
        <OperationsList
          appliance={appliance}
          shown={shown}
          chosen={chosen?.id}
          onChoose={(operation) => change({ operation })}
        />
      </section>
      {chosen ? (
        <OperationView
          key={`${appliance.id} ${chosen.id} ${handoff.number}`}
          appliance={appliance}
          operation={chosen}
          start={handoff}
          onBack={() => change({ operation: '' })}
        />
      ) : (
        <div className={styles.nothing}>
          <EmptyState icon={<SquareTerminal size={22} />} title="Choose an operation">
            {state.operation
              ? `The catalogue has no operation ${state.operation}.`
              : 'Fill it in, look at it as code, and send it with the key you are signed in with.'}
          </EmptyState>
        </div>
      )}
      <StripFact>{count(history.length, 'request', 'requests')} sent from here, kept without the key</StripFact>
    </div>
  )
}
