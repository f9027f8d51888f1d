/** Named views of a list: filters, order, columns, and whatever else its page keeps in the address. */
import { z } from '../../catalog/zod'
import { pathOf } from '../paths'
import { tableShape, type TableState } from '../table-url'
import { writeUrlState } from '../url-state'
import type { SavedKind } from './saved'

/** The saved view whose tab is chosen, in the address of a list. */
export const chosenView = z.object({ view: z.string().default('') })

/** The views of one list. The address of a view is the list's own, so that one who lacks the view sees the same. */
export function tableViews<Shape extends z.ZodRawShape>(
  name: string,
  path: string,
  schema: z.ZodObject<Shape>,
  { former }: Pick<SavedKind<unknown>, 'former'> = {},
): SavedKind<z.output<z.ZodObject<Shape>>> {
  return {
    kind: `${name}-view`,
    words: ['view', 'views'],
    content: schema,
    addressOf: (content) => {
      const text = writeUrlState(schema, content).toString()
      return text === '' ? path : `${path}?${text}`
    },
    ...(former && { former }),
  }
}

const kinds = new Map<string, SavedKind<TableState>>()

/** The views of a resource's list. */
export function viewsOf(resource: string): SavedKind<TableState> {
  const known = kinds.get(resource)
  if (known) return known
  const kind = tableViews(resource, pathOf(resource), tableShape)
  kinds.set(resource, kind)
  return kind
}
