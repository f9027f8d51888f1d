/** What needs attention, from what the appliance told. Pure: facts in, findings out; what is not known finds nothing. */
import type { Appliance as Connected } from '../../catalog/appliances'
import { compareVersions, toldBy } from '../../catalog/release'
import { duration, list, number } from '../../ui/format'
import { shownName } from '../../ui/name'

export interface Facts {
  now: number
  version: string
  license?: { expires_at?: number | null | undefined }
  /** Sections that a restart would lose. */
  unsaved?: readonly string[] | undefined
  cluster?: { ingest_enabled: boolean }
  releases?: readonly { versions: readonly string[] }[]
  processes?: readonly { process: string; cpu?: number | undefined; mem_percent?: number | undefined }[]
  appliances?: readonly Connected[]
}

export interface Finding {
  id: string
  state: 'danger' | 'warn' | 'info'
  title: string
  detail: string
  /** The resource whose page helps. */
  resource: string
  /** The page, where it is another, and what one does there. */
  page?: string
  action?: string
}

const day = 24 * 60 * 60 * 1000
const soon = 30 * day
/** Percent of one processor, or of memory, from which a process is worth a look. */
const busy = 90

/** The newest version on offer that is newer than the one running. */
export function newestOffer(version: string, releases: Facts['releases']): string | null {
  if (toldBy(version) === null) return null
  const newer = (releases ?? [])
    .flatMap(({ versions }) => versions)
    .filter((each) => compareVersions(each, version) > 0)
  return newer.toSorted(compareVersions).at(-1) ?? null
}

function licenseFinding({ license, now }: Facts): Finding[] {
  const end = license?.expires_at
  if (!end) return []
  const left = end - now
  if (left > soon) return []
  return [
    {
      id: 'license',
      state: left <= 0 ? 'danger' : 'warn',
      title: left <= 0 ? `License expired ${duration(-left)} ago` : `License expires in ${duration(left)}`,
      detail: 'What the license does not cover stops then.',
      resource: 'license',
    },
  ]
}

function configFinding({ unsaved: sections = [] }: Facts): Finding[] {
  if (sections.length === 0) return []
  const named = sections.length > 4 ? [...sections.slice(0, 4), `${sections.length - 4} more`] : sections
  return [
    {
      id: 'runningconfig',
      state: 'danger',
      action: 'Compare',
      title: 'The running config has changes that are not saved',
      detail: `A restart would lose what was changed in ${list(named)}.`,
      resource: 'runningconfig',
    },
  ]
}

function clusterFinding({ cluster }: Facts): Finding[] {
  if (!cluster || cluster.ingest_enabled) return []
  return [
    {
      id: 'cluster',
      state: 'danger',
      title: 'Record ingest is off',
      detail: 'No node of the cluster takes in records until it is switched on again.',
      resource: 'extrahop',
    },
  ]
}

function processFindings({ processes }: Facts): Finding[] {
  const loaded = (processes ?? []).filter(({ cpu = 0, mem_percent = 0 }) => cpu >= busy || mem_percent >= busy)
  return loaded.map(({ process, cpu = 0, mem_percent = 0 }) => ({
    id: `process ${shownName(process)}`,
    state: 'warn',
    title: `Process ${shownName(process)} is busy`,
    detail: `${number(cpu, 0)} % of a processor and ${number(mem_percent, 0)} % of memory.`,
    resource: 'extrahop',
  }))
}

function applianceFindings({ appliances }: Facts): Finding[] {
  return (appliances ?? []).flatMap((each): Finding[] => {
    const license = shownName(each.license_status)
    const troubles = [
      license !== '' && license.toLowerCase() !== 'nominal' ? `License: ${license}.` : '',
      each.status_message ? `${shownName(each.status_message).replace(/\.$/, '')}.` : '',
    ].filter(Boolean)
    if (troubles.length === 0) return []
    return [
      {
        id: `appliance ${each.id}`,
        state: 'warn',
        title: `${shownName(each.display_name || each.hostname) || 'An appliance'} needs a look`,
        detail: troubles.join(' '),
        resource: 'appliances',
      },
    ]
  })
}

/** Connected appliances that run another version: after an upgrade of some, or a slip. */
function versionFinding({ appliances, version }: Facts): Finding[] {
  const others = (appliances ?? []).flatMap(({ id, display_name: shown, hostname, firmware_version: runs }) =>
    // One that tells no version is no other version.
    id !== 0 && typeof runs === 'string' && toldBy(runs) && toldBy(version) && compareVersions(runs, version) !== 0
      ? [`${shownName(shown || hostname) || 'No name'} runs ${runs}`]
      : [],
  )
  if (others.length === 0) return []
  const named = others.length > 3 ? [...others.slice(0, 3), `${others.length - 3} more run others`] : others
  return [
    {
      id: 'versions',
      state: 'info',
      title:
        others.length === 1
          ? 'A connected appliance runs another version'
          : `${others.length} connected appliances run another version`,
      detail: `${list(named)}; this one runs ${version}.`,
      resource: 'appliances',
    },
  ]
}

function offerFinding({ releases, version }: Facts): Finding[] {
  const offer = newestOffer(version, releases)
  if (!offer) return []
  return [
    {
      id: 'firmware',
      state: 'info',
      page: '/firmware',
      action: 'Plan upgrade',
      title: `Firmware ${offer} is offered`,
      detail: `This appliance runs ${version}.`,
      resource: 'extrahop',
    },
  ]
}

/** The worst first. */
const looks = [
  configFinding,
  clusterFinding,
  licenseFinding,
  applianceFindings,
  versionFinding,
  processFindings,
  offerFinding,
]

/** Findings, the worst first. A fact of a shape that a look cannot read takes away what that look finds, not the rest. */
export const findings = (facts: Facts): Finding[] =>
  looks.flatMap((look) => {
    try {
      return look(facts)
    } catch {
      return []
    }
  })
