import { useEffect, useState } from 'react'

/** So long an answer is waited for before it is said: most are here by then, and nothing moves, ms. */
export const soon = 1000

/** True once the wait has become worth a word. */
export function useLate(): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), soon)
    return () => clearTimeout(timer)
  }, [])
  return late
}
