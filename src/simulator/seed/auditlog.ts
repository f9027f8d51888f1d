/** What people did before the simulator was started: two months of signing in and changing things. */
import type { World } from '../world'
import { random } from './random'

const minute = 60_000
const entries = 420

/** Weight, who, what, to which. */
const deeds: readonly (readonly [weight: number, user: string, operation: string, details: string])[] = [
  [20, 'netops', 'Log in', 'Signed in from 10.20.0.17'],
  [16, 'helpdesk', 'Log in', 'Signed in from 10.20.0.31'],
  [9, 'backup-job', 'Create a backup', 'POST /customizations {"name":"nightly"}'],
  [8, 'setup', 'Log in', 'Signed in from 192.0.2.9'],
  [8, 'helpdesk', 'Change what people may write on a device', 'PATCH /devices/9361 {"description":"Moved to rack 12"}'],
  [6, 'netops', 'Change a trigger', 'PATCH /triggers/1 {"disabled":false}'],
  [6, 'netops', 'Change an alert', 'PATCH /alerts/2 {"operand":"25"}'],
  [5, 'j.doe', 'Log in failed', 'Wrong password from 10.20.1.200'],
  [
    4,
    'netops',
    'Attach devices to a tag and detach others, all at once',
    'POST /tags/1/devices {"assign":[9353,9354]}',
  ],
  [3, 'analyst', 'Create a dashboard', 'Dashboard "Web shop"'],
  [3, 'setup', 'Save the live configuration', 'POST /runningconfig/save'],
  [2, 'setup', 'Create a user', 'POST /users {"username":"o.brien","name":"Pat","password":"***"}'],
  [2, 'setup', 'Restart one process', 'POST /extrahop/processes/exalerts/restart'],
  [1, 'setup', 'Upgrade the firmware', 'POST /extrahop/firmware/latest/upgrade'],
  [1, 'k.müller', 'Log in', 'Signed in from 10.21.4.2 as <Käthe> & "Söhne"'],
]

const drawn = deeds.map((deed) => [deed[0], deed] as const)

export function seedAuditlog(world: World): void {
  world.collections.auditlog.later(() => fill(world), entries)
}

function fill(world: World): void {
  const draw = random(world.seed, 'auditlog')
  const waits = Array.from({ length: entries }, () => Math.ceil(draw.next() ** 2 * 600) * minute)
  let at = world.base - waits.reduce((sum, wait) => sum + wait, 0) - 5 * minute
  for (const wait of waits) {
    at += wait
    const [, user, operation, details] = draw.weighted(drawn)
    world.note(at, user, operation, details, details.startsWith('Wrong') ? 'WARNING' : 'INFO')
  }
}
