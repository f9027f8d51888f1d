import { useState } from 'react'

/** The same object as long as it says the same: what is read anew from an address draws nothing again. */
export function useSteady<Value>(value: Value): Value {
  const [kept, setKept] = useState(value)
  if (kept === value || JSON.stringify(kept) === JSON.stringify(value)) return kept
  setKept(value)
  return value
}
