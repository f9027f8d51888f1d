/**
 * Whom an operator has listed for an upgrade, before there is a plan: rows from the text, what each said of itself,
 * the images that were chosen, and what speaks against it. In memory alone; keys are kept apart from all of it.
 */
import { keyOf } from '../../api/keys'
import { session } from '../../api/session'
import { identify } from '../../api/sign-in'
import { createStore } from '../../api/store'
import { backUp as makeBackup, type Backup } from '../backup'
import { linesOfJson } from '../document/json-list'
import { readImage } from '../firmware/image'
import { checkAll, worst, type CheckResult, type ImageFacts } from './checks'
import { maskedText, parseAppliances, type Problem } from './csv'
import { areConnected, readFacts, type Facts } from './facts'
import { masked } from './hide-keys'
import { locked } from './lock'
import { inOrder, usual, type FleetPlan, type Member, type Settings } from './member'
import { roster } from './roster'

export interface Target {
  /** Base address. */
  id: string
  /** The image that the text names. */
  wants: string | null
  state: 'listed' | 'checking' | 'known' | 'failed'
  /** Why it could not be read. */
  words: string
  facts: Facts | null
  /** What the operator says of a node of which it is not told. */
  node: 'master' | 'data' | null
}

export interface Targets {
  /** As shown: every key masked. */
  text: string
  problems: readonly Problem[]
  rows: readonly Target[]
  images: readonly ImageFacts[]
  settings: Settings
  /** Moments of the settings that are given in part, by what they are called: not what the settings say of them. */
  begun: readonly string[]
  plan: FleetPlan | null
}

const store = createStore<Targets>({
  text: '',
  problems: [],
  rows: [],
  images: [],
  settings: usual,
  begun: [],
  plan: null,
})
/** Keys as they were typed, until their appliance has accepted them. */
const typed = new Map<string, string>()

const change = (facts: Partial<Targets>) => store.set({ ...store.get(), ...facts })

locked.subscribe(() => {
  if (locked.get() === null) return
  typed.clear()
  change({ text: maskedText(store.get().text), plan: null })
})

export const keyFor = (id: string): string | undefined => typed.get(id) ?? keyOf(id)

/** The image for a target: the one that its row names, else the only one for its kind. */
export function imageFor(target: Target, images: readonly ImageFacts[]): ImageFacts | null {
  if (target.wants !== null) return images.find(({ name }) => name === target.wants) ?? null
  const fitting = images.filter(({ platform }) => platform !== null && platform === target.facts?.platform)
  return fitting.length === 1 ? (fitting[0] ?? null) : null
}

/** Why there is no image for a target. */
export function lackOf(target: Target, images: readonly ImageFacts[]): string {
  if (target.wants !== null) return `${target.wants} is not among the images that are chosen.`
  const fitting = images.filter(({ platform }) => platform !== null && platform === target.facts?.platform)
  return fitting.length > 1
    ? `${fitting.length} images are for its kind: its line has to name one.`
    : 'No image is chosen for it.'
}

/** Facts with what the operator added. */
const factsOf = ({ facts, node }: Target): Facts | null =>
  facts?.cluster && facts.cluster.node === null ? { ...facts, cluster: { ...facts.cluster, node } } : facts

/** What speaks for and against each target that has been read, by its address. */
export function judge({ rows, images, settings }: Targets, now: number): Map<string, readonly CheckResult[]> {
  const known = rows.flatMap((row) => {
    const facts = factsOf(row)
    return facts ? [{ row, facts, image: imageFor(row, images) }] : []
  })
  const others = known.map(({ facts, image }) => ({ facts, to: image?.version ?? null }))
  const { startAt, startNothingAfter: end } = settings
  const window = end === null ? undefined : end - Math.max(now, startAt ?? now)
  return new Map(
    known.map(({ row, facts, image }) => {
      const lack = lackOf(row, images)
      return [row.id, checkAll({ facts, image, lack, others, now, window })]
    }),
  )
}

function memberOf(target: Target, image: ImageFacts, rows: readonly Target[]): Member | null {
  const facts = factsOf(target)
  if (!facts || image.version === null) return null
  const { id, name, platform, version, cluster, devices } = facts
  return {
    id,
    name,
    platform,
    from: version,
    to: image.version,
    image: image.name,
    size: image.size,
    cluster: cluster?.id ?? null,
    node: cluster ? (cluster.node ?? 'data') : null,
    devices,
    apart: rows.flatMap((other) => (other.facts && !areConnected(facts, other.facts) ? [other.id] : [])),
  }
}

/** The plan for all targets of which nothing speaks against it. */
export function planOf(targets: Targets, now: number): FleetPlan {
  const results = judge(targets, now)
  const members = targets.rows.flatMap((row) => {
    const image = imageFor(row, targets.images)
    const checked = results.get(row.id)
    const member = image && checked && worst(checked) !== 'stop' ? memberOf(row, image, targets.rows) : null
    return member ? [member] : []
  })
  return { members: inOrder(members), settings: targets.settings }
}

/** Takes the text as it stands in the box. Keys leave it as soon as they are whole. */
function setText(given: string, { hide }: { hide: boolean }): void {
  const text = linesOfJson(given) ?? given
  const { rows: before } = store.get()
  const { rows, problems } = parseAppliances(text)
  for (const { url, key } of rows) if (key !== null) typed.set(url, key)
  const known = new Map(before.map((row) => [row.id, row]))
  change({
    text: hide || text !== given ? maskedText(text) : text,
    problems: [
      ...problems,
      ...rows.flatMap(({ line, url, key }) =>
        key === null && keyFor(url) === undefined ? [{ line, words: `The key of ${url} has to be typed again.` }] : [],
      ),
    ],
    rows: rows.map(({ url, image, key }) => {
      const old = known.get(url)
      // Another key is another answer.
      if (old && key === null) return { ...old, wants: image }
      return { id: url, wants: image, state: 'listed', words: '', facts: null, node: null }
    }),
    plan: null,
  })
}

const lines = (more: readonly string[]): void => {
  const { text } = store.get()
  setText([text.trimEnd(), ...more].filter(Boolean).join('\n'), { hide: true })
}

/** Adds everything that is signed in and not listed yet. */
function addSignedIn(): void {
  const listed = new Set(store.get().rows.map(({ id }) => id))
  const more = session.get().appliances.filter(({ id }) => !listed.has(id))
  lines(more.map(({ url, id }) => `${url}/,${masked(keyOf(id) ?? '')},`))
}

/** The addresses of what a target is connected to, as far as they can be made out. */
export function connectedTo(facts: Facts): string[] {
  const here = new URL(facts.id)
  return (facts.connected ?? []).flatMap(({ host }) => {
    if (host === '') return []
    // On this machine simulators answer, and they speak as the one that named them does.
    const local = /^(127\.\d+\.\d+\.\d+|localhost)(:\d+)?$/.test(host)
    const address = `${local ? here.protocol : 'https:'}//${host}`
    return URL.canParse(address) ? [new URL(address).origin] : []
  })
}

/** Adds what the Command appliances among the targets are connected to; their keys are to be typed. */
function addConnected(): void {
  const { rows } = store.get()
  const listed = new Set(rows.map(({ id }) => id))
  const found = rows.flatMap(({ facts }) => (facts?.platform === 'command' ? connectedTo(facts) : []))
  lines([...new Set(found)].filter((id) => !listed.has(id)).map((id) => `${id}/,${masked(keyFor(id) ?? '')},`))
}

async function addImage(file: File): Promise<void> {
  roster.addFiles([file])
  const facts = await readImage(file)
  change({ images: [...store.get().images.filter(({ name }) => name !== file.name), facts], plan: null })
}

const update = (id: string, facts: Partial<Target>): void =>
  change({ rows: store.get().rows.map((row) => (row.id === id ? { ...row, ...facts } : row)) })

async function checkOne(id: string, signal: AbortSignal): Promise<void> {
  const key = keyFor(id)
  if (key === undefined) return update(id, { state: 'failed', words: 'Its key is missing.', facts: null })
  update(id, { state: 'checking' })
  try {
    const found = await identify({ url: id, key }, { signal })
    if (found.kind === 'identified') {
      roster.join(found.appliance, found.key)
      typed.delete(id)
      update(id, { state: 'known', words: '', facts: await readFacts(found.appliance, signal) })
    } else if (found.kind === 'diagnosis')
      update(id, { state: 'failed', words: `${found.diagnosis.title}. ${found.diagnosis.what}`, facts: null })
    else update(id, { state: 'failed', words: found.kind === 'refused' ? found.message : 'Stopped.', facts: null })
  } catch (error) {
    update(id, { state: 'failed', words: error instanceof Error ? error.message : String(error), facts: null })
  }
}

/** Appliances that are asked at once. */
const atOnce = 6

/** Asks every target who it is and how it stands. */
async function check(signal: AbortSignal): Promise<void> {
  change({ plan: null })
  const left = store.get().rows.map(({ id }) => id)
  const work = async () => {
    for (let id = left.shift(); id !== undefined && !signal.aborted; id = left.shift()) await checkOne(id, signal)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

/** What the backups of an upgrade are called; the appliance adds the time. */
const backupName = 'before upgrade'

/**
 * Makes a backup that counts, the running config with it, and reads the appliance again.
 * @throws ApiError, or Error in words for a backup that does not count
 */
async function backUp(id: string, signal?: AbortSignal): Promise<{ name: string; backup: Backup }> {
  const appliance = roster.find(id)
  if (!appliance) throw new Error(`The key of ${id} is missing: check it again`)
  const backup = await makeBackup(appliance, backupName, signal ? { signal } : {})
  update(id, { facts: await readFacts(appliance, signal) })
  return { name: appliance.name, backup }
}

export const targets = {
  ...store,
  setText,
  addSignedIn,
  addConnected,
  addImage,
  check,
  backUp,
  setNode: (id: string, node: 'master' | 'data') => update(id, { node }),
  setSettings: (settings: Settings) => change({ settings, plan: null }),
  setBegun: (moment: string, begun: boolean) =>
    change({ begun: [...store.get().begun.filter((each) => each !== moment), ...(begun ? [moment] : [])] }),
  setPlan: (plan: FleetPlan | null) => change({ plan }),
}
