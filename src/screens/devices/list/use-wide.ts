import { useSyncExternalStore } from 'react'

const query = '(min-width: 1600px)'

function subscribe(listener: () => void): () => void {
  const media = matchMedia(query)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}

/** True in a window that has room for more columns. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(query).matches)
