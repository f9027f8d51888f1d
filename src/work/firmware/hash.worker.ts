/** SHA-256 of a file that is read piece by piece; a browser's own digest wants all of it in memory at once. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** What the worker says: bytes read so far, in the end the sum, or why it cannot be read. */
export type HashNews = { done: number } | { sum: string } | { problem: string }

const piece = 8 * 1024 * 1024

const tell = (news: HashNews) => postMessage(news)

async function sum(file: Blob): Promise<void> {
  const hash = sha256.create()
  for (let at = 0; at < file.size; at += piece) {
    hash.update(new Uint8Array(await file.slice(at, at + piece).arrayBuffer()))
    tell({ done: Math.min(at + piece, file.size) })
  }
  tell({ sum: bytesToHex(hash.digest()) })
}

addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  sum(data).catch((error: unknown) => tell({ problem: error instanceof Error ? error.message : String(error) }))
})
