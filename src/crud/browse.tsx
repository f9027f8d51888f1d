/**
 * The resource browser: list, detail, create, edit, clone, delete, assignments, bulk work and undo of any resource,
 * from its catalogue entry and a short definition.
 */
import { Route, Routes } from 'react-router'
import type { ComponentType } from 'react'
import type { Operation, Operations, Resource } from '../catalog/operation'
import { z } from '../catalog/zod'
import { lazily } from '../ui/lazily'
import { BrowserContext, type Browser } from './browser'
import type { ColumnChoice } from './column'
import { columnsOf, named } from './columns'
import { plainCreate } from './create-object'
import type { ColumnLook, Definition } from './definition'
import { DetailPage } from './detail-page'
import type { FieldInput } from './form/input-props'
import { ListPage } from './list-page'
import { rowSchema } from '../catalog/rows'
import { nameOf, type Row } from './model'
import { NoPage } from './no-page'
import { pathOf } from './paths'

// Forms come with the widgets they need, when one is opened or before, while the page is quiet.
const CreateDrawer = lazily(() => import('./form/create-drawer').then((module) => module.CreateDrawer))
const EditDrawer = lazily(() => import('./form/edit-drawer').then((module) => module.EditDrawer))

type Listed = Resource<string, Operations & { list: Operation }>

/** A loose view of a definition: what its types promised is what the appliance answers, so far as anybody can. */
interface Loose {
  title?: (row: Row) => string | null | undefined
  columns: readonly (string | readonly [string, NonNullable<ColumnChoice['cell']>, ColumnLook?])[]
  fields?: readonly (string | readonly [string, FieldInput])[]
  empty: string
  lacks?: Browser['lacks']
  extra?: Browser['extra']
  actions?: Browser['actions']
}

function toBrowser(resource: Listed, definition: Loose): Browser {
  const shape = rowSchema(resource.operations.list) ?? resource.object ?? z.object({})
  const own = definition.title
  // An odd value in a row takes away the words made of it, and no page.
  const title = (row: Row) => {
    try {
      return own ? own(row) : nameOf(resource, row)
    } catch {
      return nameOf(resource, row)
    }
  }
  const chosen = definition.columns.map((spec): ColumnChoice => {
    return typeof spec === 'string' ? { id: spec } : { id: spec[0], cell: spec[1], look: spec[2] }
  })
  const fields = definition.fields?.map((spec) => (typeof spec === 'string' ? spec : spec[0]))
  const inputs = (definition.fields ?? []).flatMap((spec) =>
    typeof spec === 'string' ? [] : [[spec[0], spec[1]] as const],
  )
  return {
    resource,
    shape,
    titleOf: title,
    columns: named(columnsOf(shape, chosen), title),
    chosen,
    fields,
    inputs: new Map(inputs),
    empty: definition.empty,
    lacks: definition.lacks,
    extra: definition.extra,
    actions: definition.actions,
  }
}

/**
 * The pages of a resource, to be mounted under its route with `/*`. A column, field or cell that the catalogue does
 * not have is a type error.
 */
export function browse<R extends Listed>(resource: R, definition: Definition<R>): ComponentType {
  // The row's type ends here: the pages are the same for every resource.
  const browser = toBrowser(resource, definition as unknown as Loose)
  const create = plainCreate(resource)
  const { update } = (resource as Resource).operations
  const none = <NoPage to={pathOf(resource.name)} title={resource.words[1]} />
  function ResourcePages() {
    return (
      <BrowserContext value={browser}>
        <Routes>
          <Route element={<ListPage />}>
            <Route index element={null} />
            {/* Over the list, so that one sees what is there already. */}
            {create && <Route path="new" element={<CreateDrawer operation={create} />} />}
          </Route>
          {/* What cannot be created is no object called "new" either. */}
          {!create && <Route path="new" element={none} />}
          <Route path=":id" element={<DetailPage />}>
            <Route index element={null} />
            {update && <Route path="edit" element={<EditDrawer />} />}
          </Route>
          <Route path="*" element={none} />
        </Routes>
      </BrowserContext>
    )
  }
  ResourcePages.displayName = `Browse(${resource.name})`
  return ResourcePages
}
