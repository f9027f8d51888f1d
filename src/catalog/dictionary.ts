/**
 * A table that is looked up by what an appliance says. An ordinary object answers for `constructor` and `__proto__`,
 * too, with what no table holds; this one has no prototype.
 */
export function dictionary<T>(entries: Readonly<Record<string, T>>): Record<string, T> {
  return Object.assign(Object.create(null) as Record<string, T>, entries)
}
