/** A definition made ready for the pages: its types are checked where it is written, here everything is a Row. */
import { createContext, use, type ComponentType } from 'react'
import type { Resource } from '../catalog/operation'
import type { z } from '../catalog/zod'
import type { Column } from '../ui/table/column'
import type { ColumnChoice } from './column'
import type { FieldInput } from './form/input-props'
import type { Row } from './model'

/**
 * What an object lacks to be of any use, though the API takes it so: with whether its form has a field, and the time on
 * the appliance's clock.
 */
export type Lacks = (
  values: Readonly<Record<string, unknown>>,
  here: { has: (field: string) => boolean; now: number },
) => string | undefined

export interface Browser {
  resource: Resource
  /** The shape of a row. */
  shape: z.ZodObject
  titleOf: (row: Row) => string | null | undefined
  columns: readonly Column<Row>[]
  chosen: readonly ColumnChoice[]
  /** Names of the fields that a form starts with; all unless given. */
  fields: readonly string[] | undefined
  inputs: ReadonlyMap<string, FieldInput>
  empty: string
  lacks?: Lacks | undefined
  extra: ComponentType<{ row: Row }> | undefined
  actions: ComponentType<{ row: Row | undefined }> | undefined
}

export const BrowserContext = createContext<Browser | null>(null)

/** The resource browser that this page belongs to. */
export function useBrowser(): Browser {
  const browser = use(BrowserContext)
  if (!browser) throw new Error('This page belongs inside a resource browser')
  return browser
}
