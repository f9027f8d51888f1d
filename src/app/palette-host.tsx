import { Activity, memo, startTransition, useEffect, useState, useSyncExternalStore } from 'react'
import type { Appliance } from '../api/appliance'
import { createStore } from '../api/store'
import { fetchLater, lazily } from '../ui/lazily'
import { leavePopover } from '../ui/leave-popover'
import { keepTyped, takeTyped } from './typed-early'
import type { Page } from './pages'
import type { Action } from './palette'

const load = () => import('./palette').then((module) => module.Palette)
const Palette = memo(lazily(load))

// Apart from the frame, which need not be drawn anew for it.
const over = createStore({ open: false, closed: 0 })

export function openPalette(): void {
  if (over.get().open) return
  const left = leavePopover()
  keepTyped()
  const show = () => over.set({ ...over.get(), open: true })
  if (left) void left.then(show)
  else show()
}

function closePalette(): void {
  takeTyped()
  over.set({ open: false, closed: over.get().closed + 1 })
}

interface Props {
  appliance: Appliance
  pages: readonly Page[]
  actions: readonly Action[]
}

/** The palette, drawn out of sight once the page is quiet: opening it shows what is there already. */
export function PaletteHost(props: Props) {
  const [made, setMade] = useState(false)
  const { open, closed } = useSyncExternalStore(over.subscribe, over.get)
  useEffect(() => {
    fetchLater(() => load().then(() => startTransition(() => setMade(true))))
    return closePalette
  }, [])
  if (!made && !open) return null
  return (
    <Activity mode={open ? 'visible' : 'hidden'}>
      {/* What was typed goes with what was closed. */}
      <Palette key={closed} {...props} onClose={closePalette} />
    </Activity>
  )
}
