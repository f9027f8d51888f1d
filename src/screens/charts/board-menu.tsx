/** What can be done with the whole board: links, files, a pasted body. */
import { Share2 } from 'lucide-react'
import type { Appliance } from '../../api/appliance'
import { exportName } from '../../ui/file-name'
import { thisPage } from '../../crud/saved/link'
import { copyText } from '../../ui/copy-button'
import type { Zone } from '../../ui/format'
import { MenuButton } from '../../ui/menu'
import { saveBlob } from '../../ui/save-blob'
import { toast } from '../../ui/toast'
import { contentOf, linkOf } from './saved-boards'
import type { BoardState } from './board'

interface Props {
  appliance: Appliance
  state: BoardState
  now: number
  zone: Zone
  onPaste: () => void
  onProblem: (problem: string) => void
}

export function BoardMenu({ appliance, state, now, zone, onPaste, onProblem }: Props) {
  const file = () => {
    const board = { hopdeck: 'board', ...contentOf(state) }
    const name = exportName('board', appliance.name, 'json')
    saveBlob(name, new Blob([`${JSON.stringify(board, null, 2)}\n`], { type: 'application/json' }))
  }
  const copy = (moment: boolean) => {
    const made = linkOf(contentOf(state), moment ? { now, zone } : 'latest', thisPage())
    if ('problem' in made) {
      file()
      onProblem(made.problem)
      return
    }
    copyText(made.link).then(
      () => toast.success(moment ? 'Link to this moment copied' : 'Link to the latest copied'),
      () => onProblem('The browser did not let the console copy the link. The address bar holds it as well.'),
    )
  }
  const none = state.panels.length === 0 ? 'The board has no chart' : undefined
  return (
    <MenuButton
      label="Share"
      icon={<Share2 aria-hidden />}
      items={[
        { id: 'moment', label: 'Copy link to this moment', reason: none, onAction: () => copy(true) },
        { id: 'latest', label: 'Copy link to the latest', reason: none, onAction: () => copy(false) },
        { id: 'file', label: 'Save as a file', reason: none, onAction: file },
        'line',
        { id: 'paste', label: 'Paste a body or board…', onAction: onPaste },
      ]}
    />
  )
}
