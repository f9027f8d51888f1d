/**
 * Whom this tab can call for a fleet upgrade, and with which images: in memory alone. Keys are where all keys are
 * (api/keys.ts); what an appliance is signed in with stays when its upgrade ends, the rest is wiped.
 */
import type { Appliance } from '../../api/appliance'
import { isRefused } from '../../api/key-trouble'
import { forgetKey, keyOf, setKey } from '../../api/keys'
import { session } from '../../api/session'
import { createStore } from '../../api/store'

const members = createStore<ReadonlyMap<string, Appliance>>(new Map())
const files = createStore<ReadonlyMap<string, File>>(new Map())

const isSignedIn = (id: string): boolean => session.get().appliances.some((one) => one.id === id)

export const roster = {
  members,
  /** By the name of the image. */
  files,

  /** Makes an appliance known with a key that was seen to work. */
  join(appliance: Appliance, key: string): void {
    const { id } = appliance
    if (!isSignedIn(id) || keyOf(id) === undefined) setKey(id, key)
    else if (isRefused(id)) void session.renew(appliance, key)
    members.set(new Map(members.get()).set(id, appliance))
  },

  /** Keeps one that is signed in known after its session ends. */
  keep(id: string): void {
    const appliance = session.get().appliances.find((one) => one.id === id)
    if (appliance && !members.get().has(id)) members.set(new Map(members.get()).set(id, appliance))
  },

  /** Forgets an appliance, and its key unless it is signed in. */
  leave(id: string): void {
    if (!isSignedIn(id)) forgetKey(id)
    const left = new Map(members.get())
    left.delete(id)
    members.set(left)
  },

  find: (id: string): Appliance | undefined =>
    members.get().get(id) ?? session.get().appliances.find((one) => one.id === id),

  addFiles(chosen: readonly File[]): void {
    const all = new Map(files.get())
    for (const file of chosen) all.set(file.name, file)
    files.set(all)
  },
}
