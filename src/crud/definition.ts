/**
 * What a resource adds to the catalogue to be browsed: what it is called by, which columns a list starts with,
 * which fields a form starts with. Five hatches and no more: a column's cell, a field's input, `extra` under the
 * detail, `actions`, and not using the browser at all.
 */
import type { ComponentType, ReactNode } from 'react'
import type { Operation, Output, QuerySchema, Resource } from '../catalog/operation'
import type { z } from '../catalog/zod'
import type { Lacks } from './browser'
import type { InputProps } from './form/input-props'

/** The type of one row of a resource's list. */
export type RowOf<R> = R extends { operations: { list: infer List } }
  ? Output<List> extends readonly (infer Row)[]
    ? Row
    : never
  : never

type BodyOf<Op> =
  Op extends Operation<string, QuerySchema, infer Body> ? (Body extends z.ZodType ? z.input<Body> : never) : never
type BodyIn<R, Key extends string> = R extends { operations: infer Ops }
  ? Key extends keyof Ops
    ? BodyOf<Ops[Key]>
    : never
  : never

/** What a create or an edit of the resource may send. */
export type BodiesOf<R> = BodyIn<R, 'create'> | BodyIn<R, 'update'>

type KeysOf<T> = T extends unknown ? keyof T & string : never
type ValueAt<T, Name extends string> =
  T extends Record<string, unknown> ? (Name extends keyof T ? Exclude<T[Name], undefined> : never) : never

/** The fields of a row, and those of an object inside it: `body.user`. */
export type ColumnName<Row> = Row extends unknown
  ? {
      [Name in keyof Row & string]:
        | Name
        | (NonNullable<Row[Name]> extends readonly unknown[]
            ? never
            : NonNullable<Row[Name]> extends object
              ? `${Name}.${Known<NonNullable<Row[Name]>>}`
              : never)
    }[keyof Row & string]
  : never

/** The named keys of an object, without an index signature. */
type Known<T> = keyof { [Name in keyof T as string extends Name ? never : Name]: T[Name] } & string

/** What a column is called and how wide it is where a cell says more, or less, than its field. */
export interface ColumnLook<Name extends string = string> {
  title?: string
  /** Pixels. */
  width?: number
  /** An object's page tells it below its facts, and not twice. */
  below?: boolean
  /** Fields that the cell tells in words, which an object's page does not show beside it. */
  tells?: readonly Name[]
}

/** A column by its field's name, or with a cell of its own, which with a look of its own is told on the detail, too. */
export type ColumnSpec<Row> =
  | ColumnName<Row>
  | readonly [name: ColumnName<Row>, cell: (row: Row) => ReactNode, look?: ColumnLook<ColumnName<Row>>]

/** A field by its name, or with an input of its own: for its type, or for any. */
export type FieldSpec<Bodies> =
  | KeysOf<Bodies>
  | {
      [Name in KeysOf<Bodies>]: readonly [
        name: Name,
        input: ComponentType<InputProps<ValueAt<Bodies, Name>>> | ComponentType<InputProps>,
      ]
    }[KeysOf<Bodies>]

export interface ActionsProps<Row> {
  /** The object of a detail page; undefined above the list. */
  row: Row | undefined
}

export interface Definition<R extends Resource> {
  /** What an object is called; the catalogue's name field unless given. */
  title?: (row: RowOf<R>) => string | null | undefined
  columns: readonly ColumnSpec<RowOf<R>>[]
  /** The fields a form starts with; all others follow folded. */
  fields?: readonly FieldSpec<BodiesOf<R>>[]
  /** What an empty list says: what these are for, in a sentence. */
  empty: string
  /** What a new object lacks to be of any use, though the API takes it: asked before it is sent. */
  lacks?: Lacks
  /** Under the summary of an object. */
  extra?: ComponentType<{ row: RowOf<R> }>
  /** Buttons before the usual ones, above the list and above an object. */
  actions?: ComponentType<ActionsProps<RowOf<R>>>
}
