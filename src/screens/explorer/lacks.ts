/** What of a request shown from the log could not be filled in: files above all, which a page cannot open again. */
import type { Lack } from '../../api/input-of'
import type { RawInput } from '../../api/request'
import { hidden } from '../../api/secrets'
import { bytes } from '../../ui/format'

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** True until it was given again. */
export function isLacking(lack: Lack, { body }: RawInput): boolean {
  switch (lack.kind) {
    case 'file': {
      const given = lack.field === null ? body : isObject(body) ? body[lack.field] : undefined
      return !(given instanceof Blob)
    }
    case 'body':
      return body === undefined
    case 'secret':
      // What stands for a secret is what must not be sent.
      return (JSON.stringify(body) ?? '').includes(hidden)
  }
}

export function lackWords(lack: Lack): string {
  switch (lack.kind) {
    case 'file': {
      const what = lack.field ?? 'it'
      return `Choose the file again: ${what} was ${lack.name}, ${bytes(lack.size)}. A page cannot open a file by itself.`
    }
    case 'body':
      return `The body of ${bytes(lack.size)} was too long to be kept, so it is not filled in.`
    case 'secret':
      return `Secrets are not kept: type them again where ${hidden} stands.`
  }
}
