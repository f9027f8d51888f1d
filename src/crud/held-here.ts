/** What an appliance has of each of the catalogue's fields: objects without what it lacks, enums without later members. */
import { fieldsOf, type Field } from '../catalog/fields'
import { z } from '../catalog/zod'
import { heldHere, inTime, type Kind } from './held'

/** What is left of one field of an object, wrapped as it was. */
function partHere(field: Field, { shape }: z.ZodObject, kind: Kind): z.ZodType {
  const whole = shape[field.name] as z.ZodType
  if (!(field.schema instanceof z.ZodEnum) || !field.meta.choicesSince) return whole
  const left = field.nullable ? schemaHere(field, kind).nullable() : schemaHere(field, kind)
  return (field.required ? left : left.optional()).meta(field.meta)
}

/** What is left of a field's schema: the fields of an object, the members of an enum. */
function schemaHere({ schema, meta }: Field, kind: Kind): z.ZodType {
  if (schema instanceof z.ZodObject) {
    const held = fieldsOf(schema).filter((field) => heldHere(field, kind))
    return z.object(Object.fromEntries(held.map((field) => [field.name, partHere(field, schema, kind)])))
  }
  if (schema instanceof z.ZodEnum && meta.choicesSince) {
    const { choicesSince } = meta
    return schema.exclude(
      schema.options.map(String).filter((choice) => !inTime({ since: choicesSince[choice] }, kind.release)),
    )
  }
  return schema
}

/** The fields that an appliance has, with what it has of them. A form asks for no more. */
export const fieldsHere = (fields: readonly Field[], kind: Kind): Field[] =>
  fields.filter((field) => heldHere(field, kind)).map((field) => ({ ...field, schema: schemaHere(field, kind) }))
