import type { FileName } from './file-name'

/** Saves bytes as a file of the operator's. `keptFor` ms the bytes can still be read by the download. */
export function saveBlob(name: FileName, blob: Blob, keptFor = 60_000): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download reads the address after this task.
  setTimeout(() => URL.revokeObjectURL(url), keptFor)
}
