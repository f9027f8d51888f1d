/** What the processes of an appliance take together. A share that is no number counts for none, and not as a text. */
interface Process {
  process: string
  cpu?: number | undefined
  mem_percent?: number | undefined
}

const amount = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined

/** The process that takes most of a processor, %; undefined where none tells. */
export function busiestOf(processes: readonly Process[]): { process: string; cpu: number } | undefined {
  const told = processes.flatMap(({ process, cpu }) => (amount(cpu) === undefined ? [] : [{ process, cpu: cpu ?? 0 }]))
  return told.toSorted((a, b) => b.cpu - a.cpu)[0]
}

/** The memory of those that tell it, %, and how many they are; undefined where none does. */
export function memoryOf(processes: readonly Process[]): { percent: number; of: number } | undefined {
  const told = processes.flatMap(({ mem_percent }) => amount(mem_percent) ?? [])
  return told.length > 0 ? { percent: told.reduce((sum, one) => sum + one, 0), of: told.length } : undefined
}
