/** Archives of text files, as support packs are: tar (POSIX ustar) under gzip. */
import { gzipSync } from 'node:zlib'

const block = 512

const padded = (content: Buffer): Buffer => {
  const rest = content.length % block
  return rest === 0 ? content : Buffer.concat([content, Buffer.alloc(block - rest)])
}

const octal = (value: number, digits: number): string => `${Math.floor(value).toString(8).padStart(digits, '0')}\0`

function header(name: string, size: number, seconds: number): Buffer {
  const head = Buffer.alloc(block)
  const put = (text: string, at: number): void => void head.write(text, at, 'latin1')
  put(name.slice(0, 100), 0)
  put(octal(0o644, 7), 100)
  put(octal(0, 7), 108)
  put(octal(0, 7), 116)
  put(octal(size, 11), 124)
  put(octal(seconds, 11), 136)
  put(' '.repeat(8), 148)
  put('0', 156)
  put('ustar\x0000', 257)
  const sum = head.reduce((total, byte) => total + byte, 0)
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return head
}

/** A tar of some texts by their file names, all of one moment (ms). */
export function tar(files: Readonly<Record<string, string>>, time: number): Uint8Array<ArrayBuffer> {
  const parts = Object.entries(files).flatMap(([name, text]) => {
    const content = Buffer.from(text)
    return [header(name, content.length, time / 1000), padded(content)]
  })
  return new Uint8Array(Buffer.concat([...parts, Buffer.alloc(2 * block)]))
}

/** The same under gzip. */
export const archive = (files: Readonly<Record<string, string>>, time: number): Uint8Array => gzipSync(tar(files, time))
