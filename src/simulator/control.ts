/**
 * The control port: faults, the request log, a look at the world, and changes behind the console's back. For tests
 * and demonstrations only, on loopback, and nothing of it can be reached through the API.
 *
 *   POST /faults {"kind": "status", "status": 500, "match": {"path": "/devices*"}, "times": 1}
 *   DELETE /faults, GET /faults
 *   GET /log, DELETE /log, GET /world
 *   POST /system {"course": {"ends": "fails"}, "loses": "ntp", "license": {"fails": "No such key"}}
 *   POST /change {"resource": "devices", "id": 9360, "set": {"custom_name": "someone else's"}}
 */
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { z } from '../catalog/zod'
import { changeBehind } from './change'
import { FaultSpec, type Faults } from './faults'
import { Listener } from './listener'
import type { RequestLog } from './log'
import { setIngest } from './records/ingest'
import type { World } from './world'

interface Controlled {
  world: World
  faults: Faults
  log: RequestLog
  revoked: Set<string>
}

export interface Control {
  url: string
  close: () => Promise<void>
}

const Change = z.strictObject({
  resource: z.string(),
  id: z.union([z.number(), z.string()]),
  set: z.record(z.string(), z.unknown()),
})

/**
 * How the next upgrade goes, which section the next replaced configuration loses, why the next license is not
 * registered, and record ingest.
 */
const System = z.strictObject({
  course: z
    .strictObject({
      ends: z.enum(['well', 'fails', 'old version', 'stops']),
      showsEarly: z.boolean(),
      returnsAs: z.string().nullable(),
    })
    .partial()
    .optional(),
  loses: z.string().optional(),
  license: z.strictObject({ fails: z.string() }).optional(),
  ingest: z.boolean().optional(),
})

/** Listens for control requests. Rejects with the system's error if the port is taken. */
export async function startControl(port: number, { world, faults, log, revoked }: Controlled): Promise<Control> {
  const app = new Hono()
  app.post('/faults', async (context) => {
    const spec = FaultSpec.safeParse(await context.req.json().catch(() => null))
    if (!spec.success) return context.json({ error_message: z.prettifyError(spec.error) }, 400)
    return context.json({ id: faults.add(spec.data) }, 201)
  })
  app.get('/faults', (context) => context.json(faults.list))
  app.delete('/faults', (context) => {
    faults.clear()
    revoked.clear()
    return context.body(null, 204)
  })
  app.get('/log', (context) => context.json(log.entries))
  app.delete('/log', (context) => {
    log.clear()
    return context.body(null, 204)
  })
  app.get('/world', (context) => context.json(world.counts()))
  app.post('/system', async (context) => {
    const wish = System.safeParse(await context.req.json().catch(() => null))
    if (!wish.success) return context.json({ error_message: z.prettifyError(wish.error) }, 400)
    const { course, loses, license, ingest } = wish.data
    Object.assign(world.appliance.course, course)
    if (loses !== undefined) world.config.loses = loses
    if (license) world.license.fails = license.fails
    if (ingest !== undefined) setIngest(world, ingest)
    return context.body(null, 204)
  })
  app.post('/change', async (context) => {
    const change = Change.safeParse(await context.req.json().catch(() => null))
    if (!change.success) return context.json({ error_message: z.prettifyError(change.error) }, 400)
    const { resource, id, set } = change.data
    const problem = changeBehind(world, resource, id, set)
    return problem === null ? context.body(null, 204) : context.json({ error_message: problem }, 404)
  })
  const onRequest = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const listener = new Listener(port, (incoming, outgoing) => void onRequest(incoming, outgoing), null)
  await listener.open()
  return { url: `http://127.0.0.1:${listener.port}`, close: () => listener.close() }
}
