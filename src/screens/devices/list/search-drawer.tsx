/** The appliance's own search: it decides what is read, where the filters only decide what is shown of it. */
import { SquareTerminal } from 'lucide-react'
import { useState } from 'react'
import { exists, type Appliance } from '../../../api/appliance'
import { explore } from '../../../api/shown-request'
import { catalog } from '../../../catalog'
import { deviceFields } from '../../../catalog/filter-fields'
import { problemsOf } from '../../../crud/filter-tree/sent'
import type { Draft } from '../../../crud/filter-tree/tree'
import { Button, ButtonLink } from '../../../ui/button'
import { Drawer } from '../../../ui/drawer'
import { lazily } from '../../../ui/lazily'
import { Segmented } from '../../../ui/segmented'
import { Select } from '../../../ui/select'
import { TextField } from '../../../ui/text-field'
import { ApplianceSearch, everything, isEverything, requestOf, searchTypes, treeOf } from '../appliance-search'
import { fieldName } from '../search-words'
import { describeSearch } from '../search-words'
import styles from '../devices.module.css'

const FilterTree = lazily(() => import('../../../crud/filter-tree/filter-tree').then((module) => module.FilterTree))

interface Props {
  appliance: Appliance
  search: ApplianceSearch
  onSearch: (search: ApplianceSearch) => void
  onClose: () => void
}

const typeOptions = searchTypes.map((value) => ({ value, label: value === 'any' ? 'Any property' : fieldName(value) }))

/** Words for a wrong moment; undefined if it can be sent. */
const checkMoment = (text: string): string | undefined =>
  ApplianceSearch.shape.from.safeParse(text.trim()).success ? undefined : 'Such as -30m, -7d or milliseconds since 1970'

/** What keeps rules from being searched by. */
const ruleComplaint = (tree: Draft | null): string | undefined =>
  problemsOf(tree ?? undefined, deviceFields)[0]?.text ?? (tree ? undefined : 'There is no rule yet')

export function SearchDrawer({ appliance, search, onSearch, onClose }: Props) {
  const byRules = exists(catalog.devices.operations.search, appliance)
  const [draft, setDraft] = useState(search)
  const [mode, setMode] = useState<'property' | 'rules'>(byRules && treeOf(search) ? 'rules' : 'property')
  const change = (part: Partial<ApplianceSearch>) => setDraft({ ...draft, ...part })

  // What belongs to the other way of searching is not sent, so it is not kept either.
  const next: ApplianceSearch = {
    ...draft,
    from: draft.from.trim(),
    until: draft.until.trim(),
    ...(mode === 'rules'
      ? { search: 'any', value: '', tree: treeOf(draft) ?? null, rules: [], join: 'and' }
      : { tree: null, rules: [], join: 'and' }),
  }
  const wrong =
    checkMoment(draft.from) ?? checkMoment(draft.until) ?? (mode === 'rules' ? ruleComplaint(next.tree) : undefined)
  const submit = () => {
    if (wrong) return
    onSearch(next)
    onClose()
  }

  return (
    <Drawer
      open
      onClose={onClose}
      title="Search the appliance"
      aside="What is found replaces the list"
      dirty={JSON.stringify(draft) !== JSON.stringify(search)}
      footer={
        <>
          <Button
            kind="plain"
            onClick={() => {
              onSearch(everything)
              onClose()
            }}
            reason={isEverything(search) ? 'The list is not narrowed by a search' : undefined}
          >
            Read all devices
          </Button>
          <Button kind="main" onClick={submit} reason={wrong}>
            Search
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {byRules && (
          <Segmented
            label="Search by"
            value={mode}
            onChange={setMode}
            options={[
              { value: 'property', label: 'One property' },
              { value: 'rules', label: 'Rules' },
            ]}
          />
        )}
        {mode === 'property' ? (
          <>
            <Select
              label="Property"
              value={draft.search}
              onChange={(value) => change({ search: value })}
              options={typeOptions}
            />
            <TextField
              label="Value"
              value={draft.value}
              onChange={(value) => change({ value })}
              hint="Text, or a regular expression between slashes: /^10\.20\./"
              onEnter={submit}
              mono
            />
          </>
        ) : (
          <FilterTree
            label="Filter"
            things="Devices"
            value={treeOf(draft)}
            onChange={(tree) => change({ tree: tree ?? null, rules: [], join: 'and' })}
            fields={deviceFields}
          />
        )}
        <div className={styles.pair}>
          <TextField
            label="Active from"
            optional
            value={draft.from}
            onChange={(from) => change({ from })}
            error={checkMoment(draft.from)}
            hint="-30m, -7d"
            onEnter={submit}
          />
          <TextField
            label="Active until"
            optional
            value={draft.until}
            onChange={(until) => change({ until })}
            error={checkMoment(draft.until)}
            hint="0 is now"
            onEnter={submit}
          />
        </div>
        {!wrong && (next.tree !== null || next.value !== '') && (
          <div>
            <ButtonLink small href={groupAddress(next)}>
              Make a device group of it
            </ButtonLink>
          </div>
        )}
        <WillBeAsked appliance={appliance} search={next} wrong={wrong} />
      </div>
    </Drawer>
  )
}

/** Where a search becomes a device group: its rule stands there already. */
function groupAddress(search: ApplianceSearch): string {
  const tree = treeOf(search)
  const params = new URLSearchParams(
    tree ? { filter: JSON.stringify(tree) } : { field: search.search, value: search.value },
  )
  return `#/device-groups/new?${params.toString()}`
}

interface WillBeAskedProps {
  appliance: Appliance
  search: ApplianceSearch
  wrong: string | undefined
}

/** The request that goes out, as it will stand in the request log. */
function WillBeAsked({ appliance, search, wrong }: WillBeAskedProps) {
  const { operation, input } = requestOf(appliance, search)
  return (
    <section className={styles.sent} aria-label="Will be asked">
      <h3>Will be asked</h3>
      <p>{isEverything(search) ? 'All devices' : describeSearch(search)}</p>
      <code>
        {operation.method} {operation.path}
        {input.body === undefined ? queryText(input.query) : ` ${JSON.stringify(input.body)}`}
      </code>
      <div>
        <Button small icon={<SquareTerminal />} reason={wrong} onClick={() => explore(operation, input)}>
          Show this request
        </Button>
      </div>
    </section>
  )
}

const queryText = (query: object = {}): string => {
  const text = Object.entries(query)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join('&')
  return text ? `?${text}` : ''
}
