/** The words after `npm run simulator --`. */
import { platforms, type Platform } from '../catalog/platform'
import { compareVersions, releaseOf, type Release } from '../catalog/release'
import type { SimulatorOptions } from './server'

export const help = `npm run simulator -- [options]

  --role discover|command|explore|trace   kind of appliance (discover)
  --release 5.3|8.0|9.8                   firmware release (9.8)
  --port N          port on loopback, 0 for a free one (8443)
  --tls             HTTPS with a self-signed certificate
  --devices N       size of the site (1200)
  --seed N          another site (1)
  --records-per-hour N  records of the busiest hour, up to 1000000 (what the site leaves)
  --latency MS      wait before each answer (0)
  --origin URL      origin that may call it, exactly; can be repeated
  --any-origin      any origin may call it
  --api-key KEY     the highest key, instead of one made from the seed
  --expose-headers  let pages read Location and the like
  --bare-401        401 without cross-origin headers
  --fleet N         so many appliances that know each other, on --port and those after it
  --failing N       so many of the fleet do not come through their upgrade (0)
  --images DIR      where the firmware images of the fleet are written (a folder in the system's place for such)
  --upgrade-seconds N  how long an upgrade takes until it restarts (6)
  --restart-seconds N  how long a restart takes (1.5)
  --strict          refuse trailing slashes and unknown query parameters
  --control-port N  port for faults and the request log, 0 for a free one (none)
  --json            print one line of JSON when ready
  --help            this text

The password of its setup account, and of those it can be connected to, is "default".
`

export interface Words extends SimulatorOptions {
  json: boolean
  /** Size of the fleet; absent for one appliance. */
  fleet?: number
  images?: string
  failing?: number
  help: boolean
}

/** A wrong word, in one sentence for whoever typed it. */
export class UsageError extends Error {}

const wholeNumber = (name: string, text: string, high = Number.MAX_SAFE_INTEGER): number => {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value > high)
    throw new UsageError(`${name} takes a whole number up to ${high}, not "${text}".`)
  return value
}

const isPlatform = (text: string): text is Platform => (platforms as readonly string[]).includes(text)

function release(text: string): Release {
  const found = /^\d+\.\d+$/.test(text) ? releaseOf(text) : null
  if (!found || compareVersions(found, '5.3') < 0)
    throw new UsageError(`--release takes 5.3, 8.0 or 9.8, not "${text}".`)
  return found
}

function origin(text: string): string {
  if (!URL.canParse(text) || new URL(text).origin !== text)
    throw new UsageError(`--origin takes a scheme, a host and a port like http://localhost:4173, not "${text}".`)
  return text
}

function apiKey(text: string): string {
  if (!/^[\x21-\x7e]+$/.test(text)) throw new UsageError('--api-key takes printable characters without blanks.')
  return text
}

const port = 65_535

/** What each option does with its value; those without a value are `flags`. */
const values: Record<string, (words: Words, text: string) => void> = {
  '--role': (words, text) => {
    if (!isPlatform(text)) throw new UsageError(`--role takes ${platforms.join(', ')}, not "${text}".`)
    words.role = text
  },
  '--release': (words, text) => void (words.release = release(text)),
  '--port': (words, text) => void (words.port = wholeNumber('--port', text, port)),
  '--devices': (words, text) => void (words.devices = wholeNumber('--devices', text, 1_000_000)),
  '--seed': (words, text) => void (words.seed = wholeNumber('--seed', text)),
  '--records-per-hour': (words, text) => {
    words.recordsPerHour = wholeNumber('--records-per-hour', text, 1_000_000)
  },
  '--latency': (words, text) => void (words.latency = wholeNumber('--latency', text, 600_000)),
  '--origin': (words, text) => void (words.origins = [...(words.origins ?? []), origin(text)]),
  '--api-key': (words, text) => void (words.apiKey = apiKey(text)),
  '--fleet': (words, text) => {
    words.fleet = wholeNumber('--fleet', text, 200)
    if (words.fleet === 0) throw new UsageError('--fleet takes a whole number from 1.')
  },
  '--failing': (words, text) => void (words.failing = wholeNumber('--failing', text, 200)),
  '--images': (words, text) => void (words.images = text),
  '--upgrade-seconds': (words, text) =>
    void (words.upgradeTime = 1000 * wholeNumber('--upgrade-seconds', text, 86_400)),
  '--restart-seconds': (words, text) =>
    void (words.restartTime = 1000 * wholeNumber('--restart-seconds', text, 86_400)),
  '--control-port': (words, text) => void (words.controlPort = wholeNumber('--control-port', text, port)),
}

const flags: Record<string, (words: Words) => void> = {
  '--tls': (words) => void (words.tls = true),
  '--any-origin': (words) => void (words.anyOrigin = true),
  '--expose-headers': (words) => void (words.exposeHeaders = true),
  '--bare-401': (words) => void (words.bare401 = true),
  '--strict': (words) => void (words.strict = true),
  '--json': (words) => void (words.json = true),
  '--help': (words) => void (words.help = true),
}

/** Options from words such as `--port 8443 --tls` or `--port=8443`. Throws a UsageError. */
export function parseWords(argv: readonly string[]): Words {
  const words: Words = { json: false, help: false, port: 8443 }
  const left = argv.flatMap((word) => {
    const [, name, value] = /^(--[a-z0-9-]+)=(.*)$/s.exec(word) ?? []
    return name === undefined || value === undefined ? [word] : [name, value]
  })
  for (let name = left.shift(); name !== undefined; name = left.shift()) {
    const flag = flags[name]
    const take = values[name]
    if (flag) flag(words)
    else if (take) {
      const value = left.shift()
      if (value === undefined) throw new UsageError(`${name} needs a value.`)
      take(words, value)
    } else throw new UsageError(`There is no option ${name}; --help lists them.`)
  }
  return words
}
