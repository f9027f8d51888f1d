import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { Segmented } from '../../ui/segmented'

const looks = [
  { value: 'table', label: 'Table' },
  { value: 'wrapped', label: 'Wrapped' },
  { value: 'raw', label: 'Raw' },
] as const
type Look = (typeof looks)[number]['value']

/**
 * How records are shown, and the control for it. It stands above each look in a place of its own, so that whoever
 * changes it has the focus follow it there.
 */
export function useLook(): [Look, ReactNode] {
  const [look, setLook] = useState<Look>('table')
  const holder = useRef<HTMLDivElement>(null)
  const byHand = useRef(false)
  useLayoutEffect(() => {
    if (byHand.current) holder.current?.querySelector<HTMLInputElement>('input:checked')?.focus()
    byHand.current = false
  }, [look])
  const change = (next: Look) => {
    byHand.current = true
    setLook(next)
  }
  return [
    look,
    <div key="look" ref={holder}>
      <Segmented small label="Records as" value={look} onChange={change} options={looks} />
    </div>,
  ]
}
