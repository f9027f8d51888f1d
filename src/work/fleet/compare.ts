/** What can be compared between appliances, and how each is read. */
import { exists, type Appliance } from '../../api/appliance'
import { call } from '../../api/send'
import type { Reply } from '../../api/transport'
import { catalog } from '../../catalog'
import { fieldsOf } from '../../catalog/fields'
import type { Operation } from '../../catalog/operation'
import { z } from '../../catalog/zod'
import { mostLookedAt, readConfig } from '../document/config'
import { atDesk } from '../document/desk'
import type { FoundDrift } from '../document/desk-tasks'

export const subjects = ['runningconfig', 'triggers', 'alerts', 'devicegroups', 'tags', 'users'] as const
export type Subject = (typeof subjects)[number]

const operations: Record<Subject, Operation> = {
  runningconfig: catalog.runningconfig.operations.get,
  triggers: catalog.triggers.operations.list,
  alerts: catalog.alerts.operations.list,
  devicegroups: catalog.devicegroups.operations.list,
  tags: catalog.tags.operations.list,
  users: catalog.users.operations.list,
}

/** What an appliance assumes for a field that it does not tell, such as one that came with a later release. */
export function presetsOf(subject: Subject): Record<string, unknown> {
  const { object, operations: own } = catalog[subject]
  const body = 'create' in own ? own.create.body : undefined
  if (!(body instanceof z.ZodObject) || !(object instanceof z.ZodObject)) return {}
  const told = new Set(Object.keys(object.shape))
  return Object.fromEntries(
    fieldsOf(body).flatMap(({ name, preset }) => (preset !== undefined && told.has(name) ? [[name, preset]] : [])),
  )
}

export const subjectName = (subject: Subject): string => catalog[subject].words[1]

/** True if this kind and release of appliance has it. */
export const has = (appliance: Appliance, subject: Subject): boolean => exists(operations[subject], appliance)

/**
 * Reads a subject of an appliance, as a file: what is in it is looked at away from the page.
 * @throws ApiError
 */
export async function readSubject(appliance: Appliance, subject: Subject, signal?: AbortSignal): Promise<Blob> {
  if (subject === 'runningconfig') return (await readConfig(appliance, 'live', { signal })).file
  let reply: Reply | undefined
  await call(appliance, operations[subject], {}, { signal, large: mostLookedAt, onReply: (one) => (reply = one) })
  return (await reply?.file()) ?? new Blob()
}

/**
 * In what two answers of `readSubject` differ; objects are compared by their names.
 * @throws DeskProblem, AbortError
 */
export const driftOf = (
  subject: Subject,
  left: Blob,
  right: Blob,
  ignore: readonly string[],
  signal?: AbortSignal,
): Promise<FoundDrift> =>
  atDesk('drift', { left, right, ignore, presets: subject === 'runningconfig' ? null : presetsOf(subject) }, { signal })

/** What shares its name on an appliance, in words: "2 tags named X". */
export const twins = (subject: Subject, several: readonly { name: string; count: number }[]): string[] =>
  several.map(({ name, count }) => `${count} ${subjectName(subject)} named ${name}`)
