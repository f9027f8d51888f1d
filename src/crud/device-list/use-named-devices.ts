import { useEffect, useRef, useState } from 'react'
import { useAppliance } from '../../api/session'
import { useProblem } from '../../api/use-failure'
import { addressOf, blockOf, macOf } from '../../catalog/addresses'
import type { Device } from '../../catalog/devices'
import { severalIn } from '../../ui/several'

const isPlain = (word: string): boolean => macOf(word) !== undefined || addressOf(word) !== undefined || isBlock(word)
const isBlock = (word: string): boolean => word.includes('/') && blockOf(word) !== undefined

/** True for a text that names more than one device: several values, or a block of addresses. */
export function namesSeveral(text: string): boolean {
  const words = text.trim().split(/\s+/)
  return severalIn(text).length > 1 || isBlock(text.trim()) || (words.length > 1 && words.every(isPlain))
}

interface Place {
  value: readonly string[]
  /** A device as this place takes it; undefined for one that it does not. */
  optionOf: (device: Device) => { value: string; label: string } | undefined
  /** The devices that are not here yet. */
  onAdd: (options: { value: string; label: string }[]) => void
}

/** What a place for devices does with several at once: pasted or typed addresses, blocks, MAC addresses, names. */
export function useNamedDevices(place: Place) {
  const appliance = useAppliance()
  const [pending, setPending] = useState(false)
  const [said, setSaid] = useState<{ of: readonly string[]; words?: string } | undefined>(undefined)
  const [problem, setProblem] = useProblem(appliance.id)
  const now = useRef(place)
  useEffect(() => {
    now.current = place
  })
  const running = useRef<AbortController | undefined>(undefined)
  useEffect(() => () => running.current?.abort(), [])
  /** False where nothing could be read. */
  const read = async (text: string): Promise<boolean> => {
    running.current?.abort()
    const stop = new AbortController()
    running.current = stop
    setPending(true)
    setSaid(undefined)
    setProblem(undefined)
    let done = true
    try {
      const { namedDevices } = await import('./named-devices')
      const { devices, words } = await namedDevices(appliance, text, stop.signal)
      const { value, optionOf, onAdd } = now.current
      const fresh = devices
        .flatMap((device) => optionOf(device) ?? [])
        .filter((option) => !value.includes(option.value))
      if (fresh.length > 0) onAdd(fresh)
      setSaid({ of: [...value, ...fresh.map((option) => option.value)], words: words(fresh.length) })
    } catch (error) {
      done = stop.signal.aborted
      if (!done) {
        setSaid({ of: now.current.value })
        setProblem(error)
      }
    }
    if (running.current === stop) setPending(false)
    return done
  }
  return {
    pending,
    /** What came of it; said as long as these are the values. */
    words: said && String(said.of) === String(place.value) ? (said.words ?? problem) : undefined,
    onSeveral: (text: string): false | Promise<boolean> => namesSeveral(text) && read(text),
  }
}
