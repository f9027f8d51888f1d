/**
 * Bodies of PATCH: only what is to change. zod fills in a default even under `.optional()`, which would turn
 * "change the name" into "and reset the rest", so the presets of a create are taken off first.
 */
import { z } from './zod'

type Bare<Field> =
  Field extends z.ZodDefault<infer Inner> ? Bare<Inner> : Field extends z.ZodOptional<infer Inner> ? Bare<Inner> : Field

type Changes<Shape extends z.core.$ZodLooseShape> = z.ZodObject<
  { [Name in keyof Shape]: z.ZodOptional<Bare<Shape[Name]>> },
  z.core.$strict
>

/** One field without its preset, every fact about it kept. */
function bare(field: z.ZodType): z.ZodType {
  let inner = field
  let meta: z.GlobalMeta = {}
  for (;;) {
    meta = Object.assign({}, inner.meta(), meta)
    if (!(inner instanceof z.ZodDefault || inner instanceof z.ZodOptional)) break
    inner = inner.def.innerType as z.ZodType
  }
  return inner.optional().meta(meta)
}

/** The body of an update from the body of a create: every field optional, none with a preset. */
export function changesOf<Shape extends z.ZodRawShape>(body: z.ZodObject<Shape>): Changes<Shape> {
  return z.workedOut(() => {
    const shape = Object.entries(body.shape).map(([name, field]) => [name, bare(field as z.ZodType)] as const)
    // Built by key, so the compiler cannot see that each field is the bare one of the same name.
    return z.strictObject(Object.fromEntries(shape)) as unknown as Changes<Shape>
  })
}
