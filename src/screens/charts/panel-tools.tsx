/** What can be done with one chart. */
import { CopyPlus, Ellipsis } from 'lucide-react'
import { useRef } from 'react'
import { useNavigate } from 'react-router'
import { exists, reasonOf, type Appliance } from '../../api/appliance'
import { buildRequest } from '../../api/request'
import { languageNames, languages, neutralOfRequest, sample } from '../../api/samples'
import { call } from '../../api/send'
import { explore } from '../../api/shown-request'
import { catalog } from '../../catalog'
import { statName } from '../../catalog/metric-catalog'
import { exportFigures, exportPicture, exportSaid } from '../../crud/chart/export-chart'
import { tellName } from '../../crud/chart/object-names'
import { asideOf, titleOf } from '../../crud/chart/words'
import { pathOf } from '../../crud/paths'
import { resolveRange, sentTimes, writeSpan } from '../../crud/time-range/range'
import { IconButton } from '../../ui/button'
import type { Cursor } from '../../ui/chart/cursor'
import { copyText } from '../../ui/copy-button'
import { MenuButton, type MenuEntry } from '../../ui/menu'
import { useZone } from '../../ui/time-text'
import { toast } from '../../ui/toast'
import type { Answer } from '../../work/metrics/ask'
import { bodiesOf } from '../../work/metrics/body'
import { sourceKey, type Panel } from '../../work/metrics/panel'
import { duplicated, mostMembers, moved, withMembers } from './board'

const { query } = catalog.metrics.operations

export interface PanelToolsProps {
  appliance: Appliance
  panel: Panel
  panels: readonly Panel[]
  answer: Answer | undefined
  names: ReadonlyMap<string, string>
  range: string
  now: number
  cursor: Cursor
  onPut: (panels: readonly Panel[], edit?: string) => void
  onChange: (change: Partial<Panel>) => void
  onProblem: (problem: unknown) => void
}

export function PanelTools(props: PanelToolsProps) {
  const { appliance, panel, panels, answer, names, range, now, cursor, onPut, onChange, onProblem } = props
  const zone = useZone()
  const navigate = useNavigate()
  const place = useRef<HTMLSpanElement>(null)
  const at = panels.findIndex(({ id }) => id === panel.id)
  const title = titleOf(panel, names)
  const duplicate = () => {
    const copy = duplicated(panels, panel.id)
    onPut(copy.panels, copy.id)
  }
  const remove = () => {
    onPut(panels.filter(({ id }) => id !== panel.id))
    toast.undo(`Chart ${title} removed`, () => onPut(panels, panel.id))
  }
  const bodies = () => bodiesOf(panel, sentTimes(range, now, zone))
  const copy = (what: string, text: string) =>
    void copyText(text).then(
      () => toast.success(`${title}: ${what} copied`),
      () => onProblem('The browser did not let the console copy.'),
    )
  const copyBody = () => {
    const all = bodies()
    copy('body', JSON.stringify(all.length === 1 ? all[0] : all, null, 2))
  }
  const copySample = (language: (typeof languages)[number]) =>
    copy(
      languageNames[language],
      bodies()
        .map((body) => sample(language, neutralOfRequest(buildRequest(appliance.url, query, { body }))))
        .join('\n\n'),
    )
  const asFile = (work: Promise<unknown>) =>
    void work.catch((error: unknown) =>
      onProblem(error instanceof Error ? error.message : 'The file could not be made.'),
    )
  const picture = (format: 'svg' | 'png') => {
    const figure = place.current?.closest('figure')
    if (figure)
      asFile(
        exportPicture(appliance, figure, title, asideOf(panel, answer), format).then(
          (done) => !done && onProblem('Only a drawn chart can become a picture.'),
        ),
      )
  }
  /** Around the cursor where there is one, else the whole range. */
  const openRecords = async () => {
    const moment = cursor.get()
    const step = answer?.grid.step ?? 30_000
    const span = moment === null ? resolveRange(range, now, zone) : { from: moment - step, until: moment + step * 2 }
    const params = new URLSearchParams({
      range: writeSpan({ from: Math.floor(span.from), until: Math.ceil(span.until) }),
      go: '1',
    })
    const device = panel.sources.find(({ type }) => type === 'device')
    try {
      const found = device && (await call(appliance, catalog.devices.operations.get, { params: { id: device.id } }))
      if (found?.discovery_id) {
        const rules = ['client', 'server', 'sender', 'receiver'].map((field) => ({
          field,
          operator: '=',
          operand: found.discovery_id,
        }))
        params.set('filter', JSON.stringify({ operator: 'or', rules }))
      }
      await navigate(`/records?${params.toString()}`)
    } catch (error) {
      onProblem(error)
    }
  }
  const startAlert = () => {
    const [source] = panel.sources
    const given = {
      name: `${title} on ${source ? (names.get(sourceKey(source)) ?? 'objects') : 'objects'}`,
      type: 'threshold',
      stat_name: statName(source?.type ?? 'device', panel.category),
      field_name: panel.specs[0]?.name ?? '',
      operator: '>',
      ...(panel.threshold !== null && { operand: String(panel.threshold) }),
    }
    void navigate(`${pathOf('alerts')}/new?${new URLSearchParams({ with: JSON.stringify(given) }).toString()}`)
  }
  const membersOf =
    panel.sources.length === 1 && panel.sources[0]?.type === 'device_group' ? panel.sources[0].id : undefined
  const forMembers = async () => {
    if (membersOf === undefined) return
    try {
      const members = await call(appliance, catalog.devicegroups.operations.listDevices, { params: { id: membersOf } })
      for (const { id, display_name: name } of members) if (name) tellName(appliance, { type: 'device', id }, name)
      onPut(withMembers(panels, panel, title, members))
      if (members.length > mostMembers)
        onProblem(`The group has ${members.length} members; the first ${mostMembers} have a chart of their own.`)
    } catch (error) {
      onProblem(error)
    }
  }
  const undrawn = answer === undefined ? 'Nothing has come yet' : undefined
  const unasked =
    panel.sources.length === 0 || panel.specs.length === 0 ? 'It has no source or no metric yet' : undefined
  const items: MenuEntry[] = [
    { id: 'edit', label: 'Edit', onAction: () => onPut(panels, panel.id) },
    {
      section: 'Take along',
      items: [
        { id: 'body', label: 'Copy as API body', reason: unasked, onAction: copyBody },
        ...languages.map((language) => ({
          id: language,
          label: `Copy as ${languageNames[language]}`,
          reason: unasked,
          onAction: () => copySample(language),
        })),
        {
          id: 'csv',
          label: 'Export CSV',
          hint: 'the figures as drawn',
          reason: undrawn,
          onAction: () => answer && asFile(exportFigures(appliance, panel, answer, names, zone)),
        },
        {
          id: 'json',
          label: 'Export JSON',
          hint: 'queries and answers',
          reason: undrawn,
          onAction: () => answer && asFile(exportSaid(appliance, panel, answer, names)),
        },
        { id: 'svg', label: 'Export SVG', reason: undrawn, onAction: () => picture('svg') },
        { id: 'png', label: 'Export PNG', reason: undrawn, onAction: () => picture('png') },
      ],
    },
    {
      section: 'From here',
      items: [
        {
          id: 'records',
          label: 'Open the records',
          hint: 'at the cursor, else all',
          reason: reasonOf(catalog.records.operations.search, appliance) ?? unasked,
          onAction: () => void openRecords(),
        },
        {
          id: 'alert',
          label: 'Start an alert',
          reason: reasonOf(catalog.alerts.operations.create, appliance) ?? unasked,
          onAction: startAlert,
        },
        {
          id: 'request',
          label: 'Show this request',
          reason: unasked,
          onAction: () => explore(query, { body: bodies()[0] }),
        },
        ...(membersOf !== undefined && exists(catalog.devicegroups.operations.listDevices, appliance)
          ? [{ id: 'members', label: 'A chart for each member', onAction: () => void forMembers() }]
          : []),
      ],
    },
    {
      section: 'On the board',
      items: [
        {
          id: 'earlier',
          label: 'Move up',
          reason: at <= 0 ? 'It is the first' : undefined,
          onAction: () => onPut(moved(panels, panel.id, at - 1)),
        },
        {
          id: 'later',
          label: 'Move down',
          reason: at === panels.length - 1 ? 'It is the last' : undefined,
          onAction: () => onPut(moved(panels, panel.id, at + 1)),
        },
        {
          id: 'half',
          label: 'Half as wide',
          on: panel.size === 'half',
          onAction: () => onChange({ size: panel.size === 'half' ? 'full' : 'half' }),
        },
        { id: 'tall', label: 'Twice as high', on: panel.tall, onAction: () => onChange({ tall: !panel.tall }) },
      ],
    },
    'line',
    { id: 'remove', label: 'Remove', danger: true, onAction: remove },
  ]
  return (
    <>
      <span ref={place} hidden />
      <IconButton small icon={<CopyPlus aria-hidden />} label="Duplicate" onClick={duplicate} />
      <MenuButton small kind="plain" iconOnly icon={<Ellipsis aria-hidden />} label="More" items={items} />
    </>
  )
}
