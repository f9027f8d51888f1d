/**
 * The embedded appliance: the REST API v1 over real HTTP or HTTPS, from a seeded world. Node only; never part of
 * the console.
 */
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono, type Context } from 'hono'
import type { Platform } from '../catalog/platform'
import type { Release } from '../catalog/release'
import { startControl, type Control } from './control'
import { corsHeaders } from './cors'
import { Exchange, type Frame } from './exchange'
import { Faults, type Fault } from './faults'
import type { Identity } from './identity'
import { factsOf, makeKeys, type KeyFacts } from './keys'
import { Listener } from './listener'
import { RequestLog, type RequestLogEntry } from './log'
import { routesOf } from './routes'
import { welcome } from './welcome'
import { World } from './world'

export interface SimulatorOptions {
  role?: Platform
  release?: Release
  /** 0 (preset) for a free one. */
  port?: number
  tls?: boolean
  devices?: number
  seed?: number
  /** ms before each answer. */
  latency?: number
  /** Origins that may call it: scheme, host and port, exactly. */
  origins?: readonly string[]
  anyOrigin?: boolean
  /** Takes the place of the highest key. */
  apiKey?: string
  /** Lets pages read Location and the like. */
  exposeHeaders?: boolean
  /** 401 without cross-origin headers. */
  bare401?: boolean
  /** Refuses trailing slashes and unknown query parameters. */
  strict?: boolean
  /** Port for faults and the log; absent for none, 0 for a free one. */
  controlPort?: number
  /** The clock, ms since 1970. */
  now?: () => number
  /** How long one step of a background job takes, ms; a restart takes as long. */
  jobStep?: number
  /** Who it is in a fleet. */
  identity?: Identity
  /** How long an upgrade takes until it restarts, ms; four steps of a job unless given. */
  upgradeTime?: number
  /** How long a restart takes, ms. */
  restartTime?: number
  /** Bytes from which a firmware image is refused. */
  largestImage?: number
  /** Records of the busiest hour; what the site leaves unless given. */
  recordsPerHour?: number
}

export interface Simulator {
  url: string
  /** The highest first. */
  keys: KeyFacts[]
  /** Address of the control port. */
  control: string | null
  log: RequestLogEntry[]
  world: World
  faults: Faults
  /** PEM of the certificate that /public.cer hands out. */
  certificate(): Promise<string>
  close(): Promise<void>
}

type Env = { Bindings: HttpBindings }

/** Starts an appliance on loopback. Rejects with the system's error if a port is taken. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { role = 'discover', release = '9.8', seed = 1, tls = false } = options
  const keys = makeKeys(seed, role, release, options.apiKey)
  const world = new World({
    role,
    release,
    seed,
    keys,
    devices: options.devices ?? 1200,
    now: options.now ?? Date.now,
    jobStep: options.jobStep ?? 1500,
    identity: options.identity,
    upgradeTime: options.upgradeTime,
    restartTime: options.restartTime,
    largestImage: options.largestImage,
    recordsPerHour: options.recordsPerHour,
  })
  const log = new RequestLog()
  const revoked = new Set<string>()
  world.accounts.revoked = revoked

  const faults = new Faults((fault: Fault) => {
    if (fault.kind === 'revoke-key' && fault.key !== undefined) revoked.add(fault.key)
    if (fault.kind === 'reboot') void restart(fault.ms)
  })
  const frame: Frame = {
    site: { world, routes: routesOf(role, release), strict: options.strict ?? false },
    cors: {
      origins: options.origins ?? [],
      anyOrigin: options.anyOrigin ?? false,
      exposeHeaders: options.exposeHeaders ?? false,
    },
    bare401: options.bare401 ?? false,
    latency: options.latency ?? 0,
    faults,
    log,
    revoke: (key) => revoked.add(key),
    restart: (downFor) => void restart(downFor),
    socketOf: (remotePort) => listener.socketOf(remotePort),
  }

  const app = new Hono<Env>()
  app.use('*', async (context, next) => {
    const { incoming } = context.env
    // On a TLS port plain HTTP hands out the certificate and nothing else.
    if (tls && !('encrypted' in incoming.socket) && context.req.path !== '/public.cer')
      return context.redirect(`https://${incoming.headers.host ?? ''}${incoming.url ?? '/'}`, 301)
    return next()
  })
  app.get('/public.cer', async (context) => {
    const { cert } = await world.certificate.current()
    // That pages may read it like the API is assumed: no guide says so.
    const cors = corsHeaders(frame.cors, context.req.header('origin'))
    return context.body(cert, 200, { 'content-type': 'application/x-x509-ca-cert', ...cors })
  })
  app.get('/', (context) => context.html(welcome(world)))
  const api = async (context: Context<Env>): Promise<Response> =>
    (await new Exchange(frame, context.env).run()) ?? RESPONSE_ALREADY_SENT
  app.all('/api/v1', api)
  app.all('/api/v1/*', api)

  const onRequest = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const listener = new Listener(
    options.port ?? 0,
    (incoming, outgoing) => void onRequest(incoming, outgoing),
    tls ? await world.certificate.current() : null,
  )
  world.certificate.onChange = (pair) => listener.show(pair)
  let closed = false
  let restarts = 0
  const restart = async (downFor: number): Promise<void> => {
    restarts += 1
    const last = restarts
    await listener.close()
    world.after(downFor, () => {
      // Asked for again meanwhile: it comes back once, after the last.
      if (last !== restarts) return
      // Somebody may have taken the port meanwhile; then there is nobody to tell but the console of this program.
      if (!closed) listener.open().catch((error: unknown) => console.error(error))
    })
  }
  world.power = {
    restart: (downFor) => void restart(downFor),
    shutdown: () => void listener.close(),
    released: () => (frame.site.routes = routesOf(role, world.release)),
  }

  await listener.open()
  let control: Control | null = null
  try {
    if (options.controlPort !== undefined)
      control = await startControl(options.controlPort, { world, faults, log, revoked })
  } catch (error) {
    await listener.close()
    throw error
  }

  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${listener.port}`,
    keys: keys.map(factsOf),
    control: control?.url ?? null,
    log: log.entries,
    world,
    faults,
    certificate: async () => (await world.certificate.current()).cert,
    close: async () => {
      closed = true
      world.close()
      faults.clear()
      await Promise.all([listener.close(), control?.close()])
    },
  }
}
