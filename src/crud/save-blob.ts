/** Saves bytes as a file: a link to them is made, followed and given back. */
export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  // Colons and slashes are refused by some file systems.
  link.download = name.replaceAll(/[:/\\]/g, '-')
  link.click()
  // The browser has taken the link by the next task.
  setTimeout(() => URL.revokeObjectURL(url), 0)
}
