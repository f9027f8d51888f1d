/** Ctrl/Cmd K: go to a page, an object, an action or another appliance by name. */
import { useQueries } from '@tanstack/react-query'
import { Plug, Server, SquareTerminal } from 'lucide-react'
import { startTransition, useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Appliance } from '../api/appliance'
import { exists, reasonOf } from '../api/appliance'
import { sentenceFor } from '../api/errors'
import { useKeyTrouble } from '../api/key-trouble'
import { query } from '../api/query'
import { session, useSession } from '../api/session'
import { leaving } from '../browser/leave'
import { catalog, operations } from '../catalog'
import { asSpelled } from '../catalog/addresses'
import { createWords, plainCreate } from '../crud/create-object'
import { pathOf } from '../crud/paths'
import { CommandPalette, type PaletteItem } from '../ui/command-palette'
import { Note } from '../ui/note'
import { roleOf } from './plate'
import { anywhere, places } from './groups'
import type { Page } from './pages'
import { takeTyped } from './typed-early'

export interface Action {
  id: string
  title: string
  icon: React.ReactNode
  /** Other words it is found by. */
  keywords?: string
  shortcut?: string
  run: () => void
}

interface Props {
  appliance: Appliance
  pages: readonly Page[]
  actions: readonly Action[]
  onClose: () => void
}

const most = 8
const size = { size: 16, strokeWidth: 1.75 } as const

/** Named objects that the appliance lists whole in one answer; devices are searched on the appliance instead. */
const named = [catalog.devicegroups, catalog.tags, catalog.networks, catalog.dashboards] as const

/** What a page is for, in the words of its operations: "firmware" finds the page that has it. */
const wordsOf = ({ resource }: Page): string =>
  resource ? [resource.about, ...Object.values(resource.operations).map(({ doc }) => doc)].join(' ') : ''

const pageItems = (pages: readonly Page[]): PaletteItem[] =>
  pages.map((page) => ({
    id: page.to,
    title: page.title,
    keywords: wordsOf(page),
    icon: <page.icon {...size} />,
    shortcut: page.keys ? `g ${page.keys}` : undefined,
  }))

const createItems = (pages: readonly Page[], appliance: Appliance): PaletteItem[] =>
  pages.flatMap(({ to, resource, icon: Icon }) => {
    const create = resource && plainCreate(resource)
    if (!resource || !create || !exists(create, appliance)) return []
    const reason = reasonOf(create, appliance)
    return [{ id: `${to}/new`, title: createWords(resource), icon: <Icon {...size} />, ...(reason && { reason }) }]
  })

const operationItems = (appliance: Appliance): PaletteItem[] =>
  operations
    .filter((operation) => exists(operation, appliance))
    .map(({ id, method, path, doc }) => ({
      id: `/explorer?operation=${id}`,
      title: `${method} ${path}`,
      hint: doc,
      keywords: id,
      icon: <SquareTerminal {...size} />,
    }))

const none: PaletteItem[] = []

export function Palette({ appliance, pages, actions, onClose }: Props) {
  const { appliances } = useSession()
  const [text, setText] = useState('')
  const needle = useDeferredValue(text.trim())
  // The field is there first: what the list needs is asked for right after.
  const [asks, setAsks] = useState(false)
  useEffect(() => startTransition(() => setAsks(true)), [])
  const trouble = useKeyTrouble(appliance.id)
  const canSearch =
    needle.length > 1 && exists(catalog.devices, appliance) && !reasonOf(catalog.devices.operations.list, appliance)
  const listed = useQueries({
    queries: named.map((resource) => ({
      ...query(appliance, resource.operations.list, {}),
      enabled: asks && exists(resource, appliance) && !reasonOf(resource.operations.list, appliance),
    })),
  })
  const [devices] = useQueries({
    queries: [
      {
        ...query(appliance, catalog.devices.operations.list, {
          query: { search_type: 'any', value: asSpelled(needle), limit: most },
        }),
        enabled: canSearch,
      },
    ],
  })

  const failed = canSearch && devices?.error
  const why = failed && <Note kind="warn">Devices could not be looked for. {sentenceFor(failed)}</Note>
  // Of a refused key the palette tells already.
  const unread = why ? (trouble ? null : why) : undefined

  const low = needle.toLowerCase()
  const found = [
    ...named.flatMap((resource, index) => {
      const [, Icon] = places[resource.name] ?? anywhere
      return (listed[index]?.data ?? []).flatMap((object) => {
        const { id, name } = object
        // A dashboard's short code is what people know it by in an address.
        const code = 'short_code' in object ? String(object.short_code) : ''
        if (low === '' || !name || !(name.toLowerCase().includes(low) || code.toLowerCase() === low)) return []
        const item = { id: pathOf(resource.name, id), title: name, hint: resource.words[0], icon: <Icon {...size} /> }
        return [code ? { ...item, keywords: code } : item]
      })
    }),
    ...(canSearch ? (devices?.data ?? []) : []).map((device) => ({
      id: pathOf('devices', device.id),
      title: device.display_name || device.default_name || 'No name',
      hint: [device.ipaddr4, device.macaddr].filter(Boolean).join(' · ') || 'device',
      keywords: [device.ipaddr4, device.ipaddr6, device.macaddr, device.vendor, needle].filter(Boolean).join(' '),
      icon: <Server {...size} />,
    })),
  ]

  // The whole list is drawn once, not again for each answer that comes while nothing is looked for.
  const objects = found.length === 0 ? none : found
  const known = useMemo(() => pageItems(pages), [pages])
  const done = useMemo(
    () => [
      ...createItems(pages, appliance),
      ...actions.map(({ id, title, keywords, icon, shortcut }) => ({ id, title, keywords, icon, shortcut })),
    ],
    [pages, appliance, actions],
  )
  // Hundreds of operations are no list to look through.
  const looked = low !== ''
  const asked = useMemo(() => (looked ? operationItems(appliance) : none), [appliance, looked])
  const others = useMemo(
    () =>
      appliances
        .filter((each) => each.id !== appliance.id)
        .map((each) => ({
          id: each.id,
          title: `Switch to ${each.name}`,
          hint: roleOf(each),
          icon: <Plug {...size} />,
        })),
    [appliances, appliance],
  )
  const groups = useMemo(
    () => [
      { title: 'Pages', items: known },
      { title: 'Objects', items: objects },
      { title: 'Actions', items: done },
      { title: 'API operations', last: true, items: asked },
      { title: 'Appliances', items: others },
    ],
    [known, objects, done, asked, others],
  )

  const navigate = useNavigate()
  const pick = useCallback(
    (id: string) => {
      onClose()
      const action = actions.find((each) => each.id === id)
      if (action) action.run()
      else leaving(() => void (id.startsWith('/') ? navigate(id) : session.switchTo(id)))
    },
    [actions, navigate, onClose],
  )

  return (
    <CommandPalette
      open
      onClose={onClose}
      onQuery={setText}
      typed={takeTyped}
      pending={
        text.trim() !== needle ||
        listed.some(({ isLoading }) => isLoading) ||
        (canSearch && (devices?.isFetching ?? false))
      }
      unread={unread}
      onPick={pick}
      groups={groups}
    />
  )
}
