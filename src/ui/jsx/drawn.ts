import { Fragment } from 'react'

/**
 * Characters that a page draws of one text. The browser lays a text out at once, and longer than any task may be for one
 * of a megabyte, whichever element it stands in.
 */
const mostDrawn = 10_000

/** A text as it is drawn. */
export const drawn = (text: string): string => (text.length > mostDrawn ? `${text.slice(0, mostDrawn)}…` : text)

/** Characters that turn what stands behind them round, and so the console's own words around a name. */
const steering = /[\u202a-\u202e\u2066-\u2069]/g

/** A text in the order in which it was written, with such characters as their codes. */
const inOrder = (text: string): string =>
  text.replaceAll(steering, (char) => `[${char.charCodeAt(0).toString(16).toUpperCase()}]`)

/** What is read out or shown at the pointer is laid out too. What is sent or followed (a value, a link) stays whole. */
const said = ['aria-label', 'aria-description', 'title', 'alt', 'placeholder'] as const

/** Holds source text of many lines, which is cut where it is made and may be longer. */
const ofLines = new Set<unknown>(['pre', 'style'])

type Props = Readonly<Record<string, unknown>>

/** What an element is made of, with texts that can be drawn. Most come back as they are. */
export function drawnProps(type: unknown, props: unknown): unknown {
  const given = props as Props
  let changed: Record<string, unknown> | undefined
  const put = (name: string, next: unknown) => {
    if (next !== given[name]) (changed ??= { ...given })[name] = next
  }
  // Of a component's own props only this one is meant for the page whatever it does with it.
  put('aria-label', drawnPart(given['aria-label']))
  if (type === Fragment || isOfLibrary(type) || (typeof type === 'string' && !ofLines.has(type))) {
    for (const name of said) put(name, drawnPart(given[name]))
    put('children', drawnPart(given['children']))
  }
  return changed ?? props
}

/**
 * Links and widgets of a library put their children on the page by themselves. The console's own components are functions,
 * and what they are given is not always meant for the page.
 */
const isOfLibrary = (type: unknown): boolean =>
  typeof type === 'object' && type !== null && '$$typeof' in type && type.$$typeof === Symbol.for('react.forward_ref')

function drawnPart(part: unknown): unknown {
  if (typeof part === 'string') return inOrder(drawn(part))
  if (!Array.isArray(part)) return isForeign(part) ? 'unreadable' : part
  const parts: readonly unknown[] = part
  const next = parts.map(drawnPart)
  return next.some((one, at) => one !== parts[at]) ? next : part
}

/**
 * An object that is nothing to draw: where a text is due an appliance may give one, and React takes away everything
 * around it.
 */
const isForeign = (part: unknown): boolean =>
  typeof part === 'object' && part !== null && Object.getPrototypeOf(part) === Object.prototype && !isElement(part)

/** Elements, portals and what is loaded later carry React's mark, which no JSON has. */
const isElement = (part: object): boolean => '$$typeof' in part && typeof part.$$typeof === 'symbol'

const keys = new WeakMap<object, string>()
let nextKey = 1

/**
 * What a part of a list is told from the others by. An id that is an object cannot be made a text; it is told by being
 * that object.
 */
export function keyText<Key>(key: Key): Key | string {
  if (typeof key !== 'object' || key === null) return key
  let text = keys.get(key)
  if (text === undefined) keys.set(key, (text = `object ${nextKey++}`))
  return text
}
