/**
 * What stands in the braces of a path. Names say little there (`{id}` is a number for most resources and text for
 * some), so forms, samples and the OpenAPI document ask here.
 */
import { Id } from './common'
import { processNames } from './extrahop-shapes'
import type { Operation } from './operation'
import { z } from './zod'

/** Resources whose objects have text for an id. */
const textIds = new Set(['jobs', 'usergroups', 'supportpacks', 'ssldecryptkeys', 'packetcaptures'])

const text = z.string().min(1)

/** Lists of a path whose name differs from the resource that their ids are of. */
const owners: Record<string, string> = { device: 'devices' }

/** The last fixed part before a parameter: `devices` in `/tags/{id}/devices/{child-id}`. */
function partBefore(path: string, name: string): string {
  const before = path.slice(0, path.indexOf(`{${name}}`)).split('/')
  const part = before.findLast((each) => each !== '' && !each.startsWith('{')) ?? ''
  return owners[part] ?? part
}

/** The names in the braces of a path, in their order. */
export const pathNames = (path: string): string[] =>
  Array.from(path.matchAll(/\{([^}]+)\}/g), (match) => match[1] ?? '')

/**
 * The schema of one parameter of an operation's path. Its meta says which resource the value names (`refers`).
 * @throws Error for a name that no operation uses
 */
export function pathParameter(operation: Pick<Operation, 'path' | 'resource'>, name: string): z.ZodType {
  const { path, resource } = operation
  switch (name) {
    case 'id': {
      // A place in the queue of support packs is not the name of one.
      if (path.startsWith('/supportpacks/queue')) return text.meta({ label: 'Place in the queue' })
      const refers = resource === 'whitelist' || resource === 'watchlist' ? partBefore(path, name) : resource
      if (refers === 'dashboards') {
        return z
          .union([Id, z.string().regex(/^(\d+|~.+)$/)])
          .meta({ label: 'Id', kind: 'id', refers })
          .describe('A number, or a tilde and the short code of the page address')
      }
      return (textIds.has(refers) ? text : Id).meta({ label: 'Id', kind: 'id', refers })
    }
    case 'child-id': {
      const refers = partBefore(path, name)
      // The criteria of a custom device are no resource of their own.
      if (refers === 'criteria') return Id.meta({ label: 'Id of the criterion', kind: 'id' })
      return Id.meta({ label: 'Id of the other', kind: 'id', refers })
    }
    case 'keyid':
      return Id.meta({ label: 'Id of the key', kind: 'id', refers: 'apikeys' })
    case 'username':
      return text.meta({ label: 'User name', refers: 'users' })
    case 'filename':
      return text.meta({ label: 'File', refers: 'supportpacks' })
    case 'process':
      return z.enum(processNames).meta({ label: 'Process' })
    case 'protocol':
      return text.meta({ label: 'Protocol' }).describe('In lower case, such as http')
    case 'cursor':
      return text.meta({ label: 'Cursor' }).describe('As the page before answered it')
    case 'xid':
      return Id.meta({ label: 'Query' }).describe('As the query answered it')
    default:
      throw new Error(`No operation has a path parameter ${name}`)
  }
}
