/** What can be done with one chart. */
import { CopyPlus, Ellipsis } from 'lucide-react'
import type { Appliance } from '../../api/appliance'
import { IconButton } from '../../ui/button'
import { MenuButton, type MenuEntry } from '../../ui/menu'
import { toast } from '../../ui/toast'
import type { Answer } from '../../work/metrics/ask'
import type { Panel } from '../../work/metrics/panel'
import { titleOf } from '../../crud/chart/words'
import { duplicated, moved } from './board'

export interface PanelToolsProps {
  appliance: Appliance
  panel: Panel
  panels: readonly Panel[]
  answer: Answer | undefined
  names: ReadonlyMap<string, string>
  range: string
  now: number
  onPut: (panels: readonly Panel[], edit?: string) => void
  onChange: (change: Partial<Panel>) => void
}

export function PanelTools(props: PanelToolsProps) {
  const { panel, panels, onPut, onChange } = props
  const at = panels.findIndex(({ id }) => id === panel.id)
  const duplicate = () => {
    const copy = duplicated(panels, panel.id)
    onPut(copy.panels, copy.id)
  }
  const remove = () => {
    onPut(panels.filter(({ id }) => id !== panel.id))
    toast.undo(`Chart ${titleOf(panel)} removed`, () => onPut(panels, panel.id))
  }
  const items: MenuEntry[] = [
    { id: 'edit', label: 'Edit', onAction: () => onPut(panels, panel.id) },
    {
      section: 'On the board',
      items: [
        {
          id: 'earlier',
          label: 'Move up',
          ...(at <= 0 && { reason: 'It is the first' }),
          onAction: () => onPut(moved(panels, panel.id, at - 1)),
        },
        {
          id: 'later',
          label: 'Move down',
          ...(at === panels.length - 1 && { reason: 'It is the last' }),
          onAction: () => onPut(moved(panels, panel.id, at + 1)),
        },
        {
          id: 'half',
          label: 'Half as wide',
          on: panel.size === 'half',
          onAction: () => onChange({ size: panel.size === 'half' ? 'full' : 'half' }),
        },
        { id: 'tall', label: 'Twice as high', on: panel.tall, onAction: () => onChange({ tall: !panel.tall }) },
      ],
    },
    'line',
    { id: 'remove', label: 'Remove', danger: true, onAction: remove },
  ]
  return (
    <>
      <IconButton small icon={<CopyPlus aria-hidden />} label="Duplicate" onClick={duplicate} />
      <MenuButton small kind="plain" iconOnly icon={<Ellipsis aria-hidden />} label="More" items={items} />
    </>
  )
}
