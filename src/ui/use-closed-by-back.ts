import { useEffect, useEffectEvent } from 'react'

/** Closes what floats over the page when the browser's Back or Forward puts another one, or another state, below it. */
export function useClosedByBack(open: boolean, onClose: () => void): void {
  const close = useEffectEvent(onClose)
  useEffect(() => {
    if (!open) return undefined
    const onGone = () => close()
    addEventListener('popstate', onGone)
    return () => removeEventListener('popstate', onGone)
  }, [open])
}
