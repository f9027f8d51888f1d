/** The appliance's own search: it decides what is read, where the filters only decide what is shown of it. */
import { Plus, SquareTerminal, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { exists, type Appliance } from '../../../api/appliance'
import { explore } from '../../../api/shown-request'
import { catalog } from '../../../catalog'
import { deviceFilterFields, leafOperators } from '../../../catalog/filter'
import { Button, IconButton } from '../../../ui/button'
import { Drawer } from '../../../ui/drawer'
import { Segmented } from '../../../ui/segmented'
import { Select } from '../../../ui/select'
import { TextField } from '../../../ui/text-field'
import {
  ApplianceSearch,
  checkRule,
  describeSearch,
  everything,
  fieldName,
  isEverything,
  operatorName,
  requestOf,
  searchTypes,
  type Rule,
} from '../appliance-search'
import { roleOptions } from '../roles'
import styles from '../devices.module.css'

interface Props {
  appliance: Appliance
  search: ApplianceSearch
  onSearch: (search: ApplianceSearch) => void
  onClose: () => void
}

const typeOptions = searchTypes.map((value) => ({ value, label: value === 'any' ? 'Any property' : fieldName(value) }))
const fieldOptions = deviceFilterFields.map((value) => ({ value, label: fieldName(value), hint: value }))
const operatorOptions = leafOperators.map((value) => ({ value, label: operatorName(value) }))
const noRule: Rule = { field: 'name', operator: '~', operand: '' }

/** Words for a wrong moment; undefined if it can be sent. */
const checkMoment = (text: string): string | undefined =>
  ApplianceSearch.shape.from.safeParse(text.trim()).success ? undefined : 'Such as -30m, -7d or milliseconds since 1970'

export function SearchDrawer({ appliance, search, onSearch, onClose }: Props) {
  const byRules = exists(catalog.devices.operations.search, appliance)
  const [draft, setDraft] = useState(search)
  const [mode, setMode] = useState<'property' | 'rules'>(byRules && search.rules.length > 0 ? 'rules' : 'property')
  const change = (part: Partial<ApplianceSearch>) => setDraft({ ...draft, ...part })

  // What belongs to the other way of searching is not sent, so it is not kept either.
  const next: ApplianceSearch = {
    ...draft,
    from: draft.from.trim(),
    until: draft.until.trim(),
    ...(mode === 'rules' ? { search: 'any', value: '' } : { rules: [], join: 'and' }),
  }
  const wrong =
    checkMoment(draft.from) ?? checkMoment(draft.until) ?? next.rules.map(checkRule).find((complaint) => complaint)
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
            onChange={(value) => {
              setMode(value)
              if (value === 'rules' && draft.rules.length === 0) change({ rules: [noRule] })
            }}
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
          <Rules draft={draft} onChange={change} />
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
        <WillBeAsked appliance={appliance} search={next} wrong={wrong} />
      </div>
    </Drawer>
  )
}

function Rules({ draft, onChange }: { draft: ApplianceSearch; onChange: (part: Partial<ApplianceSearch>) => void }) {
  const put = (at: number, part: Partial<Rule>) =>
    onChange({ rules: draft.rules.map((rule, index) => (index === at ? { ...rule, ...part } : rule)) })
  return (
    <fieldset className={styles.rules}>
      <legend>Rules</legend>
      <Segmented
        label="Devices that match"
        value={draft.join}
        onChange={(join) => onChange({ join })}
        small
        options={[
          { value: 'and', label: 'all of' },
          { value: 'or', label: 'any of' },
          { value: 'not', label: 'none of' },
        ]}
      />
      {draft.rules.map((rule, at) => (
        // Rules have no identity but their place, and hold nothing that could end up in another.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} className={styles.rule}>
          <Select
            label={`Field ${at + 1}`}
            hideLabel
            value={rule.field}
            onChange={(field) => put(at, { field, operand: '' })}
            options={fieldOptions}
          />
          <Select
            label={`Operator ${at + 1}`}
            hideLabel
            value={rule.operator}
            onChange={(operator) => put(at, { operator })}
            options={operatorOptions}
          />
          <Operand rule={rule} at={at} onChange={(operand) => put(at, { operand })} />
          <IconButton
            label={`Remove rule ${at + 1}`}
            icon={<Trash2 />}
            kind="plain"
            onClick={() => onChange({ rules: draft.rules.toSpliced(at, 1) })}
          />
        </div>
      ))}
      <Button small icon={<Plus />} onClick={() => onChange({ rules: [...draft.rules, noRule] })}>
        Add rule
      </Button>
    </fieldset>
  )
}

function Operand({ rule, at, onChange }: { rule: Rule; at: number; onChange: (operand: string) => void }) {
  if (rule.operator === 'exists' || rule.operator === 'not_exists') return <span />
  const label = `Value ${at + 1}`
  if (rule.field === 'role' && (rule.operator === '=' || rule.operator === '!=')) {
    return (
      <Select
        label={label}
        hideLabel
        value={rule.operand || undefined}
        onChange={onChange}
        options={[...roleOptions]}
      />
    )
  }
  return <TextField label={label} hideLabel value={rule.operand} onChange={onChange} mono />
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
