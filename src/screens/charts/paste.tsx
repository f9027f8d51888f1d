/** A body, or a board's file, pasted: it becomes charts, or a sentence says why not. */
import { useState } from 'react'
import { readPanels } from '../../crud/chart/address'
import { rangeOfTimes } from '../../crud/time-range/range'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { TextArea } from '../../ui/text-field'
import { jsonOfScript, scriptForms, unreadable } from '../../work/document/script-json'
import { panelOfBody } from '../../work/metrics/body'
import type { Panel } from '../../work/metrics/panel'
import { freshId } from './board'

/** What a text holds: charts and their range, or why there are none. */
export function readPasted(
  text: string,
  panels: readonly Panel[],
): { panels: Panel[]; range?: string | undefined } | { problem: string } {
  let value: unknown
  try {
    value = JSON.parse(jsonOfScript(text))
  } catch (error) {
    return { problem: unreadable(error) }
  }
  // As the explorer and scripts print it: the body alone, or under its name.
  const inner = typeof value === 'object' && value !== null && 'body' in value ? value.body : value
  const list = typeof inner === 'object' && inner !== null && 'panels' in inner ? inner.panels : undefined
  if (Array.isArray(list)) {
    const read = readPanels(list)
    if (read.length === 0) return { problem: 'The board holds no chart.' }
    const range: unknown = typeof inner === 'object' && inner !== null && 'range' in inner ? inner.range : undefined
    return { panels: read, ...(typeof range === 'string' && { range }) }
  }
  const body = panelOfBody(inner, freshId(panels))
  if ('problem' in body) return body
  return { panels: [...panels, body.panel], range: rangeOfTimes(body.from, body.until) }
}

interface Props {
  panels: readonly Panel[]
  onClose: () => void
  onRead: (read: { panels: Panel[]; range?: string | undefined }) => void
}

export function PasteDialog({ panels, onClose, onRead }: Props) {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const read = () => {
    const result = readPasted(text, panels)
    if ('problem' in result) setProblem(result.problem)
    else onRead(result)
  }
  return (
    <Dialog
      open
      wide
      dirty={text.trim() !== ''}
      onClose={onClose}
      title="Chart of an API body"
      error={problem}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" reason={text.trim() === '' ? 'Paste a body first' : undefined} onClick={read}>
            Make the chart
          </Button>
        </>
      }
    >
      <TextArea
        label="Body of POST /metrics, or a board as JSON"
        hint={scriptForms}
        mono
        rows={14}
        value={text}
        onChange={(next) => {
          setText(next)
          setProblem(null)
        }}
      />
    </Dialog>
  )
}
