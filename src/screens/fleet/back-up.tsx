/** Makes backups of what users configured, of one appliance or of all that lack a fresh one, and brings them here. */
import { Archive } from 'lucide-react'
import { useState } from 'react'
import { isApiError, isCancelled, sentenceFor } from '../../api/errors'
import { saveBackup } from '../../crud/export/save-backup'
import { ActButton } from '../../ui/act-button'
import { count } from '../../ui/format'
import { Note } from '../../ui/note'
import { State } from '../../ui/state-glyph'
import { targets } from '../../work/fleet/targets'

/** Backups at once. */
const atOnce = 3

const wordsOf = (error: unknown): string =>
  isApiError(error) || !(error instanceof Error) ? sentenceFor(error) : `${error.message}.`

/** `least`: of how many it is offered; what came of the last time stays. */
export function BackUp({ ids, least = 1 }: { ids: readonly string[]; least?: number }) {
  /** How many are being made; null while none is. */
  const [pending, setPending] = useState<number | null>(null)
  const [made, setMade] = useState(0)
  const [problems, setProblems] = useState<readonly string[]>([])
  const run = async (signal: AbortSignal) => {
    setPending(ids.length)
    setMade(0)
    setProblems([])
    const left = [...ids]
    const worker = async () => {
      for (let id = left.shift(); id !== undefined && !signal.aborted; id = left.shift())
        try {
          const { name, backup } = await targets.backUp(id, signal)
          saveBackup(name, backup)
          setMade((before) => before + 1)
        } catch (error) {
          if (isCancelled(error)) continue
          const problem = `${id.replace(/^https?:\/\//, '')}: ${wordsOf(error)}`
          setProblems((before) => [...before, problem])
        }
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
    setPending(null)
  }
  const of = pending ?? ids.length
  return (
    <>
      {of >= least && (
        <ActButton small icon={<Archive size={16} strokeWidth={1.75} aria-hidden />} onAct={run}>
          {of === 1 ? 'Back up now' : `Make ${of} backups`}
        </ActButton>
      )}
      {made > 0 && <State state="ok">{count(made, 'backup', 'backups')} made, read and saved here</State>}
      {problems.map((problem) => (
        <Note key={problem} kind="danger">
          {problem}
        </Note>
      ))}
    </>
  )
}
