/** The charts of a board in their places, each to be moved and sized by hand or from its menu. */
import { useEffect, useRef, useState } from 'react'
import type { Appliance } from '../../api/appliance'
import { ChartPanel } from '../../crud/chart/chart-panel'
import type { Cursor } from '../../ui/chart/cursor'
import type { PlotMark } from '../../ui/chart/plot'
import { classes } from '../../ui/class-names'
import type { Panel } from '../../work/metrics/panel'
import { titleOf } from '../../crud/chart/words'
import { Unseen } from '../../ui/unseen'
import { Corner, Grip, useMoving, useSizing } from './arrange'
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
  onChange: (id: string, change: Partial<Panel>, options?: { replace: boolean }) => void
  onEdit: (id: string) => void
  onZoom: (from: number, until: number) => void
  onZoomOut: () => void
  onProblem: (problem: unknown) => void
}

export function BoardPanels(props: Props) {
  const { appliance, state, panels, shown, edited, cursor, now, marks, onPut, onChange, onEdit, onZoom, onZoomOut } =
    props
  const place = useRef<HTMLDivElement>(null)
  const [told, setTold] = useState('')
  const { moving, gripOf } = useMoving(place, panels, (id, to) => {
    const panel = panels.find((one) => one.id === id)
    setTold(panel ? `${titleOf(panel)} is chart ${to + 1} of ${panels.length}` : '')
    onPut(moved(panels, id, to))
  })
  const { sizing, cornerOf } = useSizing(place, onChange)
  // A chart that was just added, or is chosen from elsewhere, comes into sight.
  useEffect(() => {
    // Newer browsers answer a promise, which is no way to clean up.
    place.current?.querySelector('[data-edited]')?.scrollIntoView({ block: 'nearest' })
  }, [edited])
  return (
    <div ref={place} className={styles.panels}>
      <Unseen role="status">{told}</Unseen>
      {shown.map((whole, at) => {
        const panel = sizing?.id === whole.id ? { ...whole, size: sizing.size, tall: sizing.tall } : whole
        const current = panel.id === edited
        return (
          <div
            key={panel.id}
            data-panel={panel.id}
            data-edited={current || undefined}
            className={classes(
              styles.cell,
              panel.size === 'half' && styles.half,
              moving?.id === panel.id && styles.moved,
              moving?.over === panel.id && moving.id !== panel.id && styles.over,
            )}
          >
            <ChartPanel
              {...{ appliance, panel, now, cursor, marks, onZoom }}
              range={state.range}
              every={state.live ? every : false}
              current={current && shown.length > 1}
              onChoose={current ? undefined : () => onEdit(panel.id)}
              onChange={(part, options) => onChange(panel.id, part, options)}
              onZoomOut={state.before.length > 0 ? onZoomOut : undefined}
              grip={shown.length > 1 && <Grip {...gripOf(panel, at)} />}
              corner={<Corner {...cornerOf(whole)} />}
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
        )
      })}
    </div>
  )
}
