import { useCallback } from 'react'
import { useHref } from 'react-router'
import { pathOf } from './paths'

/** Addresses of pages for plain links: `#/tags/3` under hash history. */
export function usePlace(): (resource: string, id?: string, search?: string) => string {
  const root = useHref('/')
  return useCallback(
    (resource, id, search = '') => `${root.replace(/\/$/, '')}${pathOf(resource, id)}${search}`,
    [root],
  )
}
