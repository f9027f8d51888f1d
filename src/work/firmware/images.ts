/** Files that were chosen, by a name of their own: plans name them and hold nothing of them. They end with the page. */
const files = new Map<string, File>()

export function keepImage(file: File): string {
  const id = `${file.name} ${file.size} ${file.lastModified}`
  files.set(id, file)
  return id
}

export const imageOf = (id: string): File | undefined => files.get(id)
