/**
 * A search that the appliance keeps open (5.3 guide, Record log): it knows the place, and moves on with every call.
 * Nobody else knows whether a page whose answer was lost was given away, so a call is never repeated; whoever loses an
 * answer has lost the place, too.
 */
import { exists, type Appliance } from '../../api/appliance'
import { call } from '../../api/send'
import type { Reply } from '../../api/transport'
import { records, type RecordAnswer } from '../../catalog/records'

interface Asked {
  signal: AbortSignal | undefined
  answer: Promise<RecordAnswer>
  /** The next cursor, once the answer is there and before it is read; undefined where it has to be read for that. */
  cursor: Promise<string | undefined>
  /** Bytes of the answer, as far as known. */
  bytes: () => number
}

const { nextPage, nextPageByAddress } = records.operations

const plainText = String.raw`"[^"\\]*"`
const cursorPair = String.raw`\s*"cursor"\s*:\s*"([^"\\]+)"\s*`
const otherPair = String.raw`\s*${plainText}\s*:\s*(?:${plainText}|[-+.\w]+)\s*`
const atStart = new RegExp(String.raw`^\s*\{(?:${otherPair},)*${cursorPair}[,}]`)
const atEnd = new RegExp(String.raw`[{,]${cursorPair}(?:,${otherPair})*\}\s*$`)
/**
 * The cursor in the ends of an answer whose records are not read yet. It is seen where only texts and numbers stand
 * between it and an end of the answer, since there nothing else can be called so.
 */
export const cursorIn = ({ head, tail }: { head: string; tail: string }): string | undefined =>
  (atStart.exec(head) ?? atEnd.exec(tail))?.[1]

export class OpenSearch {
  private early: Asked | undefined

  constructor(
    private readonly appliance: Pick<Appliance, 'id' | 'url' | 'release' | 'platform'>,
    private cursor: string,
    private readonly ttl: string | number | undefined,
  ) {}

  /**
   * The next page. With `goesOn` the one behind it is asked for as soon as the answer is there, while it is read.
   * @returns undefined where the place is lost, since what was asked for ahead was given up
   * @throws ApiError; the place is lost then
   */
  async next(
    signal: AbortSignal | undefined,
    goesOn: boolean,
  ): Promise<{ answer: RecordAnswer; bytes: number } | undefined> {
    const asked = this.early ?? this.ask(this.cursor, signal)
    this.early = undefined
    if (asked.signal !== signal) return undefined
    let over = false
    if (goesOn)
      void asked.cursor.then((cursor) => {
        if (!over && cursor !== undefined) this.early = this.ask(cursor, signal)
      })
    try {
      const answer = await asked.answer
      this.cursor = answer.cursor ?? this.cursor
      return { answer, bytes: asked.bytes() }
    } finally {
      over = true
    }
  }

  private ask(cursor: string, signal: AbortSignal | undefined): Asked {
    const { appliance } = this
    const query = { context_ttl: this.ttl }
    let bytes = 0
    let tell = (_cursor: string | undefined) => {}
    const next = new Promise<string | undefined>((resolve) => {
      tell = resolve
    })
    const onReply = (reply: Pick<Reply, 'status' | 'size' | 'ends'>) => {
      bytes = reply.size ?? 0
      if (reply.status === 200 && reply.ends) tell(cursorIn(reply.ends()))
    }
    const options = { signal, exact: true, retries: 0, onReply }
    const answer = exists(nextPage, appliance)
      ? call(appliance, nextPage, { query, body: { cursor } }, options)
      : call(appliance, nextPageByAddress, { params: { cursor }, query }, options)
    // Whoever waits for it hears of it; until then nobody has to.
    answer.catch(() => undefined)
    return { signal, answer, cursor: next, bytes: () => bytes }
  }
}
