/**
 * Where an export is written: a file of the browser's own on disk where it has one (the origin's private file
 * system), else parts of a blob, which browsers keep out of the page's heap. Either becomes a download at the end,
 * under a name that is not decided before it is known how the export ended.
 */
import type { FileName } from '../../ui/file-name'
import { saveBlob } from '../../ui/save-blob'

export interface FileSink {
  /** Appends; resolves once there is room for more. */
  write: (text: string) => Promise<void>
  /** Bytes so far. */
  size: () => number
  /** Hands the file to the operator. */
  save: (name: FileName) => Promise<void>
  /** Forgets it. */
  discard: () => Promise<void>
}

/** Characters gathered before they go to the disk or into a part: few, large writes. */
const pieceSize = 256 * 1024
const folderName = 'exports'
/** How long a file is left for the browser to copy it into the downloads, ms. */
const keptFor = 10 * 60_000

const encoder = new TextEncoder()

/** Gathers small texts into large pieces. Not as blobs: making one takes a browser far longer than the bytes do. */
function gathering(take: (piece: Uint8Array<ArrayBuffer>) => Promise<void>) {
  let texts: string[] = []
  let length = 0
  let bytes = 0
  const flush = async () => {
    if (length === 0) return
    const piece = encoder.encode(texts.join(''))
    texts = []
    length = 0
    bytes += piece.length
    await take(piece)
  }
  return {
    flush,
    size: () => bytes + length,
    write: async (text: string) => {
      texts.push(text)
      length += text.length
      if (length >= pieceSize) await flush()
    },
  }
}

function inParts(type: string): FileSink {
  let parts: Blob[] = []
  const held = gathering((piece) => {
    parts.push(new Blob([piece]))
    return Promise.resolve()
  })
  return {
    write: held.write,
    size: held.size,
    save: async (name) => {
      await held.flush()
      saveBlob(name, new Blob(parts, { type }))
      parts = []
    },
    discard: () => {
      parts = []
      return Promise.resolve()
    },
  }
}

/** What tabs that were closed in the middle have left behind. */
async function tidy(folder: FileSystemDirectoryHandle): Promise<void> {
  for await (const [name, handle] of folder.entries()) {
    if (handle.kind !== 'file') continue
    const { lastModified } = await handle.getFile()
    if (lastModified < Date.now() - 24 * 3_600_000) await folder.removeEntry(name)
  }
}

async function onDisk(type: string): Promise<FileSink> {
  const root = await navigator.storage.getDirectory()
  const folder = await root.getDirectoryHandle(folderName, { create: true })
  void tidy(folder).catch(() => {})
  const own = crypto.randomUUID()
  const handle = await folder.getFileHandle(own, { create: true })
  const stream = await handle.createWritable()
  const held = gathering((piece) => stream.write(piece))
  const remove = () => folder.removeEntry(own).catch(() => {})
  return {
    write: held.write,
    size: held.size,
    save: async (name) => {
      await held.flush()
      await stream.close()
      const file = await handle.getFile()
      saveBlob(name, new Blob([file], { type }), keptFor)
      setTimeout(() => void remove(), keptFor)
    },
    discard: async () => {
      await stream.abort().catch(() => {})
      await remove()
    },
  }
}

/** Opens a file for an export of a media type. Never fails: without a disk it is kept in parts. */
export async function openSink(type: string): Promise<FileSink> {
  try {
    return await onDisk(type)
  } catch {
    return inParts(type)
  }
}
