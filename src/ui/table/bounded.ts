import { cloneElement, isValidElement, type ReactNode } from 'react'
import { cut } from './column'

const isText = (node: ReactNode): node is string => typeof node === 'string'

/**
 * What a cell draws, its texts cut as those of a cell of words are: to lay one of a megabyte out takes seconds. What is
 * short enough comes back as it is.
 */
export function bounded(node: ReactNode, most?: number): ReactNode {
  if (isText(node)) return cut(node, most)
  if (Array.isArray(node)) {
    const parts: ReactNode[] = node
    const whole = parts.map((part) => bounded(part, most))
    return whole.some((part, at) => part !== parts[at]) ? whole : node
  }
  if (!isValidElement<{ children?: ReactNode }>(node)) return node
  const { children } = node.props
  // Those of a function are its own business.
  if (typeof children === 'function') return node
  const inside = bounded(children, most)
  return inside === children
    ? node
    : cloneElement(node, {}, ...(Array.isArray(inside) ? (inside as ReactNode[]) : [inside]))
}
