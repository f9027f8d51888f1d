/** What goes with a session and was not saved: whoever signs out is asked first. */
type Told = () => string | undefined

const kept = new Map<string, Set<Told>>()

/**
 * Has it asked about before its appliance is signed out of, as long as there is something to tell.
 * @returns what ends that
 */
export function holdUnsaved(appliance: string, told: Told): () => void {
  const held = kept.get(appliance) ?? new Set()
  kept.set(appliance, held.add(told))
  return () => void held.delete(told)
}

/** Each in words, as a sentence. */
export const unsavedOf = (appliance: string): string[] =>
  [...(kept.get(appliance) ?? [])].flatMap((told) => told() ?? [])
