/** The console's pages: those with a screen of their own, and a list for each browsable resource. */
import {
  ChartLine,
  LayoutList,
  type LucideIcon,
  Route,
  ScrollText,
  Server,
  SquareTerminal,
  Workflow,
} from 'lucide-react'
import { exists, offers, reasonOf, type Appliance } from '../api/appliance'
import { catalog, type ResourceName } from '../catalog'
import type { Operation, Resource } from '../catalog/operation'
import { pathOf, routeOf } from '../crud/paths'
import { browsable } from '../resources'
import { anywhere, belongsTo, groups, places, type Group } from './groups'
import { screenOf, screens, type Screen } from './screens'
import { systemPages } from './system-pages'

export interface Page {
  /** Where the navigation leads. */
  to: string
  /** The routes it answers. */
  route: string
  title: string
  group: Group | null
  icon: LucideIcon
  screen: Screen
  /** Pages below it with screens of their own. */
  inner?: readonly { route: string; screen: Screen }[]
  /** The resource it shows; the page is offered where the appliance has it. */
  resource: Resource | null
  /** The operation without which the page makes no sense, where that is more than the resource. */
  operation?: Operation
  /** Letters after `g` that go there. */
  keys?: string
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

const own: Page[] = [
  ...systemPages,
  {
    to: '/overview',
    route: '/overview',
    title: 'Overview',
    group: null,
    icon: LayoutList,
    screen: screens['/overview'],
    resource: null,
    keys: 'o',
  },
  {
    to: '/fleet',
    route: '/fleet',
    title: 'Fleet',
    group: 'System',
    icon: Route,
    screen: screens['/fleet'],
    // It is about many; it stands where what an appliance does to itself begins.
    resource: catalog.extrahop,
    keys: 'f',
  },
  {
    to: '/devices',
    route: '/devices',
    title: sentence(catalog.devices.words[1]),
    group: 'Assets',
    icon: Server,
    screen: screens['/devices'],
    inner: [{ route: '/devices/:id', screen: screens['/devices/:id'] }],
    resource: catalog.devices,
    keys: 'd',
  },
  {
    to: '/records',
    route: '/records',
    title: 'Records',
    group: 'Watch',
    icon: ScrollText,
    screen: screens['/records'],
    resource: catalog.records,
    keys: 'r',
  },
  {
    to: '/charts',
    route: '/charts',
    title: 'Charts',
    group: 'Watch',
    icon: ChartLine,
    screen: screens['/charts'],
    resource: catalog.metrics,
    keys: 'c',
  },
  {
    to: '/plans',
    route: '/plans',
    title: 'Plans',
    group: 'System',
    icon: Workflow,
    screen: screens['/plans'],
    inner: [{ route: '/plans/:id', screen: screens['/plans/:id'] }],
    resource: null,
  },
  {
    to: '/explorer',
    route: '/explorer',
    title: 'API explorer',
    group: 'System',
    icon: SquareTerminal,
    screen: screens['/explorer'],
    resource: null,
    keys: 'x',
  },
]

const order = Object.keys(places)
const isPlaced = (name: string): name is ResourceName => name in places

/** Pages of their own below a resource's. */
const inside: Partial<Record<ResourceName, Page['inner']>> = {
  tags: [{ route: '/tags/assign', screen: screens['/tags/assign'] }],
}

const resourcePages: Page[] = browsable.map(({ resource, load }) => {
  const { name } = resource
  const [group, icon] = (isPlaced(name) && places[name]) || anywhere
  return {
    to: pathOf(resource.name),
    route: routeOf(resource.name),
    title: sentence(resource.words[1]),
    group,
    icon,
    screen: screenOf(load, { ahead: false }),
    inner: isPlaced(name) ? inside[name] : undefined,
    resource,
  }
})

/** The overview first, the explorer last, resources in the order of their places. */
const rank = (page: Page) =>
  page.resource
    ? order.indexOf(page.resource.name) + (isPlaced(page.resource.name) ? 0 : order.length)
    : page.group === null
      ? -1
      : order.length

export const pages: readonly Page[] = [...own, ...resourcePages].toSorted((a, b) => rank(a) - rank(b))

/** Has the page of a resource's address fetched, before the frame around it is drawn; for the others see screens.ts. */
export const fetchPage = (address: string): void =>
  resourcePages.find(({ to }) => address === to || address.startsWith(`${to}/`))?.screen.fetchNow()

/** Pages of which the appliance has something to read; privileges are not asked here, the pages say what they need. */
export const pagesFor = (appliance: Appliance): readonly Page[] =>
  pages.filter(
    ({ resource, operation }) =>
      (resource === null || offers(resource, appliance)) && (operation === undefined || exists(operation, appliance)),
  )

/** Why this key can read nothing of a page; undefined where it can read something, or the page reads nothing itself. */
export function lockOf({ resource }: Page, appliance: Appliance): string | undefined {
  const reads = Object.values<Operation>(resource?.operations ?? {}).filter(
    (operation) => operation.reads && exists(operation, appliance),
  )
  const reasons = reads.map((operation) => reasonOf(operation, appliance))
  return reasons.every((reason) => reason !== undefined) ? reasons[0] : undefined
}

/** A page and those that belong to it, which the navigation shows below it. */
export interface Family {
  head: Page
  under: readonly Page[]
}

/** Belongs to a page that is offered; where that is not, it stands for itself. */
function familiesOf(shown: readonly Page[]): Family[] {
  const offered = new Set(shown.map(({ to }) => to))
  const headOf = ({ to }: Page): string | undefined => {
    const head = belongsTo.get(to)
    return head !== undefined && offered.has(head) ? head : undefined
  }
  return shown
    .filter((page) => headOf(page) === undefined)
    .map((head) => ({ head, under: shown.filter((page) => headOf(page) === head.to) }))
}

export const inGroups = (shown: readonly Page[]): { group: Group | null; families: readonly Family[] }[] => {
  const families = familiesOf(shown)
  return [null, ...groups]
    .map((group) => ({ group, families: families.filter(({ head }) => head.group === group) }))
    .filter((part) => part.families.length > 0)
}
