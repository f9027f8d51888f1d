/** Bundles that came with the appliance, and one that somebody uploaded. */
import type { World } from '../world'

const day = 86_400_000

const web = {
  name: 'Web starter',
  description: 'Counts slow answers of web servers and warns about them',
  triggers: [
    {
      name: 'Slow web answers',
      events: ['HTTP_RESPONSE'],
      script: "if (HTTP.processingTime > 500) {\n  Device.metricAddCount('slow_answers', 1)\n}\n",
      author: 'ExtraHop',
      disabled: false,
      debug: false,
      apply_all: false,
      assignments: { devicegroups: ['HTTP Servers'] },
    },
  ],
  alerts: [
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
      assignments: { devicegroups: ['HTTP Servers'] },
    },
  ],
  dashboards: [{ name: 'Web answers', comment: 'From the bundle "Web starter"' }],
}

const directory = {
  name: 'Directory watch',
  description: 'A group of the controllers and an alert about their errors',
  tags: [{ name: 'Directory' }],
  devicegroups: [{ name: 'Controllers', dynamic: true, field: 'name', value: '/^dc-/', include_custom_devices: false }],
  alerts: [
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
}

const own = {
  name: 'Our house rules',
  description: null,
  tags: [{ name: 'House rule' }],
  emailgroups: [{ group_name: 'House', email_addresses: ['house@corp.example'], system_notifications: false }],
}

export function seedBundles(world: World): void {
  for (const [contents, built_in, age] of [
    [web, true, 400],
    [directory, true, 400],
    [own, false, 17],
  ] as const)
    world.collections.bundles.put({
      id: world.collections.bundles.nextId(),
      name: contents.name,
      description: contents.description,
      built_in,
      created_time: world.base - age * day,
      mod_time: world.base - age * day,
      contents,
    })
}
