import { render } from '@testing-library/react'
import { useLayoutEffect, type ReactNode } from 'react'
import { expect, test, vi } from 'vitest'
import { useShortcuts } from './shortcuts'

/** Presses a key the moment its children are in the document, before anything is painted. */
function PressedAtOnce({ press, children }: { press: KeyboardEventInit; children: ReactNode }) {
  useLayoutEffect(() => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...press }))
  }, [press])
  return children
}

function Frame({ keys }: { keys: Parameters<typeof useShortcuts>[0] }) {
  useShortcuts(keys)
  return null
}

test.each([
  ['?', { key: '?' }, 'help'],
  ['Ctrl K', { key: 'k', ctrlKey: true }, 'palette'],
] as const)('%s works as soon as the frame is there', (_name, press, called) => {
  const keys = { palette: vi.fn(), help: vi.fn(), go: () => false }
  render(
    <PressedAtOnce press={press}>
      <Frame keys={keys} />
    </PressedAtOnce>,
  )
  expect(keys[called]).toHaveBeenCalledOnce()
})
