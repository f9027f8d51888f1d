import { useEffect, useRef, useState } from 'react'
import { useUrlState } from '../../../crud/url-state'
import { ListState } from '../list-state'

const keyOf = (state: ListState): string => JSON.stringify(state)

/**
 * The list's state, which the URL holds. The router follows the address a moment later than fingers type, so what
 * is shown is kept here and the address after it; a change of the address from elsewhere (back, a link) is taken over.
 */
export function useListState(): [ListState, (change: Partial<ListState>, options?: { replace?: boolean }) => void] {
  const [url, setUrl] = useUrlState(ListState)
  const [state, setState] = useState(url)
  const newest = useRef(state)
  // What was written and has not come back yet, oldest first.
  const written = useRef<string[]>([])

  useEffect(() => {
    const key = keyOf(url)
    const at = written.current.indexOf(key)
    if (at >= 0) written.current = written.current.slice(at + 1)
    else {
      written.current = []
      if (key === keyOf(newest.current)) return
      newest.current = url
      setState(url)
    }
  }, [url])

  const change = (part: Partial<ListState>, options: { replace?: boolean } = { replace: true }) => {
    const next = { ...newest.current, ...part }
    if (keyOf(next) === keyOf(newest.current)) return
    newest.current = next
    written.current.push(keyOf(next))
    setState(next)
    setUrl(part, options)
  }
  return [state, change]
}
