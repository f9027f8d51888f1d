/**
 * The options known by value, with the latest name of each; what was known itself where nothing is new. An appliance
 * may list one id twice with two names: the last counts, or there would be news for ever.
 */
export function withNames<T extends { value: string; label: string }>(
  known: ReadonlyMap<string, T>,
  options: readonly T[],
): ReadonlyMap<string, T> {
  const latest = new Map(options.map((option) => [option.value, option]))
  const fresh = [...latest].filter(([value, { label }]) => known.get(value)?.label !== label)
  return fresh.length > 0 ? new Map([...known, ...fresh]) : known
}
