/**
 * Who is in a user group. Releases answer one object or a list of them, each with a map whose names are the members;
 * anything else is no member.
 */
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function membersOf(answer: unknown): string[] {
  const parts: unknown[] = Array.isArray(answer) ? answer : [answer]
  const names = parts.flatMap((part) => {
    const users = isObject(part) ? part.users : undefined
    if (Array.isArray(users)) return users.filter((name): name is string => typeof name === 'string')
    return isObject(users) ? Object.keys(users) : []
  })
  return [...new Set(names)].toSorted((a, b) => a.localeCompare(b))
}
