/** Text files as editors and PowerShell of Windows save them: in UTF-16, which a byte order mark tells. */

/** What a text is written in, by its first bytes; UTF-8 unless a mark says otherwise. */
export function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

/** The file, written in UTF-8. @throws what a browser throws for a file that it cannot read (any more) */
export async function inUtf8(file: File): Promise<File> {
  const encoding = encodingOf(new Uint8Array(await file.slice(0, 2).arrayBuffer()))
  if (encoding === 'utf-8') return file
  return new File([new TextDecoder(encoding).decode(await file.arrayBuffer())], file.name, { type: file.type })
}
