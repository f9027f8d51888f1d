/** A copy of a row without what no answer tells. */
export function without<T extends object, K extends keyof T>(row: T, ...names: readonly K[]): Omit<T, K> {
  const copy: Partial<T> = { ...row }
  for (const name of names) Reflect.deleteProperty(copy, name)
  // Exactly the named fields are gone, which the compiler cannot follow through the loop.
  return copy as Omit<T, K>
}
