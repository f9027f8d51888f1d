/**
 * Looks on inside a measured page: when its rows changed, when that was on the screen, and how long the browser was
 * kept busy. It knows nothing of how a page works, only where its rows stand in the document.
 */

/** Where a page's rows are, and what tells one from another. */
interface Look {
  /** The element that holds them. */
  frame: string
  /** Rows within it. */
  rows: string
  keyOf: (row: Element) => string
  /** Rows that there are in all, in the document or not. */
  countOf: (frame: Element, rows: number) => number
  /** What scrolls. */
  scroller: string
}

const attribute = (element: Element, name: string): string => element.getAttribute(name) ?? ''
const rowCount = (frame: Element) => Math.max(0, Number(attribute(frame, 'aria-rowcount')) - 1)

const looks = {
  devices: {
    frame: '[role="grid"][aria-label="Devices"]',
    rows: '[role="row"][data-index]',
    keyOf: (row) => `${attribute(row, 'data-index')} ${row.querySelector('a')?.getAttribute('href') ?? ''}`,
    countOf: rowCount,
    scroller: '[role="grid"][aria-label="Devices"]',
  },
  'ag-grid': {
    frame: '.ag-root [role="grid"]',
    rows: '[role="row"][row-id]',
    keyOf: (row) => `${attribute(row, 'row-index')} ${attribute(row, 'row-id')}`,
    countOf: rowCount,
    scroller: '.ag-grid-viewport',
  },
  explorer: {
    frame: '[role="group"][aria-label="Operations"]',
    rows: 'button[data-id]',
    keyOf: (row) => attribute(row, 'data-id'),
    countOf: (_frame, rows) => rows,
    scroller: '[role="group"][aria-label="Operations"]',
  },
  'swagger-ui': {
    frame: '.swagger-ui',
    rows: '.opblock',
    keyOf: (row) => row.id,
    countOf: (_frame, rows) => rows,
    scroller: 'html',
  },
} satisfies Record<string, Look>

export type LookName = keyof typeof looks

/** The rows became others. Times are ms on the page's own clock, from the start of its navigation. */
export interface Change {
  /** When the document had them. */
  changed: number
  /** When the frame that shows them was made. */
  painted: number
  /** Rows in all. */
  count: number
}

export interface Recording {
  /** When it began. */
  from: number
  /** When keys and clicks came in, by the browser's own time stamps. */
  inputs: number[]
  changes: Change[]
}

export interface Scrolling {
  framesPerSecond: number
  /** The longest time between two frames, ms. */
  longestFrame: number
  /** The most rows in the document at once. */
  mostRows: number
}

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

/** After the next frame was made (its callbacks, its layout, its painting), before any other task that waits. */
function whenPainted(tell: (at: number) => void): void {
  requestAnimationFrame(() => void scheduler.postTask(() => tell(performance.now()), { priority: 'user-blocking' }))
}

class Probe {
  private look: Look = looks.devices
  private recording: Recording = { from: 0, inputs: [], changes: [] }
  private seen = ''
  private lastChange = 0
  private pending = 0
  private readonly tasks: { start: number; duration: number }[] = []
  private readonly seenFirst = new Map<string, number>()
  private shift = 0

  constructor() {
    new PerformanceObserver((list) => this.note(list.getEntries())).observe({ type: 'longtask', buffered: true })
    new PerformanceObserver((list) => this.noteShifts(list.getEntries())).observe({
      type: 'layout-shift',
      buffered: true,
    })
    const observer = new MutationObserver(() => {
      this.compare()
      this.lookOut()
    })
    observer.observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['href', 'data-index', 'data-id', 'row-id', 'row-index', 'aria-rowcount', 'open'],
    })
    // What is opened as a popover was in the document before, and none of its attributes tell.
    document.addEventListener('beforetoggle', () => queueMicrotask(() => this.lookOut()), { capture: true })
    for (const kind of ['keydown', 'click'])
      document.addEventListener(kind, (event) => this.recording.inputs.push(event.timeStamp), { capture: true })
    // Frameless builds of a browser know resource timing for 250 requests; the paging loop makes more.
    performance.setResourceTimingBufferSize(5000)
  }

  private note(entries: PerformanceEntryList): void {
    for (const { startTime, duration } of entries) this.tasks.push({ start: startTime, duration })
  }

  /** Things that moved by themselves; what follows a key or a click is the operator's. */
  private noteShifts(entries: PerformanceEntryList): void {
    for (const entry of entries as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      if (!entry.hadRecentInput) this.shift += entry.value
  }

  private lookOut(): void {
    for (const [selector, at] of this.seenFirst)
      if (at === Infinity && document.querySelector(selector)) {
        this.seenFirst.set(selector, NaN)
        whenPainted((painted) => this.seenFirst.set(selector, painted))
      }
  }

  /** From now on it is noted when these are first on the screen. */
  expect(selectors: readonly string[]): void {
    for (const selector of selectors) this.seenFirst.set(selector, Infinity)
    this.lookOut()
  }

  /** When what was expected was on the screen, ms on the page's clock; Infinity if it is not there. */
  firstSeen(selector: string): number {
    return this.seenFirst.get(selector) ?? Infinity
  }

  /** How far things moved by themselves since the page began, as browsers score it. */
  shifted(): number {
    return this.shift
  }

  /** Files of the page's own site: how many it asked for, and for how many of them the server was asked. */
  files(): { asked: number; sent: number } {
    const own = performance
      .getEntriesByType('resource')
      .flatMap((entry) => (entry instanceof PerformanceResourceTiming ? entry : []))
      .filter(({ name }) => name.startsWith(`${location.origin}/`))
    return { asked: own.length, sent: own.filter(({ transferSize }) => transferSize > 0).length }
  }

  private shown(): { key: string; count: number } {
    const frame = document.querySelector(this.look.frame)
    if (!frame) return { key: '', count: 0 }
    const rows = [...frame.querySelectorAll(this.look.rows)]
    if (rows.length === 0) return { key: '', count: 0 }
    const count = this.look.countOf(frame, rows.length)
    // The number in front is the row's place; drawn rows are reused, so the document's order says nothing.
    const keys = rows.map(this.look.keyOf).toSorted()
    return { key: `${count}\n${keys.join('\n')}`, count }
  }

  private compare(): void {
    const { key, count } = this.shown()
    if (key === this.seen) return
    this.seen = key
    const change = { changed: performance.now(), painted: NaN, count }
    this.lastChange = change.changed
    this.recording.changes.push(change)
    this.pending += 1
    whenPainted((at) => {
      change.painted = at
      this.pending -= 1
    })
  }

  /** Begins to record one kind of rows; returns the moment. */
  start(name: LookName): number {
    this.look = looks[name]
    this.seen = this.shown().key
    this.recording = { from: performance.now(), inputs: [], changes: [] }
    this.lastChange = 0
    return this.recording.from
  }

  /** From the start of the navigation on, for pages that open with their rows. */
  startAtOnce(name: LookName): void {
    this.start(name)
    this.recording.from = 0
  }

  /** When at least so many rows are there; rejects after a minute. */
  async until(count: number): Promise<Recording> {
    const end = performance.now() + 60_000
    while (!this.recording.changes.some((change) => change.count >= count && !Number.isNaN(change.painted))) {
      if (performance.now() > end) throw new Error(`There were no ${count} rows after a minute.`)
      await wait(20)
    }
    return this.recording
  }

  /** When the rows have rested for some ms; for a change to begin at all there is a second more. */
  async quiet(ms: number): Promise<Recording> {
    for (;;) {
      await wait(20)
      const since = performance.now() - Math.max(this.lastChange, this.recording.from)
      if (this.pending === 0 && since > ms + (this.recording.changes.length === 0 ? 1000 : 0)) return this.recording
    }
  }

  /** Durations of the tasks over 50 ms that began since a moment, in ms. */
  async longTasks(since: number): Promise<number[]> {
    await wait(100)
    return this.tasks.filter((task) => task.start >= since).map((task) => task.duration)
  }

  /** When requests to addresses that match began and ended, in order of their end. */
  requests(pattern: string): { start: number; end: number }[] {
    return performance
      .getEntriesByType('resource')
      .filter((entry) => new RegExp(pattern).test(entry.name))
      .flatMap((entry) =>
        entry instanceof PerformanceResourceTiming ? { start: entry.startTime, end: entry.responseEnd } : [],
      )
      .toSorted((a, b) => a.end - b.end)
  }

  /** Scrolls steadily for some ms, as fast as a dragged thumb, and counts frames. */
  async scroll(name: LookName, pixelsPerSecond: number, ms: number): Promise<Scrolling> {
    const look: Look = looks[name]
    const scroller = document.querySelector(look.scroller)
    const frame = document.querySelector(look.frame)
    if (!scroller || !frame) throw new Error(`${look.scroller} is not there to scroll.`)
    const from = scroller.scrollTop
    let mostRows = 0
    const stamps: number[] = []
    await new Promise<void>((done) => {
      const step = (now: number) => {
        stamps.push(now)
        const passed = now - (stamps[0] ?? now)
        mostRows = Math.max(mostRows, frame.querySelectorAll(look.rows).length)
        scroller.scrollTop = from + (pixelsPerSecond * passed) / 1000
        if (passed < ms) requestAnimationFrame(step)
        else done()
      }
      requestAnimationFrame(step)
    })
    const gaps = stamps.slice(1).map((at, index) => at - (stamps[index] ?? at))
    if (scroller.scrollTop < from + (pixelsPerSecond * ms) / 1000 - pixelsPerSecond / 10)
      throw new Error(`${look.scroller} came to its end, or did not scroll.`)
    return {
      framesPerSecond: (gaps.length * 1000) / gaps.reduce((sum, gap) => sum + gap, 0),
      longestFrame: Math.max(...gaps),
      mostRows,
    }
  }
}

declare global {
  interface Window {
    probe: Probe
  }
}

window.probe = new Probe()
