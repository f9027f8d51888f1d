/** What each privilege level allows, in words (8.0 Explore guide, Privilege levels), and which of them count. */
import { shownName } from '../ui/name'
import { dictionary } from '../catalog/dictionary'
import { fieldsOf } from '../catalog/fields'
import { RolesWrite } from '../catalog/users'

const allowed = dictionary({
  'system full': 'Everything, the administration of the appliance and of its users included.',
  'write full': 'Change whatever users can configure; of administration the own password alone.',
  'write limited':
    'Read everything, query metrics and records, share the dashboards that one may edit, delete the own ones.',
  'write personal': 'Read everything, query metrics and records, delete the own dashboards.',
  'metrics full': 'See the dashboards that are shared with one, query metrics and records.',
  'metrics restricted': 'See the dashboards that are shared with one, and nothing else.',
  'packets full': 'View and download packets.',
  'packets full_with_keys': 'View and download packets, with the session keys that open them.',
  'packets slices_only': 'View and download the first bytes of each packet.',
  'detections full': 'See detections.',
  'detections none': 'See no detections.',
})

export interface RoleLine {
  family: string
  label: string
  granted: string | null
  effective: string | null
  /** What the effective level allows; empty where nobody says. */
  allows: string
}

type Roles = Readonly<Record<string, string | null>> | undefined

const labels = new Map(fieldsOf(RolesWrite).map(({ name, label, meta }) => [name, { label, choices: meta.choices }]))

const wordsOf = (family: string, level: string | null | undefined): string | null => {
  if (level === null || level === undefined) return null
  const choices: Readonly<Record<string, string>> = labels.get(family)?.choices ?? {}
  return typeof level === 'string' && Object.hasOwn(choices, level) ? (choices[level] ?? level) : shownName(level)
}

const own = (roles: Roles, family: string): string | null | undefined =>
  roles && Object.hasOwn(roles, family) ? roles[family] : undefined

/** Roles that are a text would be a line for each of its letters. @throws TypeError */
function readable(roles: Roles): Roles {
  if (typeof roles !== 'object' && roles !== undefined) throw new TypeError('The roles cannot be read')
  return roles
}

/** A line for each family that either side has, the one that includes the others first. @throws TypeError */
export function roleLines(granted: Roles, effective: Roles): RoleLine[] {
  const names = new Set([
    ...labels.keys(),
    ...[granted, effective].flatMap((roles) => Object.keys(readable(roles) ?? {})),
  ])
  return [...names].flatMap((family) => {
    const [given, counts] = [own(granted, family), own(effective, family)]
    if ((given ?? null) === null && (counts ?? null) === null) return []
    return [
      {
        family,
        label: labels.get(family)?.label ?? family,
        granted: wordsOf(family, given),
        effective: wordsOf(family, counts),
        allows: typeof counts === 'string' ? (allowed[`${family} ${counts}`] ?? '') : '',
      },
    ]
  })
}
