/** Makes backups of what users configured, of one appliance or of all that lack a fresh one. */
import { Archive } from 'lucide-react'
import { useState } from 'react'
import { sentenceFor } from '../../api/errors'
import { Button } from '../../ui/button'
import { State } from '../../ui/state-glyph'
import { targets } from '../../work/fleet/targets'

/** Backups at once. */
const atOnce = 3

export function BackUp({ ids }: { ids: readonly string[] }) {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState('')
  const run = async () => {
    setPending(true)
    setProblem('')
    const left = [...ids]
    const worker = async () => {
      for (let id = left.shift(); id !== undefined; id = left.shift())
        await targets.backUp(id).catch((error: unknown) => setProblem(`${id}: ${sentenceFor(error)}`))
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
    setPending(false)
  }
  return (
    <>
      <Button
        small
        pending={pending}
        icon={<Archive size={16} strokeWidth={1.75} aria-hidden />}
        onClick={() => void run()}
      >
        {ids.length === 1 ? 'Back up now' : `Make ${ids.length} backups`}
      </Button>
      {problem && <State state="danger">{problem}</State>}
    </>
  )
}
