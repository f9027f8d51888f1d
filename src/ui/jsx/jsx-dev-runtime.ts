/** The same as `jsx-runtime`, for the development server and tests. */
import { jsxDEV as make } from 'react/jsx-dev-runtime'
import { drawnProps, keyText } from './drawn'

export { Fragment } from 'react/jsx-dev-runtime'
export type { JSX } from 'react/jsx-dev-runtime'

export const jsxDEV: typeof make = (type, props, key, ...rest) =>
  make(type, drawnProps(type, props), keyText(key), ...rest)
