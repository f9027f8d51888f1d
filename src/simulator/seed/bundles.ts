/** Bundles that came with the appliance, and one that somebody uploaded; in the form in which appliances export them. */
import { commentOf, nameOf, type Contents } from '../bundle-form'
import type { World } from '../world'

const day = 86_400_000

const about = (name: string, comment: string, created: number): Contents => ({
  name,
  comment,
  created,
  version: '8.1.0.1',
  version_min: '5.3',
})

const web = (created: number): Contents => ({
  '.meta': about('Web starter', 'Counts slow answers of web servers and warns about them', created),
  Trigger: [
    {
      name: 'Slow web answers',
      comment: 'Counts answers that took more than half a second',
      author: 'ExtraHop',
      apply_all: false,
      debug: false,
      disabled: false,
      events: '["HTTP_RESPONSE"]',
      hints: '{}',
      script: "if (HTTP.processingTime > 500) {\n  Device.metricAddCount('slow_answers', 1)\n}\n",
      assignments: { devicegroups: ['HTTP Servers'] },
    },
  ],
  Alert: [
    {
      name: 'Many slow web answers',
      type: 'threshold',
      author: 'ExtraHop',
      severity: 4,
      stat_name: 'extrahop.device.http_server',
      field_name: 'tprocess',
      operator: '>',
      operand: '500',
      units: 'none',
      interval_length: 30,
      refire_interval: 900,
      cc: '[]',
      assignments: { devicegroups: ['HTTP Servers'] },
    },
  ],
  Dashboard: [{ name: 'Web answers', comment: 'From the bundle "Web starter"', regions: ['Answers'] }],
  Region: [{ name: 'Answers', widgets: ['Slow answers'] }],
  Widget: [{ name: 'Slow answers', type: 'metric' }],
})

const directory = (created: number): Contents => ({
  '.meta': about('Directory watch', 'A group of the controllers and an alert about their errors', created),
  Tag: [{ name: 'Directory' }],
  DeviceGroup: [{ name: 'Controllers', dynamic: true, field: 'name', value: '/^dc-/', include_custom_devices: false }],
  Alert: [
    {
      name: 'Directory errors',
      type: 'threshold',
      severity: 2,
      stat_name: 'extrahop.device.ldap_server',
      field_name: 'rsp_error',
      operator: '>',
      operand: '50',
      units: 'period',
      interval_length: 300,
      refire_interval: 3600,
      assignments: { devicegroups: ['Controllers'] },
    },
  ],
})

const own = (created: number): Contents => ({
  '.meta': { name: 'Our house rules', created },
  Tag: [{ name: 'House rule' }],
  EmailGroup: [{ group_name: 'House', email_addresses: '["house@corp.example"]', system_notifications: false }],
})

export function seedBundles(world: World): void {
  for (const [make, built_in, age] of [
    [web, true, 400],
    [directory, true, 400],
    [own, false, 17],
  ] as const) {
    const made = world.base - age * day
    const contents = make(Math.floor(made / 1000))
    world.collections.bundles.put({
      id: world.collections.bundles.nextId(),
      name: nameOf(contents) ?? '',
      description: commentOf(contents),
      built_in,
      created_time: made,
      mod_time: made,
      contents,
    })
  }
}
