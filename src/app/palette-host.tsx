import { Activity, memo, useEffect, useState, useSyncExternalStore } from 'react'
import type { Appliance } from '../api/appliance'
import { createStore } from '../api/store'
import { fetchSoon, lazily } from '../ui/lazily'
import { leavePopover } from '../ui/leave-popover'
import { keepTyped, takeTyped } from './typed-early'
import type { Page } from './pages'
import type { Action } from './palette'

const Late = lazily(() => import('./palette').then((module) => module.Palette), { ahead: false })
const Palette = memo(Late)

// Apart from the frame, which need not be drawn anew for it.
const over = createStore({ open: false, closed: 0 })

export function openPalette(): void {
  if (over.get().open) return
  const left = leavePopover()
  let wanted = true
  keepTyped(() => {
    wanted = false
    closePalette()
  })
  const show = () => {
    if (wanted) over.set({ ...over.get(), open: true })
  }
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
    const leave = fetchSoon(() => Late.fetchNow(() => setMade(true)))
    return () => {
      leave()
      closePalette()
    }
  }, [])
  if (!made && !open) return null
  return (
    <Activity mode={open ? 'visible' : 'hidden'}>
      {/* What was typed goes with what was closed. */}
      <Palette key={closed} {...props} onClose={closePalette} />
    </Activity>
  )
}
