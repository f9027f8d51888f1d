/** What can be compared between appliances, and how each is read. */
import { exists, type Appliance } from '../../api/appliance'
import { call, callRaw } from '../../api/send'
import { catalog } from '../../catalog'
import { fieldsOf } from '../../catalog/fields'
import type { Operation } from '../../catalog/operation'
import { z } from '../../catalog/zod'
import { byName, driftBetween, severalIn, type Drift } from './drift'

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
 * Reads a subject of an appliance in the form that is compared: objects by their names.
 * @throws ApiError
 */
export async function readSubject(appliance: Appliance, subject: Subject, signal?: AbortSignal): Promise<unknown> {
  if (subject === 'runningconfig') return call(appliance, catalog.runningconfig.operations.get, {}, { signal })
  const rows: unknown = await callRaw(appliance, operations[subject], {}, { signal })
  return byName(Array.isArray(rows) ? rows : [], presetsOf(subject))
}

/** In what two answers of `readSubject` differ. */
export const driftOf = (subject: Subject, left: unknown, right: unknown, ignore: readonly string[]): Drift =>
  driftBetween(left, right, ignore, subject === 'runningconfig')

/** What shares its name on an appliance, in words: "2 tags named X". */
export const twins = (subject: Subject, read: unknown): string[] =>
  subject === 'runningconfig'
    ? []
    : severalIn(read).map(({ name, count }) => `${count} ${subjectName(subject)} named ${name}`)
