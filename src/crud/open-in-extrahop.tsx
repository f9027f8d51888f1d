/**
 * The appliance's own page of an object. Its addresses are those that its web interface shows in the address bar, for
 * the last six hours; older releases have another one for devices. The host is the one that people know the appliance
 * by, which need not be the one that the console talks to.
 */
import { useQuery } from '@tanstack/react-query'
import { ExternalLink } from 'lucide-react'
import { available, type Appliance } from '../api/appliance'
import { query } from '../api/query'
import { useAppliance } from '../api/session'
import { catalog } from '../catalog'
import { inRelease } from '../catalog/release'
import { Button, ButtonLink } from '../ui/button'
import styles from './crud.module.css'
import { inAddress } from './paths'

const { extrahop, networks } = catalog

export type OwnPage =
  | { kind: 'device'; id: number; discoveryId: string | undefined; node: number | null | undefined }
  | { kind: 'device group'; id: number }
  | { kind: 'dashboard'; shortCode: string | undefined }

/** What is known of the appliance for its addresses. */
export interface OwnHost {
  host: string | null | undefined
  /** The UUID of the appliance that a node's devices belong to, by node; null is the appliance itself. */
  uuids: ReadonlyMap<number | null, string>
}

/** No address holds a text of a megabyte. */
const isCode = (text: string | undefined): text is string =>
  typeof text === 'string' && text !== '' && text.length <= 200

/** A host, with a port or without: what has a path, a name before an @ or anything else in it leads elsewhere. */
const isHost = (text: unknown): text is string =>
  typeof text === 'string' &&
  text.length <= 300 &&
  /^(?:\[[\da-f:.]+\]|[^\s/?#@\\:]+)(?::\d+)?$/i.test(text) &&
  URL.canParse(`https://${text}/`)

const span = 'from=6&interval_type=HR&until=0'

/** The address, or the reason why there is none. */
export function addressOf(page: OwnPage, { host, uuids }: OwnHost, { release }: Pick<Appliance, 'release'>) {
  if (!isHost(host)) return { reason: 'The appliance does not say its host name' }
  const base = `https://${host}/extrahop/#`
  switch (page.kind) {
    case 'device': {
      if (!inRelease(release, '7.0'))
        return { href: `${base}/Devices?details=true&deviceOid=${page.id}&${span}&view=l2stats` }
      const uuid = uuids.get(page.node ?? null) ?? (uuids.size === 1 ? [...uuids.values()][0] : undefined)
      if (!isCode(page.discoveryId) || uuid === undefined)
        return { reason: 'The appliance does not say where its page of this device is' }
      return { href: `${base}/metrics/devices/${inAddress(`${uuid}.${page.discoveryId}`)}/overview/?${span}` }
    }
    case 'device group':
      return { href: `${base}/metrics/devicegroups/${page.id}/overview?${span}` }
    case 'dashboard': {
      const code = isCode(page.shortCode) ? page.shortCode.replace(/^~/, '') : undefined
      if (!isCode(code)) return { reason: 'The dashboard has no short code' }
      return { href: `${base}/Dashboard/${inAddress(code)}?${span}` }
    }
    default:
      return page satisfies never
  }
}

export function OpenInExtraHop({ page }: { page: OwnPage }) {
  const appliance = useAppliance()
  const { get } = extrahop.operations
  const { list } = networks.operations
  const about = useQuery({ ...query(appliance, get, {}), enabled: available(get, appliance).ok })
  const places = useQuery({
    ...query(appliance, list, {}),
    enabled: page.kind === 'device' && inRelease(appliance.release, '7.0') && available(list, appliance).ok,
  })
  const host = about.data?.display_host || about.data?.external_hostname
  const uuids = new Map(
    (places.data ?? []).flatMap(({ node_id: node, appliance_uuid: uuid }) => (uuid ? [[node ?? null, uuid]] : [])),
  )
  const own = addressOf(page, { host, uuids }, appliance)
  const label = 'Open in ExtraHop'
  if (own.href === undefined)
    return (
      <Button
        kind="plain"
        icon={<ExternalLink />}
        aria-label={label}
        reason={about.isPending ? 'Being read' : own.reason}
      >
        <span className={styles.wideOnly}>{label}</span>
      </Button>
    )
  return (
    <ButtonLink
      kind="plain"
      icon={<ExternalLink />}
      aria-label={label}
      href={own.href}
      target="_blank"
      rel="noreferrer"
    >
      <span className={styles.wideOnly}>{label}</span>
    </ButtonLink>
  )
}
