import { useEffect, useRef, type RefObject } from 'react'

/** True while what asks for it is on the page: whoever left is told elsewhere, and taken nowhere. */
export function useHere(): Readonly<RefObject<boolean>> {
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  return here
}
