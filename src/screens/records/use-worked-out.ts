import { useEffect, useState } from 'react'

/** What a longer computation over rows comes to; undefined while it runs. `work` must stay the same between drawings. */
export function useWorkedOut<Result>(work: (signal: AbortSignal) => Promise<Result>): Result | undefined {
  const [state, setState] = useState<{ of: unknown; result: Result } | undefined>(undefined)
  useEffect(() => {
    const controller = new AbortController()
    work(controller.signal).then(
      (result) => setState({ of: work, result }),
      () => undefined,
    )
    return () => controller.abort()
  }, [work])
  return state?.of === work ? state.result : undefined
}

/** A value as it was when it last stood still: what takes long would begin anew with each change and never end. */
export function useStill<T>(value: T, moving: boolean): T {
  const [still, setStill] = useState(value)
  if (!moving && still !== value) setStill(value)
  return moving ? still : value
}
