/**
 * What was typed and not sent is not taken away by the browser's Back, by another address, or with the tab, before
 * whoever typed it was asked.
 */
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { holdPage } from '../browser/leave'

/** The browser's own question before the tab is closed or loaded anew. */
export function useLeaveQuestion(on: boolean): void {
  useEffect(() => {
    if (!on) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [on])
}

const pageNow = (): string | undefined => location.hash.split('?')[0]

/**
 * Keeps the page, while `on`, where the browser or the console leads elsewhere.
 * @param ask is told how to go there after all
 */
export function useBackQuestion(on: boolean, ask: (go: () => void) => void): void {
  const [page] = useState(pageNow)
  const here = useRef<{ url: string; state: unknown; left: boolean }>({ url: '', state: null, left: false })
  // The page writes its own address anew while it stands. One that was sent has another address before it is gone.
  useEffect(() => {
    here.current = { url: location.href, state: history.state as unknown, left: pageNow() !== page }
  })
  const onAway = useEffectEvent(ask)
  useEffect(() => {
    if (!on) return undefined
    let agreed = false
    return holdPage((go) => {
      if (go) {
        onAway(go)
        return true
      }
      const goes = agreed || here.current.left || location.href === here.current.url
      agreed = false
      if (goes) return false
      // It stands again on top of the address that was asked for, which Back then leads to.
      history.pushState(here.current.state, '', here.current.url)
      onAway(() => {
        agreed = true
        history.back()
      })
      return true
    })
  }, [on])
}
