/** One record with all its fields: each to include or exclude, with links to the device and to what belongs to it. */
import { useQuery } from '@tanstack/react-query'
import { ArrowDown, ArrowUp, CircleMinus, CirclePlus, X } from 'lucide-react'
import { useState } from 'react'
import { jsonOf } from '../../api/exact-json'
import { useAppliance } from '../../api/session'
import { recordType } from '../../catalog/record-types'
import { discoveredDevice } from '../../crud/discovered-device'
import { chartsAddress } from '../../crud/chart/address'
import { writeSpan } from '../../crud/time-range/range'
import { Button, IconButton } from '../../ui/button'
import { CopyButton } from '../../ui/copy-button'
import { isTime, number } from '../../ui/format'
import { Guarded } from '../../ui/guarded'
import { SearchField } from '../../ui/search-field'
import { useNow, useZone } from '../../ui/time-text'
import { panelOf } from '../../work/metrics/panel'
import { amount, stamp, summaryOf, typeTitle } from './columns'
import { cannotAsk } from './include'
import type { RecordRow } from './session'
import { cut, fieldsIn, isAbsent, isBlank, opened, wholeText, wrapperOf } from './values'
import styles from './panel.module.css'

interface Props {
  row: RecordRow
  onRule: (field: string, value: unknown, include: boolean) => void
  onStep: (by: 1 | -1) => void
  onClose: () => void
  /** Records around this one. */
  onAround: () => void
  onFlow: () => void
}

/** More fields are listed on demand, and longer texts shown whole on demand. */
const shownFields = 150
const shownText = 2000

/** Whatever stands in the record, what cannot be shown of it leaves the rows beside it in place. */
export function RecordDetail(props: Props) {
  return (
    <Guarded what="The record" of={props.row}>
      <Detail {...props} />
    </Guarded>
  )
}

function Detail({ row, onRule, onStep, onClose, onAround, onFlow }: Props) {
  const zone = useZone()
  const now = useNow(60_000)
  const [words, setWords] = useState('')
  const [most, setMost] = useState(shownFields)
  const { record } = row
  const dated = isTime(row.time)
  const all = [...fieldsIn(record._source)]
  const needle = words.trim().toLowerCase()
  const found =
    needle === ''
      ? all
      : all.filter(
          ([name, value]) =>
            name.toLowerCase().includes(needle) || wholeText(value).slice(0, shownText).toLowerCase().includes(needle),
        )
  const kinds = new Map(recordType(record._type)?.fields.map((field) => [field.name, field]))
  return (
    <section className={styles.detail} aria-label="Record">
      <header>
        <h2>{cut(summaryOf(row), 60) || typeTitle(record._type)}</h2>
        <span className={styles.when}>{dated ? stamp(row.time, zone, now) : 'no time'}</span>
        <IconButton small kind="plain" icon={<ArrowUp />} label="Previous record" onClick={() => onStep(-1)} />
        <IconButton small kind="plain" icon={<ArrowDown />} label="Next record" onClick={() => onStep(1)} />
        <IconButton small kind="plain" icon={<X />} label="Close the record" onClick={onClose} />
      </header>
      <div className={styles.actions}>
        <Button small reason={dated ? undefined : 'It has no time'} onClick={() => onAround()}>
          Around it
        </Button>
        <Button
          small
          reason={
            isAbsent(record._source['flowId']) ? 'It names no flow' : dated ? undefined : 'It has no time to look at'
          }
          onClick={() => onFlow()}
        >
          Same flow
        </Button>
        <CopyButton small label="Copy JSON" text={() => jsonOf(record, 2)} />
      </div>
      {all.length > 12 && (
        <SearchField
          small
          label="Find in the record"
          placeholder="Find in the record"
          value={words}
          onChange={setWords}
        />
      )}
      <dl>
        <Fact name="_type" value={record._type} text={typeTitle(record._type)} onRule={onRule} />
        {found.slice(0, most).map(([name, value]) => {
          const plain = opened(value)
          const kind = kinds.get(name)?.kind
          const text =
            kind === 'millis' && typeof plain === 'number'
              ? stamp(plain, zone, now)
              : typeof plain === 'number' || typeof plain === 'bigint'
                ? amount(plain, kind)
                : wholeText(value)
          return (
            <Fact
              key={name}
              name={name}
              value={plain}
              text={text}
              wrapper={wrapperOf(value)}
              at={row.time}
              onRule={onRule}
            />
          )
        })}
      </dl>
      {found.length > most && (
        <Button small kind="plain" onClick={() => setMost(most + 500)}>
          {number(found.length - most, 0)} more fields
        </Button>
      )}
    </section>
  )
}

interface FactProps {
  name: string
  value: unknown
  text: string
  wrapper?: string | undefined
  /** When the record was made, ms. */
  at?: number
  onRule: Props['onRule']
}

function Fact({ name, value, text, wrapper, at = 0, onRule }: FactProps) {
  const [whole, setWhole] = useState(false)
  const long = text.length > shownText
  const reason = cannotAsk(value)
  return (
    <>
      <dt title={name}>{name}</dt>
      <dd>
        <span className={styles.value}>
          {isAbsent(value) ? (
            <i>absent (null)</i>
          ) : isBlank(value) ? (
            <i>{name === '_type' ? text : 'empty text'}</i>
          ) : wrapper === 'device' ? (
            <DeviceLink {...{ id: text, at }} />
          ) : (
            <bdi>{long && !whole ? cut(text, shownText) : text}</bdi>
          )}
          {long && (
            <Button small kind="plain" onClick={() => setWhole(!whole)}>
              {whole ? 'Shorter' : `All ${number(text.length, 0)} characters`}
            </Button>
          )}
        </span>
        <IconButton
          small
          kind="plain"
          icon={<CirclePlus />}
          reason={reason}
          label={`Only this ${name}`}
          onClick={() => onRule(name, value, true)}
        />
        <IconButton
          small
          kind="plain"
          icon={<CircleMinus />}
          reason={reason}
          label={`Not this ${name}`}
          onClick={() => onRule(name, value, false)}
        />
      </dd>
    </>
  )
}

/** Half an hour of the device's traffic, with the record in its middle. */
const spanAround = (at: number): string =>
  writeSpan({ from: Math.floor(at) - 900_000, until: Math.floor(at) + 900_000 })
const trafficOf = (id: number) =>
  panelOf({
    id: 'traffic',
    sources: [{ type: 'device', id }],
    category: 'net',
    specs: [{ name: 'bytes_out' }, { name: 'bytes_in' }],
  })

/** A record knows a device by its discovery id; its page is under another one, which is looked up once. */
function DeviceLink({ id, at }: { id: string; at: number }) {
  const appliance = useAppliance()
  const { data: device } = useQuery(discoveredDevice(appliance, id))
  if (!device) return <bdi>{id}</bdi>
  return (
    <>
      <a href={`#/devices/${device.id}`}>{device.display_name}</a> <code>{id}</code>{' '}
      {at > 0 && <a href={chartsAddress([trafficOf(device.id)], spanAround(at))}>Chart</a>}
    </>
  )
}
