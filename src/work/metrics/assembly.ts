/** Puts answers together: one grid for all of them, the keys that are drawn, the series so far. */
import type { Cycle } from '../../catalog/cycles'
import type { MetricAnswer, MetricObjectType } from '../../catalog/metrics'
import { gridOf, stepOf, type Grid, type Past, type Series } from './frame'
import { baseOf, specsOf, subjectOf, type Question, type Subject } from './question'
import { rowsOf } from './rows'
import { rankedKeys, type TopKey } from './top-keys'

/** The key of what all others come to. */
export const otherKey = 'other'

/** The compared span is kept in longer buckets alone. */
export class OnlyCoarser extends Error {
  constructor(readonly cycle: Cycle) {
    super(`Only buckets of ${cycle} are kept`)
  }
}

export const measured = ({ stats }: MetricAnswer): boolean => (stats?.length ?? 0) > 0

export class Assembly {
  protected readonly subject: Subject
  protected readonly notes = new Set<string>()
  protected grid: Grid | undefined
  /** The bucket that was really used. */
  protected cycle = ''
  protected series: Series[] = []
  protected keys: TopKey[] | undefined
  /** Types whose objects are on several nodes: each node has series of its own, since the same host is in several. */
  protected readonly spread = new Set<MetricObjectType>()

  constructor(protected readonly question: Question) {
    this.subject = subjectOf(question.panel)
  }

  /** Puts answers on the grid. Those of another bucket cannot stand beside the first. */
  protected take(
    answers: readonly MetricAnswer[],
    type: MetricObjectType,
    past: Past,
    shift: number,
    specs = specsOf(this.question),
    category?: string,
  ): Series[] {
    const { subject } = this
    const taken: Series[] = []
    for (const answer of answers) {
      this.grid ??= gridOf(answer)
      if (!this.grid) continue
      if (this.cycle === '') this.cycle = answer.cycle ?? ''
      const step = stepOf(answer)
      if (step !== undefined && step !== this.grid.step && (answer.stats?.length ?? 0) > 0) {
        this.notes.add(`A part came in buckets of another length (${answer.cycle ?? `${step} ms`}) and is left out`)
        continue
      }
      if (subject.keyed || this.keys) this.keys ??= this.ranked(answers)
      else if (rankedKeys(answers.slice(0, 1), 0, true).length > 0) this.keys = this.ranked(answers)
      const node = this.spread.has(type) ? `@${answer.node_id ?? 0}` : ''
      const { series, odd } = rowsOf(answer.stats ?? [], {
        grid: this.grid,
        sourceOf: (oid) => `${type}:${oid}${node}`,
        specs,
        past,
        shift,
        rate: subject.rate,
        times: subject.times,
        keys: category === undefined ? this.keys : undefined,
        absent: subject.adds ? 0 : null,
        rest:
          category === undefined && subject.adds && !baseOf(this.question.panel.category, specs[0]?.name ?? '')
            ? otherKey
            : undefined,
      })
      for (const what of odd) this.notes.add(`Some values have a shape that is not known (${what}) and are left out`)
      taken.push(...series)
    }
    if (category === undefined) {
      const fresh = new Set(taken.map(({ id }) => id))
      this.series = [...this.series.filter(({ id }) => !fresh.has(id)), ...taken]
    }
    return taken
  }

  protected ranked(answers: readonly MetricAnswer[]): TopKey[] {
    return rankedKeys(answers, 0, this.subject.adds).slice(0, this.question.panel.top)
  }
}
