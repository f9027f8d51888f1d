/**
 * Bundles made of chosen objects, in the form in which appliances export them: `.meta`, and a list for each kind of
 * object, in which lists and objects are JSON text inside text. Appliances give no operation for it, so the objects
 * are read and put together here; what a create does not take, such as ids and times, is the appliance's own and left
 * out. What is on a dashboard no operation tells, so dashboards cannot be chosen.
 */
import type { QueryClient } from '@tanstack/react-query'
import { reasonOf, type Appliance } from '../api/appliance'
import { write } from '../api/query'
import { bundles } from '../catalog/bundles'
import type { Resource } from '../catalog/operation'
import { canClone, plainCreate } from '../crud/create-object'
import { bodyFields } from '../crud/form/problems'
import { valuesOf } from '../crud/form/values'
import { readList, readNow } from '../crud/list-query'
import { idOf, nameOf, paramsFor, resourceOf, type Row } from '../crud/model'
import { assignedOn, directInput } from '../crud/ties/assigned'
import { beforeSending } from '../work/before-sending'
import { pause } from '../work/pause'
import { sendAndLook } from '../work/send-and-look'
import { holdingsOf, kindOf, nameOfBundle, resourceOfKind } from './bundle-contents'

/** Ids of the chosen objects by the resource that they are of. */
export type Choice = Readonly<Record<string, readonly string[]>>

export type BundleDocument = Readonly<Record<string, unknown>>

const { list, create, apply } = bundles.operations

/** What can be put into a bundle: what a bundle brings, and whose objects tell all that makes them anew. */
export const bundledOn = (appliance: Appliance): Resource[] =>
  (apply.touches ?? []).flatMap((name) => {
    const resource = resourceOf(name)
    const all = resource?.operations.list
    return resource && all && canClone(resource) && reasonOf(all, appliance) === undefined ? [resource] : []
  })

/** As others name what these call their description. */
const exportedName = (field: string, resource: Resource): string =>
  field === 'description' && !('comment' in (resource.object?.shape ?? {})) ? 'comment' : field

function entryOf(resource: Resource, row: Row, assignments: Record<string, string[]>): Row {
  const values = valuesOf(bodyFields(plainCreate(resource)?.body), row)
  const fields = Object.entries(values).flatMap(([field, value]) =>
    value === null || value === undefined
      ? []
      : [[exportedName(field, resource), typeof value === 'object' ? JSON.stringify(value) : value] as const],
  )
  return { ...Object.fromEntries(fields), ...(Object.keys(assignments).length > 0 && { assignments }) }
}

/** What is assigned to an object, by name: groups, tags and the like. Devices are of a site and stay there. */
async function assignedNames(appliance: Appliance, resource: Resource, id: string): Promise<Record<string, string[]>> {
  const names: Record<string, string[]> = {}
  for (const tie of assignedOn(resource, appliance)) {
    const other = resourceOf(tie.to)
    if (!other || tie.to === 'devices') continue
    const rows = await readList(appliance, tie.list, { params: paramsFor(tie.list, id), ...directInput(tie) })
    if (rows.length > 0) names[tie.to] = rows.map((row) => nameOf(other, row))
  }
  return names
}

/**
 * Reads the chosen objects and what is assigned to them as they are now.
 * @throws ApiError; an Error in a sentence where two of a kind have one name, since a bundle tells them apart by it
 */
export async function makeBundle(
  appliance: Appliance,
  { name, comment }: { name: string; comment: string },
  choice: Choice,
  now: number = Date.now(),
): Promise<BundleDocument> {
  const document: Record<string, unknown> = {
    '.meta': {
      name,
      ...(comment !== '' && { comment }),
      created: Math.floor(now / 1000),
      version: appliance.version,
      version_min: appliance.release,
    },
  }
  for (const resource of bundledOn(appliance)) {
    const entries: Row[] = []
    const names = new Set<string>()
    for (const id of choice[resource.name] ?? []) {
      const row = await readNow(appliance, resource, id)
      const called = nameOf(resource, row)
      if (names.has(called))
        throw new Error(
          `Two of the chosen ${resource.words[1]} are called ${called}, and a bundle tells objects apart by name. Leave one of them out.`,
        )
      names.add(called)
      entries.push(entryOf(resource, row, await assignedNames(appliance, resource, id)))
    }
    if (entries.length > 0) document[kindOf(resource)] = entries
  }
  return document
}

export interface Installed {
  /** Of the bundle, as the appliance keeps it; null where it did not let us know. */
  id: string | null
  objects: number
  /** What is not there afterwards: "trigger Count". */
  missing: string[]
}

/** What a document brings and the appliance does not have, by name, as far as lists tell. */
async function missingOn(appliance: Appliance, document: BundleDocument): Promise<string[]> {
  const missing: string[] = []
  for (const { kind, names } of holdingsOf(document)) {
    const resource = resourceOfKind(kind)
    const all = resource?.operations.list
    if (!resource || !all || reasonOf(all, appliance) !== undefined) continue
    const there = new Set((await readList(appliance, all)).map((row) => nameOf(resource, row)))
    missing.push(...names.filter((name) => !there.has(name)).map((name) => `${resource.words[0]} ${name}`))
  }
  return missing
}

/** How often what was installed is looked for, since it may take a moment, and between two looks, ms. */
const looks = 5
const pace = 1000

/**
 * Uploads a bundle to an appliance, installs it and looks what is there then. A lost answer is looked up first: an
 * upload by the new row of its name; an installation by what is there, unless it overwrites, which leaves no mark.
 * @throws ApiError
 */
export async function installBundle(
  client: QueryClient,
  appliance: Appliance,
  document: BundleDocument,
  options: { policy: 'overwrite' | 'skip'; include_assignments: boolean },
  signal?: AbortSignal,
): Promise<Installed> {
  const before = new Set((await beforeSending(readList(appliance, list))).map((row) => idOf(bundles, row)))
  const find = async (): Promise<string | null> => {
    const name = nameOfBundle(document)
    const fresh = (await readList(appliance, list)).filter((row) => !before.has(idOf(bundles, row)))
    const own = fresh.find((row) => nameOf(bundles, row) === name)
    return own ? idOf(bundles, own) : null
  }
  let id: string | null = null
  await sendAndLook(
    async () => {
      id = (await write(client, appliance, create, { body: document }, { signal })).id
    },
    async () => (await find()) !== null,
  )
  id ??= await find()
  if (id === null)
    throw new Error(
      `${appliance.name} took the bundle and does not list it: nothing was installed. Look under Bundles there.`,
    )
  const input = { params: { id }, body: { ...options, node_ids: [] } }
  await sendAndLook(
    () => write(client, appliance, apply, input, { signal }),
    async () => {
      if (options.policy === 'overwrite') throw new Error('What is overwritten looks alike')
      return (await missingOn(appliance, document)).length === 0
    },
  )
  let missing = await missingOn(appliance, document)
  for (let look = 1; look < looks && missing.length > 0; look += 1) {
    await pause(pace)
    missing = await missingOn(appliance, document)
  }
  return { id, objects: holdingsOf(document).reduce((sum, { count }) => sum + count, 0), missing }
}
