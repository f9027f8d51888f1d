/**
 * Asks what a panel shows. The first answer resolves the span on the appliance's clock; everything that follows (other
 * objects, the compared span, totals, the rest of the keys) uses its moments, so that all of it is about one span.
 */
import { exists, type Appliance } from '../../api/appliance'
import { catalog } from '../../catalog'
import { cycleMs, type Cycle } from '../../catalog/cycles'
import type { MetricAnswer } from '../../catalog/metrics'
import { applianceNow } from '../appliance-clock'
import { combine } from './arithmetic'
import { Assembly, measured, OnlyCoarser, otherKey } from './assembly'
import type { Unit } from './calculation'
import { stepOf, type Grid, type Past, type Series } from './frame'
import { gather, type Asked, type Asking, type Gathered } from './node-results'
import { byType, type Spec } from './panel'
import { againstSpec, baseOf, bodyOf, specsOf, type Question } from './question'
import { patternOf, rankedKeys } from './top-keys'
import { totalsByObject, totalsOf, type Types } from './totals'

export interface Answer {
  grid: Grid
  /** The bucket that was really used. */
  cycle: string
  series: readonly Series[]
  unit: Unit
  /** Over the whole window, from the totals endpoints, by a series' id. */
  totals: ReadonlyMap<string, number | null>
  nodes: { asked: number; came: number; failures: readonly Error[] }
  /** What is to be known of it. */
  notes: readonly string[]
  /** What was asked for it, and what came, in order. */
  asked: readonly Asked[]
  /** Ms since 1970, on the browser's clock. */
  asOf: number
  /** False while parts are still to come. */
  complete: boolean
}

export interface AskOptions {
  signal?: AbortSignal | undefined
  /** Called with what has come so far. */
  onPart?: ((answer: Answer) => void) | undefined
}

const weekMs = 7 * 86_400_000

/** Answered without anything that could be drawn. */
export class NothingThere extends Error {
  override name = 'NothingThere'
}

interface Window {
  from: string | number
  until: string | number
}

class Asker extends Assembly {
  private nodes = { asked: 0, came: 0, failures: [] as Error[] }
  private asked: Asked[] = []
  private totals = new Map<string, number | null>()

  constructor(
    private readonly appliance: Appliance,
    question: Question,
    private readonly options: AskOptions,
  ) {
    super(question)
  }

  async run(): Promise<Answer> {
    const { question, subject } = this
    const types = [...byType(question.panel.sources)]
    let window = unto(question, applianceNow(this.appliance.id))
    if (subject.keyed && exists(catalog.metrics.operations.total, this.appliance)) {
      const answers = await this.each(types, window, 'total', question.panel.specs)
      this.keys = rankedKeys(answers.flat(), 0, subject.adds).slice(0, question.panel.top)
      window = resolved(answers.flat(), window)
    }
    const specs = this.sentSpecs()
    for (const [type, ids] of types) {
      const gathered = await this.gather('query', bodyOf(question, { type, ids, ...window }, specs), (part) => {
        if (part.nodes > 1) this.spread.add(type)
        this.take(part.answers, type, 'none', 0)
        this.tell(part)
      })
      window = resolved(gathered.answers, window)
      this.take(gathered.answers, type, 'none', 0)
      this.count(gathered)
    }
    if (!this.grid) throw new NothingThere('The answer has no buckets')
    this.tell()
    await this.setAgainst(types, window, 'none', 0)
    await this.rest(types, window, 'none', 0)
    await this.past(types, specs)
    if (question.totals) await this.total(types, window)
    return this.answer(true)
  }

  /** The panel's specs, narrowed to the keys that are drawn where the appliance can do it. */
  private sentSpecs(): Spec[] {
    const specs = specsOf(this.question)
    const { keys, subject } = this
    const [first] = specs
    if (!keys || keys.length === 0 || !first) return specs
    const base = baseOf(this.question.panel.category, first.name)
    // Without a plain metric the rest is what the list holds, so the list has to come whole.
    if (subject.adds && !base) return specs
    const pattern = patternOf(keys)
    return pattern === undefined ? specs : specs.map((spec) => ({ ...spec, key1: pattern }))
  }

  private async gather(asking: Asking, body: Parameters<typeof gather>[2], onPart?: (part: Gathered) => void) {
    const gathered = await gather(this.appliance, asking, body, { signal: this.options.signal, onPart })
    if (gathered.unread > 0) this.notes.add('Some rows say neither of what nor of when they are and are left out')
    this.asked.push({ operation: catalog.metrics.operations[asking], body, replies: gathered.replies })
    return gathered
  }

  private async each(types: Types, window: Window, asking: Asking, specs: readonly Spec[], category?: string) {
    const all: MetricAnswer[][] = []
    for (const [type, ids] of types) {
      const { answers } = await this.gather(asking, bodyOf(this.question, { type, ids, ...window }, specs, category))
      all.push([...answers])
    }
    return all
  }

  private count({ nodes, answers, failures }: Gathered): void {
    this.nodes = {
      asked: this.nodes.asked + nodes,
      came: this.nodes.came + answers.length,
      failures: [...this.nodes.failures, ...failures],
    }
  }

  /** Ratio, share or difference of two metrics, bucket by bucket. */
  private async setAgainst(types: Types, window: Window, past: Past, shift: number): Promise<void> {
    const { panel } = this.question
    const { against } = panel
    const [first] = panel.specs
    if (!against || !first || !this.grid) return
    const own = this.series.filter((series) => series.past === past && series.metric === first.name)
    let other = this.series.filter((series) => series.past === past && series.metric === against.name)
    if (against.category !== panel.category) {
      const spec = againstSpec(panel)
      const answers = await this.each(types, window, 'query', [spec], against.category)
      other = answers.flatMap((list, index) =>
        this.take(list, types[index]?.[0] ?? 'device', past, shift, [spec], against.category),
      )
    }
    const combined = combine(own, other, against.as, this.grid)
    this.series = [...this.series.filter((series) => series.past !== past), ...combined]
  }

  /** "Other": the plain count less what is shown, or the rest of the list. Means and percentiles have none. */
  private async rest(types: Types, window: Window, past: Past, shift: number): Promise<void> {
    const { keys, subject, grid, question } = this
    const [spec] = question.panel.specs
    if (!keys || keys.length < question.panel.top || !subject.adds || !grid || !spec) return
    const base = baseOf(question.panel.category, spec.name)
    if (!base || spec.key1 || spec.key2) return
    const answers = await this.each(types, window, 'query', [{ name: base.metric.name }], base.category)
    const wholes = answers.flatMap((list, index) =>
      this.take(list, types[index]?.[0] ?? 'device', past, shift, [{ name: base.metric.name }], base.category),
    )
    for (const whole of wholes) {
      const shown = this.series.filter((series) => series.source === whole.source && series.past === past)
      const values = whole.values.map((value, at) => {
        if (value === null) return null
        const sum = shown.reduce((total, series) => total + (series.values[at] ?? 0), 0)
        return Math.max(0, value - sum)
      })
      this.series.push({
        ...whole,
        id: `${whole.source}|${spec.name}||${otherKey}|${past}`,
        metric: spec.name,
        key: otherKey,
        values,
      })
    }
  }

  /** The same question about an earlier span of the same length, on the same grid and for the same keys. */
  private async past(types: Types, specs: readonly Spec[]): Promise<void> {
    const { compare } = this.question.panel
    const { grid } = this
    if (compare === 'none' || !grid) return
    const width = grid.until - grid.from
    const exact = compare === 'week' ? weekMs : width
    // Buckets of both spans have to lie over each other.
    const shift = Math.max(1, Math.round(exact / grid.step)) * grid.step
    const window = { from: grid.from - shift, until: grid.until - shift }
    const asked = this.question.panel.cycle
    const cycle = (this.cycle === '' ? asked : this.cycle) as typeof asked
    for (const [type, ids] of types) {
      const body = bodyOf(this.question, { type, ids, ...window }, specs)
      const { answers } = await this.gather('query', { ...body, cycle })
      if (asked === 'auto' && !answers.some(measured)) await this.seekCoarser(body)
      this.take(answers, type, compare, shift)
    }
    if (!this.series.some((series) => series.past !== 'none'))
      this.notes.add('Nothing was measured in the span that this is compared with')
    await this.setAgainst(types, window, compare, shift)
    await this.rest(types, window, compare, shift)
  }

  /**
   * Short buckets are not kept for long: where an earlier span has only longer ones, both spans are asked in those.
   * @throws OnlyCoarser
   */
  private async seekCoarser(body: Parameters<typeof gather>[2]): Promise<void> {
    const { answers } = await this.gather('query', { ...body, cycle: 'auto' })
    const found = answers.find(measured)
    const step = found && stepOf(found)
    const cycle = (Object.keys(cycleMs) as Cycle[]).find((word) => cycleMs[word] === step)
    if (cycle !== undefined && this.grid && cycleMs[cycle] > this.grid.step) throw new OnlyCoarser(cycle)
  }

  /** Of each series over the window: asked for, since percentiles, maxima and distinct counts of buckets add up to nothing. */
  private async total(types: Types, window: Window): Promise<void> {
    const { grid, question, subject, appliance } = this
    const { against, category } = question.panel
    const apart = against !== null && against.category !== category
    if (!grid || apart) return
    const specs = this.sentSpecs()
    const wholes = (of: readonly Spec[], within?: string) =>
      totalsByObject(appliance, types, (some, asking) => this.each(some, window, asking, of, within))
    const answers = await wholes(specs)
    if (!answers) return
    const parts = { grid, subject, types: types.map(([type]) => type), spread: this.spread }
    const keyed = totalsOf(answers, { ...parts, specs, keys: this.keys, against })
    for (const { id, values } of keyed) this.totals.set(id, values[0] ?? null)
    const others = this.series.filter((series) => series.key === otherKey && series.past === 'none')
    const base = baseOf(category, specs[0]?.name ?? '')
    if (!base || others.length === 0) return
    // "Other" over the window: what all keys come to, less those that are shown.
    const plain = [{ name: base.metric.name }]
    const all = totalsOf((await wholes(plain, base.category)) ?? [], { ...parts, specs: plain })
    for (const other of others) {
      const whole = all.find(({ source }) => source === other.source)?.values[0] ?? null
      const shown = keyed.filter(({ source }) => source === other.source)
      const sum = shown.reduce((added, { values }) => added + (values[0] ?? 0), 0)
      this.totals.set(other.id, whole === null ? null : Math.max(0, whole - sum))
    }
  }

  private tell(part?: Gathered): void {
    if (!this.options.onPart || !this.grid) return
    const answer = this.answer(false)
    if (!part) return this.options.onPart(answer)
    const { asked, came, failures } = answer.nodes
    this.options.onPart({
      ...answer,
      nodes: { asked: asked + part.nodes, came: came + part.answers.length, failures: [...failures, ...part.failures] },
    })
  }

  private answer(complete: boolean): Answer {
    if (!this.grid) throw new NothingThere('The answer has no buckets')
    return {
      grid: this.grid,
      cycle: this.cycle,
      series: this.series,
      unit: this.subject.unit,
      totals: this.totals,
      nodes: this.nodes,
      notes: [...this.notes],
      asked: [...this.asked],
      asOf: Date.now(),
      complete,
    }
  }
}

/** What is still to come is not asked for: what was counted so far would be spread over it. */
const unto = ({ from, until }: Window, now: number): Window =>
  typeof until === 'number' && until > now && !(Number(from) > now) ? { from, until: 0 } : { from, until }

/** The moments that answers were about; the window as it was asked for while they do not say. */
function resolved(answers: readonly MetricAnswer[], asked: Window): Window {
  const [first] = answers
  return first?.from !== undefined && first.until !== undefined ? { from: first.from, until: first.until } : asked
}

/**
 * Asks a question.
 * @throws ApiError when it is refused; NothingThere when the answer holds nothing to draw
 */
export async function ask(appliance: Appliance, question: Question, options: AskOptions = {}): Promise<Answer> {
  try {
    return await new Asker(appliance, question, options).run()
  } catch (error) {
    if (!(error instanceof OnlyCoarser)) throw error
    const { cycle } = error
    const answer = await new Asker(appliance, { ...question, panel: { ...question.panel, cycle } }, options).run()
    return { ...answer, notes: [...answer.notes, `In buckets of ${cycle}: shorter ones are not kept that long`] }
  }
}
