import { useRef, useState } from 'react'
import type { Appliance } from '../../../api/appliance'
import type { Device } from '../../../catalog/devices'
import type { Field } from '../../../catalog/fields'
import type { Difference } from '../../../crud/three-way'
import type { Draft } from '../edit/fields'
import { changedMeanwhile, devicesNow, sayMeanwhile } from './guard'

interface Changed {
  /** As it is now. */
  device: Device
  differences: readonly Difference[]
}

/** Keeps what devices were when a dialog opened, or when a person last saw them, and which others changed since. */
export function useGuard(appliance: Appliance, devices: readonly Device[]) {
  // Read while requests are sent, not while the page is drawn.
  const seen = useRef(new Map(devices.map((device) => [device.id, device])))
  const now = useRef(new Map<number, Device>())
  const [changed, setChanged] = useState<ReadonlyMap<number, Changed>>(new Map())
  const without = (ids: readonly number[]) =>
    setChanged((before) => new Map([...before].filter(([id]) => !ids.includes(id))))
  return {
    changed,
    /** Reads the devices as they are now. */
    read: async (ids: readonly number[], signal: AbortSignal): Promise<void> => {
      now.current = await devicesNow(appliance, ids, signal)
    },
    /** Why a device must not be written; undefined if it may be. One that is gone is left to the appliance's answer. */
    check: (id: number, fields: readonly Field[], yours: Draft): string | undefined => {
      const [was, is] = [seen.current.get(id), now.current.get(id)]
      if (!was || !is) return undefined
      const differences = changedMeanwhile(fields, was, is, yours)
      if (differences.length === 0) return undefined
      setChanged((before) => new Map(before).set(id, { device: is, differences }))
      return sayMeanwhile(fields, differences)
    },
    /** A person saw these changes and writes over them: only what changes after that counts. */
    accept: (ids: readonly number[]) => {
      for (const id of ids) {
        const is = now.current.get(id)
        if (is) seen.current.set(id, is)
      }
      without(ids)
    },
    /** A person decided on this one. */
    forget: (id: number) => without([id]),
  }
}
