/** The charts of a board in their places: dragged by their grip, or moved from their menus. */
import { useEffect, useRef, useState } from 'react'
import type { Appliance } from '../../api/appliance'
import { ChartPanel } from '../../crud/chart/chart-panel'
import type { Cursor } from '../../ui/chart/cursor'
import type { PlotMark } from '../../ui/chart/plot'
import { classes } from '../../ui/class-names'
import type { Panel } from '../../work/metrics/panel'
import { moved, type BoardState } from './board'
import styles from './charts.module.css'
import { PanelTools } from './panel-tools'

/** A live board asks again so often, ms. */
const every = 30_000

interface Props {
  appliance: Appliance
  state: BoardState
  panels: readonly Panel[]
  /** As they are asked. */
  shown: readonly Panel[]
  edited: string | undefined
  cursor: Cursor
  now: number
  marks: readonly PlotMark[]
  onPut: (panels: readonly Panel[], more?: Partial<BoardState>) => void
  onChange: (id: string, change: Partial<Panel>) => void
  onEdit: (id: string) => void
  onZoom: (from: number, until: number) => void
  onZoomOut: () => void
  onProblem: (problem: string) => void
}

export function BoardPanels(props: Props) {
  const { appliance, state, panels, shown, edited, cursor, now, marks, onPut, onChange, onEdit, onZoom, onZoomOut } =
    props
  const [dragged, setDragged] = useState<string | null>(null)
  const [over, setOver] = useState<string | null>(null)
  const place = useRef<HTMLDivElement>(null)
  // A chart that was just added, or is chosen from elsewhere, comes into sight.
  useEffect(() => {
    // Newer browsers answer a promise, which is no way to clean up.
    place.current?.querySelector('[data-edited]')?.scrollIntoView({ block: 'nearest' })
  }, [edited])
  return (
    <div ref={place} className={styles.panels}>
      {shown.map((panel, at) => (
        // The menus of the charts do the same for keyboards.
        <div
          key={panel.id}
          data-edited={panel.id === edited || undefined}
          className={classes(styles.cell, panel.size === 'half' && styles.half, over === panel.id && styles.over)}
          onDragOver={(event) => {
            if (dragged === null) return
            event.preventDefault()
            setOver(panel.id)
          }}
          onDrop={(event) => {
            event.preventDefault()
            if (dragged !== null) onPut(moved(panels, dragged, at))
            setDragged(null)
            setOver(null)
          }}
        >
          <ChartPanel
            {...{ appliance, panel, now, cursor, marks, onZoom }}
            range={state.range}
            every={state.live ? every : false}
            current={panel.id === edited && shown.length > 1}
            onChoose={panel.id === edited ? undefined : () => onEdit(panel.id)}
            onChange={(part) => onChange(panel.id, part)}
            onZoomOut={state.before.length > 0 ? onZoomOut : undefined}
            {...(shown.length > 1 && {
              grip: {
                onDragStart: (event) => {
                  event.dataTransfer.setData('text/plain', panel.id)
                  setDragged(panel.id)
                },
                onDragEnd: () => {
                  setDragged(null)
                  setOver(null)
                },
              },
            })}
            renderTools={({ answer, names }) => (
              <PanelTools
                {...{ appliance, panel, panels, answer, names, now, cursor }}
                range={state.range}
                onPut={(next, edit) => onPut(next, edit === undefined ? {} : { edit })}
                onChange={(part) => onChange(panel.id, part)}
                onProblem={props.onProblem}
              />
            )}
          />
        </div>
      ))}
    </div>
  )
}
