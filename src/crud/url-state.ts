/**
 * What an operator looks at lives in the URL: one search parameter for each field of a zod schema whose fields
 * all have defaults. Strings stand as they are, everything else as JSON; a default is left out. Bad input never
 * throws: the field falls back to its default, the others stay.
 */
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import { z } from '../catalog/zod'

type State<Shape extends z.ZodRawShape> = z.output<z.ZodObject<Shape>>

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What a parameter was called in older addresses, which still work: `z.string().meta({ formerly: 'cols' })`. */
const formerName = (field: z.ZodType): string | undefined => {
  const former = field.meta()?.formerly
  return typeof former === 'string' ? former : undefined
}

/** Reads a state from search parameters. A value that does not fit is read as the field's default. */
export function readUrlState<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  params: URLSearchParams,
): State<Shape> {
  const read: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(schema.shape)) {
    const parser = field as unknown as z.ZodType
    const former = formerName(parser)
    const text = params.get(name) ?? (former === undefined ? null : params.get(former))
    const candidates = text === null ? [] : [text, parseJson(text)]
    const fitting = candidates.map((value) => parser.safeParse(value)).find((result) => result.success)
    const value: unknown = fitting?.success ? fitting.data : parser.parse(undefined)
    read[name] = value
  }
  return read as State<Shape>
}

const write = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** The search parameters of a state; parameters that the schema does not know are kept from `base`. */
export function writeUrlState<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  state: State<Shape>,
  base = new URLSearchParams(),
): URLSearchParams {
  const params = new URLSearchParams(base)
  for (const [name, value] of Object.entries(state)) {
    const field = schema.shape[name] as unknown as z.ZodType
    const preset = write(field.parse(undefined))
    const text = value === undefined ? preset : write(value)
    const former = formerName(field)
    if (former !== undefined) params.delete(former)
    if (text === preset) params.delete(name)
    else params.set(name, text)
  }
  return params
}

/** The search parameters that stand in the address now, also before the router has followed; undefined on another page. */
export function paramsNow(pathname: string): URLSearchParams | undefined {
  const [path = '', search = ''] = window.location.hash.slice(1).split('?', 2)
  return path === pathname ? new URLSearchParams(search) : undefined
}

/**
 * The state in the URL and a function that changes some of its fields; `replace` keeps the history as it is. The
 * router follows the address a moment later than fingers type, so a change holds here at once and the address after
 * it; a change of the address from elsewhere (back, a link) is taken over.
 */
export function useUrlState<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
): [State<Shape>, (change: Partial<State<Shape>>, options?: { replace?: boolean }) => void] {
  const [params, setParams] = useSearchParams()
  const url = useMemo(() => readUrlState(schema, params), [schema, params])
  const [state, setState] = useState(url)
  // Two changes in one tick must both count, so the newest parameters are kept at hand.
  const newest = useRef(params)
  // What was written and has not come back yet, oldest first.
  const written = useRef<string[]>([])
  useLayoutEffect(() => {
    if (written.current.length === 0) newest.current = params
  }, [params])
  const { pathname } = useLocation()
  useEffect(() => {
    const key = JSON.stringify(url)
    // The newest of those that are alike: the router passes over what lay between, and what stayed behind here would
    // be taken for a late echo when the same is asked for again.
    const at = written.current.lastIndexOf(key)
    if (at >= 0) {
      written.current = written.current.slice(at + 1)
      if (written.current.length === 0) newest.current = params
      return
    }
    // One that it did not pass over, and that comes late: the address is further.
    const address = paramsNow(pathname)
    if (address && address.toString() !== params.toString()) return
    written.current = []
    newest.current = params
    // What stands in the address comes from outside of React, a moment after what was typed.
    // oxlint-disable-next-line react/set-state-in-effect
    setState((now) => (JSON.stringify(now) === key ? now : url))
  }, [url, params, pathname])
  // Back may come before the router has taken a change over: the address is then what it was for the router all along,
  // and nobody else would tell that the change is gone.
  useEffect(() => {
    const onBack = () => {
      const now = paramsNow(pathname)
      if (written.current.length === 0 || !now) return
      written.current = []
      newest.current = now
      setState(readUrlState(schema, newest.current))
    }
    window.addEventListener('popstate', onBack)
    return () => window.removeEventListener('popstate', onBack)
  }, [schema, pathname])
  const change = useCallback(
    (partial: Partial<State<Shape>>, options?: { replace?: boolean }) => {
      const now = readUrlState(schema, newest.current)
      const next = writeUrlState(schema, { ...now, ...partial }, newest.current)
      const state = readUrlState(schema, next)
      const key = JSON.stringify(state)
      if (key === JSON.stringify(now)) return
      newest.current = next
      written.current.push(key)
      setState(state)
      setParams(next, { replace: options?.replace ?? false })
    },
    [schema, setParams],
  )
  return [state, change]
}
