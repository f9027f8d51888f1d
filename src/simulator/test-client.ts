/** Requests to a simulator over real HTTP, for tests. */
import { startSimulator, type Simulator, type SimulatorOptions } from './server'

export interface Answered {
  status: number
  headers: Headers
  text: string
  /** The body as JSON; undefined for other text. */
  json: unknown
}

export interface Client {
  simulator: Simulator
  call: (method: string, path: string, options?: CallOptions) => Promise<Answered>
  close: () => Promise<void>
}

interface CallOptions {
  /** Anything but text and blobs is sent as JSON. */
  body?: unknown
  headers?: Record<string, string>
  /** The privilege whose key to use; the highest unless given, null for none. */
  as?: string | null
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The key of a privilege, as the ready line names it. */
export function keyOf(simulator: Simulator, privilege: string): string {
  const found = simulator.keys.find((key) => key.privilege === privilege)
  if (!found) throw new Error(`There is no key for ${privilege}`)
  return found.key
}

/** A small strict simulator and a way to call it. */
export async function connect(options: SimulatorOptions = {}): Promise<Client> {
  const simulator = await startSimulator({ devices: 80, strict: true, jobStep: 5, ...options })
  return {
    simulator,
    call: async (method, path, { body, headers = {}, as } = {}) => {
      const key = as === null ? null : as === undefined ? simulator.keys[0]?.key : keyOf(simulator, as)
      const response = await fetch(`${simulator.url}/api/v1${path}`, {
        method,
        headers: { ...(key ? { authorization: `ExtraHop apikey=${key}` } : {}), ...headers },
        ...(body === undefined
          ? {}
          : { body: typeof body === 'string' || body instanceof Blob ? body : JSON.stringify(body) }),
      })
      const text = await response.text()
      return { status: response.status, headers: response.headers, text, json: parsed(text) }
    },
    close: () => simulator.close(),
  }
}

/** The rows of an answer that is a list of objects. */
export function rowsOf(answered: Answered): Record<string, unknown>[] {
  if (!Array.isArray(answered.json)) throw new Error(`Not a list: ${answered.status} ${answered.text.slice(0, 200)}`)
  return answered.json.filter((row): row is Record<string, unknown> => typeof row === 'object' && row !== null)
}
