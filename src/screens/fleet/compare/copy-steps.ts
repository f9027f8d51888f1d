/**
 * Objects of one appliance as steps that make them on another: one of the same name is changed, else it is created.
 * What an object refers to is found there by its name; what is not there is said and left out.
 */
import { exists, type Appliance } from '../../../api/appliance'
import { callRaw } from '../../../api/send'
import { catalog } from '../../../catalog'
import { fieldsOf } from '../../../catalog/fields'
import type { Resource } from '../../../catalog/operation'
import { linkKey, relations } from '../../../catalog/relations'
import { plainCreate } from '../../../crud/create-object'
import { formFields } from '../../../crud/form/form-fields'
import { idOf, nameOf, type Row } from '../../../crud/model'
import { sameJson } from '../../../api/same-json'
import { bodyFrom } from '../../../crud/ties/restored'
import type { Subject } from '../../../work/fleet/compare'
import { Json, type Step } from '../../../work/plan'
import { assignedTo, assignStep } from '../../../work/steps/assign'
import { createStep } from '../../../work/steps/create'
import { changedItem, updateStep } from '../../../work/steps/update'

const copied = ['triggers', 'alerts', 'devicegroups', 'tags'] as const
export type Copied = (typeof copied)[number]
export const isCopied = (subject: Subject): subject is Copied => (copied as readonly Subject[]).includes(subject)

const resources: Readonly<Record<string, Resource>> = catalog

/** Their members are an appliance's own. */
const own = new Set(['devices', 'applications', 'networks', 'vlans'])

export interface Copy {
  steps: Step[]
  /** What is left out, in sentences. */
  notes: string[]
}

/** The objects of a small list. @throws ApiError */
export async function rowsOf(appliance: Appliance, resource: Resource, signal?: AbortSignal): Promise<Row[]> {
  const { list } = resource.operations
  if (!list || !exists(list, appliance)) return []
  const rows: unknown = await callRaw(appliance, list, {}, { signal })
  return (Array.isArray(rows) ? rows : []).filter(
    (row: unknown): row is Row => typeof row === 'object' && row !== null && !Array.isArray(row),
  )
}

/** What can be assigned to an object of a resource and has the same name elsewhere. */
const linksOf = (name: string): string[] =>
  relations.flatMap(({ from, to, oneWay }) => {
    const other = from === name ? to : to === name && !oneWay ? from : null
    return other === null || own.has(other) ? [] : [other]
  })

/** Reads lists of both appliances once each. */
function reader(signal: AbortSignal | undefined) {
  const known = new Map<string, Promise<Row[]>>()
  return (appliance: Appliance, resource: Resource): Promise<Row[]> => {
    const key = `${appliance.id} ${resource.name}`
    const rows = known.get(key) ?? rowsOf(appliance, resource, signal)
    known.set(key, rows)
    return rows
  }
}

/** The steps that copy objects to one appliance. @throws ApiError for what cannot be read */
export async function copySteps(
  name: Copied,
  rows: readonly Row[],
  source: Appliance,
  target: Appliance,
  signal?: AbortSignal,
): Promise<Copy> {
  const resource: Resource = catalog[name]
  const read = reader(signal)
  const there = await read(target, resource)
  const steps: Step[] = []
  const notes: string[] = []
  const refers = new Map(
    (resource.object ? fieldsOf(resource.object) : []).flatMap((field) =>
      typeof field.meta.refers === 'string' ? [[field.name, field.meta.refers] as const] : [],
    ),
  )

  /** Ids of another appliance as ids of the target, by name. */
  const mapped = async (to: string, ids: readonly unknown[], what: string): Promise<{ id: number; name: string }[]> => {
    const other = resources[to]
    if (!other || ids.length === 0) return []
    const [from, here] = await Promise.all([read(source, other), read(target, other)])
    return ids.flatMap((id) => {
      const found = from.find((row) => idOf(other, row) === String(id))
      const called = found && nameOf(other, found)
      const matches = here.filter((row) => called !== undefined && nameOf(other, row) === called)
      const [match] = matches
      if (match && called !== undefined && matches.length === 1)
        return [{ id: Number(idOf(other, match)), name: called }]
      notes.push(
        matches.length > 1
          ? `${what} on ${target.name}: it has ${matches.length} ${other.words[1]} ${called ?? ''}, so none is taken.`
          : `${what} on ${target.name}: there is no ${other.words[0]} ${called ?? String(id)}, so it is left out.`,
      )
      return []
    })
  }

  const body = async (row: Row, what: string): Promise<Row> => {
    const fields = Object.entries(bodyFrom(resource, row, target))
    const kept = await Promise.all(
      fields.map(async ([field, value]): Promise<[string, unknown][]> => {
        const to = refers.get(field)
        if (to === undefined || value === null || value === undefined) return [[field, value]]
        const [found] = await mapped(to, [value], what)
        return found ? [[field, found.id]] : []
      }),
    )
    return Object.fromEntries(kept.flat())
  }

  for (const [at, row] of rows.entries()) {
    const called = nameOf(resource, row)
    const what = `${resource.words[0]} ${called}`
    const id = `${target.id} ${name} ${at}`
    const sent = await body(row, what)
    const twins = rows.filter((one) => nameOf(resource, one) === called).length
    if (twins > 1) {
      notes.push(`${twins} ${resource.words[1]} called ${called} are chosen: none of them is copied.`)
      continue
    }
    const same = there.filter((one) => nameOf(resource, one) === called)
    const [match] = same
    if (same.length > 1) {
      notes.push(`${target.name} has ${same.length} ${resource.words[1]} called ${called}: none is changed.`)
      continue
    }
    if (match) {
      const update = resource.operations.update
      const able = new Set(update ? formFields(resource, update, target).map((field) => field.name) : [])
      const changes = Object.entries(sent).filter(([field, value]) => able.has(field) && !sameJson(match[field], value))
      if (changes.length > 0) {
        const was = Object.fromEntries(changes.map(([field]) => [field, Json.parse(match[field] ?? null)]))
        const becomes = Object.fromEntries(changes.map(([field, value]) => [field, Json.parse(value ?? null)]))
        const item = changedItem(Number(idOf(resource, match)), called, { was, becomes })
        const words = `Change ${what} on ${target.name}`
        steps.push({
          ...updateStep({ id, words, short: `→ ${target.name}`, items: [item] }, name),
          appliance: target.id,
        })
      }
    } else if (plainCreate(resource)) {
      const fields = Object.fromEntries(
        Object.entries(sent).map(([field, value]) => [field, Json.parse(value ?? null)]),
      )
      const words = `Create ${what} on ${target.name}`
      steps.push({ ...createStep({ id, words }, { resource: name, body: fields }), appliance: target.id })
    }
    const sourceId = Number(idOf(resource, row))
    for (const to of linksOf(name)) {
      const operation = resource.operations[linkKey('assign', to)]
      if (!operation || !exists(operation, target) || !exists(operation, source)) continue
      const ids = await assignedTo({ resource: name, to }, sourceId, {
        appliance: source,
        signal: signal ?? new AbortController().signal,
      })
      const items = await mapped(to, [...ids], what)
      if (items.length === 0) continue
      const words = `Assign ${items.length} ${resources[to]?.words[items.length === 1 ? 0 : 1] ?? to} to ${what} on ${target.name}`
      const made = match ? Number(idOf(resource, match)) : { step: id }
      const after = match ? [] : [id]
      const step = assignStep(
        { id: `${id} ${to}`, words, items, after },
        { resource: name, to, id: made, verb: 'assign' },
      )
      steps.push({ ...step, appliance: target.id })
    }
  }
  return { steps, notes }
}
