import type { World } from '../world'

export function seedEmailGroups(world: World): void {
  const { emailgroups } = world.collections
  for (const [group_name, email_addresses, system_notifications] of [
    ['Network operations', ['netops@corp.example', 'oncall@corp.example'], true],
    ['Database team', ['dba@corp.example'], false],
    ['Nobody', [], false],
    ['Sicherheit & Führung', ['sicherheit@corp.example', 'jürgen.weiß@corp.example'], true],
    ['<i>Management</i>', Array.from({ length: 40 }, (_, index) => `manager-${index + 1}@corp.example`), false],
  ] as const)
    emailgroups.put({
      id: emailgroups.nextId(),
      group_name,
      email_addresses: [...email_addresses],
      system_notifications,
    })
}
