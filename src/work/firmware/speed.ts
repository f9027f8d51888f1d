/**
 * How fast something goes and how long it will take, from what was told on the way. The last seconds count, so that
 * a stall shows; pure, the clock is the caller's.
 */
export interface Pace {
  done: number
  total: number
  /** Bytes a second over the last seconds; 0 until it can be told. */
  perSecond: number
  /** ms; null until it can be told. */
  left: number | null
}

const span = 5000
/** Too short a time tells nothing. */
const least = 500

/** Keeps what was told and says what it comes to. */
export function meter() {
  let marks: { at: number; done: number }[] = []
  return (done: number, total: number, at: number): Pace => {
    marks = [...marks.filter((mark) => at - mark.at <= span), { at, done }]
    const [first] = marks
    const time = first ? at - first.at : 0
    const perSecond = first && time >= least ? ((done - first.done) / time) * 1000 : 0
    return { done, total, perSecond, left: perSecond > 0 ? ((total - done) / perSecond) * 1000 : null }
  }
}
