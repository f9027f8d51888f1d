// Every code sample of every operation, run as it is copied, beside the same request by the console's client.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildRequest, type RawInput } from '../../src/api/request'
import { languages, neutralOfRequest, sample, type Language } from '../../src/api/samples'
import { callRaw } from '../../src/api/send'
import type { Reply } from '../../src/api/transport'
import { fieldsOf } from '../../src/catalog/fields'
import { operationById } from '../../src/catalog/index'
import type { Operation } from '../../src/catalog/operation'
import type { Simulator } from '../../src/simulator/server'
import type { World } from '../../src/simulator/world'
import { fitting, inputOf, queryValue, served, start, targetOf } from './inputs'
import { Runner, unableTo } from './interpreters'

const apiKey = '0123456789abcdef0123456789abcdef'
/** One clock for all, so that equal worlds stay equal; and jobs that do not move on meanwhile. */
const still = { apiKey, now: () => Date.UTC(2024, 2, 1, 12), jobStep: 3_600_000 }

/** What an operation left behind: its answer, what the appliance noted of it, and the world afterwards. */
interface Answer {
  status: number
  text: string
  bytes: Buffer
  asked: unknown
  world: string
}

type Prepare = (world: World, operation: Operation) => Promise<RawInput>

/** Of equal worlds; what nobody has looked at yet is equal, and is not made for this. */
const sideOf = (world: World): string =>
  JSON.stringify([
    Object.entries(world.collections).map(([name, collection]) => [
      name,
      ...(collection.untouched ? [] : collection.all()),
    ]),
    [...world.links.pairs()].map(String).toSorted(),
  ])

// Long enough for a machine that is busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const shared = new Map<string, Promise<Simulator>>()
afterAll(async () => {
  for (const simulator of shared.values()) await (await simulator).close()
})

/** Queries leave cursors behind, so that the next one is told another. */
const leavesAlone = ({ method, path }: Operation): boolean => method === 'GET' && !/\{(cursor|xid)\}/.test(path)

/** The same appliance for all that read, an equal new one for each that writes. */
async function withAppliance<T>(operation: Operation, run: (simulator: Simulator) => Promise<T>): Promise<T> {
  const fit = fitting(operation)
  if (leavesAlone(operation)) {
    const kind = `${fit.role} ${fit.release}`
    const simulator = shared.get(kind) ?? start({ ...fit, ...still })
    shared.set(kind, simulator)
    return run(await simulator)
  }
  const simulator = await start({ ...fit, ...still })
  try {
    return await run(simulator)
  } finally {
    await simulator.close()
  }
}

/** The last request as the appliance saw it. */
function askedOf({ log }: Simulator, operation: Operation): unknown {
  const { method, path, query, status, user, body, notes } = log.at(-1) ?? {}
  // The parts of a form are told apart by what each program makes up.
  return { method, path, query, status, user, notes, body: operation.bodyType === 'multipart/form-data' ? null : body }
}

const byClient = (operation: Operation, prepare: Prepare): Promise<Answer> =>
  withAppliance(operation, async (simulator) => {
    let reply: Reply | undefined
    const input = await prepare(simulator.world, operation)
    // Refusals are answers too.
    await callRaw(targetOf(simulator), operation, input, { onReply: (came) => (reply = came) }).catch(() => undefined)
    if (!reply) throw new Error(`${operation.id} was not answered`)
    return {
      status: reply.status,
      text: await reply.text(),
      bytes: Buffer.from(await (await reply.file()).arrayBuffer()),
      asked: askedOf(simulator, operation),
      world: operation.reads ? '' : sideOf(simulator.world),
    }
  })

const filesOf = (body: unknown): File[] => {
  if (body instanceof File) return [body]
  return typeof body === 'object' && body !== null ? Object.values(body).filter((value) => value instanceof File) : []
}

/** What each language prints of an answer. */
const printed: Record<Language, (status: number, text: string) => string> = {
  curl: (_, text) => text,
  python: (status, text) => `${status} ${text}\n`,
  ruby: (status, text) => `${status}\n${text}${text.endsWith('\n') ? '' : '\n'}`,
}

/** Parts of answers that no two equal appliances have in common: a signing request is made for a new key. */
const unlike: Record<string, RegExp> = { 'extrahop.createSigningRequest': /(?<=REQUEST-----)[\w+/=\\]+/ }

/** Runs the sample and looks whether it did and said what the client did and was told. */
const expectSame = (language: Language, runner: Runner, operation: Operation, prepare: Prepare, client: Answer) =>
  withAppliance(operation, async (simulator) => {
    const input = await prepare(simulator.world, operation)
    const request = buildRequest(simulator.url, operation, input)
    const ran = await runner.run(sample(language, neutralOfRequest(request)), filesOf(input.body))
    const isFile = operation.returns.kind === 'bytes'
    const refused = isFile && client.status >= 300
    expect(askedOf(simulator, operation)).toEqual(client.asked)
    expect(ran.stderr).toEqual(refused && language === 'curl' ? expect.stringContaining(String(client.status)) : '')
    if (isFile && !refused) {
      const name = /download\.\w+/.exec(sample(language, neutralOfRequest(request)))?.[0] ?? ''
      const file = await readFile(join(ran.folder, name))
      // Not by toEqual, which takes ten seconds to go through a capture byte by byte.
      expect([file.length, file.equals(client.bytes)], name).toEqual([client.bytes.length, true])
      expect(ran.stdout).toBe(language === 'curl' ? '' : printed[language](client.status, name))
    } else {
      const same = (text: string) => text.replace(unlike[operation.id] ?? '', '')
      const told = refused && language === 'curl' ? '' : printed[language](client.status, client.text)
      expect(same(ran.stdout)).toBe(same(told))
    }
    expect(ran.code).toBe(refused && language === 'curl' ? 22 : 0)
    if (!operation.reads) expect(sideOf(simulator.world)).toBe(client.world)
  })

/** An answer of the client is worked out once for the three languages. */
const onceEach = (prepare: Prepare): ((operation: Operation) => Promise<Answer>) => {
  const known = new Map<Operation, Promise<Answer>>()
  return (operation) => {
    const answer = known.get(operation) ?? byClient(operation, prepare)
    known.set(operation, answer)
    return answer
  }
}

const named = (list: readonly Operation[]) => list.map((operation) => [operation.id, operation] as const)

const awkward = `it's "50 %" & more; $HOME \`id\` #{1} \\n ü \u202e 😀`

/** All parameters at once, and text that means something to shells and interpreters. */
const awkwardly: Prepare = async (world, operation) => {
  const input = await inputOf(world, operation)
  const fields = operation.query ? fieldsOf(operation.query) : []
  const query = fields.map((field) => {
    const value = queryValue(world, operation, field)
    return [field.name, field.schema.safeParse(awkward).success ? awkward : value]
  })
  return { ...input, query: Object.fromEntries(query) }
}

const plain = onceEach(inputOf)
const odd = onceEach(awkwardly)

const unable = new Map<Language, string | null>()
for (const language of languages) unable.set(language, await unableTo(language))
for (const reason of unable.values()) if (reason !== null) console.warn(reason)

describe.each(languages)('%s', (language) => {
  const can = unable.get(language) === null
  let runner: Runner
  beforeAll(async () => {
    if (can) runner = await Runner.start(language, { EXTRAHOP_API_KEY: apiKey })
  })
  afterAll(async () => runner?.close())

  it.runIf(can).each(named(served))('%s', async (_, operation) => {
    const client = await plain(operation)
    expect(client.status).toBe(operation.status)
    await expectSame(language, runner, operation, inputOf, client)
  })

  it.runIf(can).each(named(served.filter(({ query }) => query)))('%s with an awkward query', async (_, operation) =>
    expectSame(language, runner, operation, awkwardly, await odd(operation)),
  )

  it.runIf(can)('reaches an appliance whose own certificate the machine trusts, and no other', async () => {
    const simulator = await start({ tls: true, apiKey })
    const folder = await mkdtemp(join(tmpdir(), 'trusted-'))
    const certificate = join(folder, 'appliance.pem')
    await writeFile(certificate, await simulator.certificate())
    const trusting = await Runner.start(language, {
      EXTRAHOP_API_KEY: apiKey,
      SSL_CERT_FILE: certificate,
      CURL_CA_BUNDLE: certificate,
    })
    try {
      for (const id of ['extrahop.get', 'tags.create', 'supportpacks.download']) {
        const operation = operationById(id)
        if (!operation) throw new Error(`The catalogue lacks ${id}`)
        const request = buildRequest(simulator.url, operation, await inputOf(simulator.world, operation))
        const text = sample(language, neutralOfRequest(request))
        const before = simulator.log.length
        expect((await runner.run(text)).code, id).not.toBe(0)
        expect(simulator.log.length).toBe(before)
        expect(await trusting.run(text), id).toMatchObject({ code: 0, stderr: '' })
        expect(simulator.log.at(-1)).toMatchObject({ operation: id, status: operation.status })
      }
    } finally {
      await trusting.close()
      await simulator.close()
      await rm(folder, { recursive: true })
    }
  })
})
