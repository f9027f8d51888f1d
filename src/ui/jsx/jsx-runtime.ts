/**
 * What every element of the console is made by: React's own, after long texts were cut. It stands here, under all of
 * them, because an appliance decides how long a name, a description or an error is, and any element may show one.
 */
import { jsx as one, jsxs as several } from 'react/jsx-runtime'
import { drawnProps, keyText } from './drawn'

export { Fragment } from 'react/jsx-runtime'
export type { JSX } from 'react/jsx-runtime'

export const jsx: typeof one = (type, props, key) => one(type, drawnProps(type, props), keyText(key))
export const jsxs: typeof several = (type, props, key) => several(type, drawnProps(type, props), keyText(key))
