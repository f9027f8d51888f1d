/** What can be assigned to a device by hand, and the operations of one pair that do it. */
import { useQueryClient } from '@tanstack/react-query'
import { available, type Appliance } from '../../../api/appliance'
import { sentenceFor } from '../../../api/errors'
import { write } from '../../../api/query'
import { catalog } from '../../../catalog'
import { toast } from '../../../ui/toast'

const { operations } = catalog.devices

export const assignable = {
  tags: {
    words: catalog.tags.words,
    list: operations.listTags,
    add: operations.addTags,
    remove: operations.removeTags,
    all: catalog.tags.operations.list,
  },
  devicegroups: {
    words: catalog.devicegroups.words,
    list: operations.listDevicegroups,
    add: operations.addDevicegroups,
    remove: operations.removeDevicegroups,
    all: catalog.devicegroups.operations.list,
  },
  alerts: {
    words: catalog.alerts.words,
    list: operations.listAlerts,
    add: operations.addAlerts,
    remove: operations.removeAlerts,
    all: catalog.alerts.operations.list,
  },
  triggers: {
    words: catalog.triggers.words,
    list: operations.listTriggers,
    add: operations.addTriggers,
    remove: operations.removeTriggers,
    all: catalog.triggers.operations.list,
  },
} as const

export type Assignable = keyof typeof assignable

/** Why the key or the release does not allow a change; undefined if it does. */
export function whyNot(appliance: Appliance, to: Assignable): string | undefined {
  const can = available(assignable[to].add, appliance)
  return can.ok ? undefined : can.reason
}

/** Adds and removes one object at a device, each with an undo. Rejects with the appliance's error. */
export function useAssign(appliance: Appliance, device: number, to: Assignable) {
  const client = useQueryClient()
  const { add, remove, words } = assignable[to]
  const send = (operation: typeof add | typeof remove, child: number) =>
    write(client, appliance, operation, { params: { id: device, 'child-id': child } })
  const undoable = (text: string, undo: () => Promise<unknown>) =>
    toast.undo(text, () => {
      // The toast is gone by then: what went wrong is said in the next one.
      undo().catch((error: unknown) => toast.success(`Not undone. ${sentenceFor(error)}`))
    })
  const sentence = words[0].charAt(0).toUpperCase() + words[0].slice(1)
  return {
    async add(child: number, name: string): Promise<void> {
      await send(add, child)
      undoable(`${sentence} ${name} added`, () => send(remove, child))
    },
    async remove(child: number, name: string): Promise<void> {
      await send(remove, child)
      undoable(`${sentence} ${name} removed`, () => send(add, child))
    },
  }
}
