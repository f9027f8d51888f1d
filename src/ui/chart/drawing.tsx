/** The drawing of a line chart. It is the only file that knows the chart library, which weighs over 100 kB. */
import { CartesianGrid, Line, LineChart, ReferenceArea, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { clock } from '../format'
import { useZone } from '../time-text'
import styles from './chart.module.css'
import type { LineChartProps } from './line-chart'
import { gapsOf } from './series'

const tick = { className: styles.tick, fontSize: 11 }

export default function Drawing({ series, points, format }: Omit<LineChartProps, 'label'>) {
  const zone = useZone()
  const rows = points.map(({ at, values }) => ({ at, ...Object.fromEntries(values.entries()) }))
  const short = (at: number) => clock(at, zone).slice(0, 5)
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={rows} margin={{ top: 8, right: 8, bottom: 0, left: 8 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} className={styles.grid} />
        <XAxis
          dataKey="at"
          type="number"
          domain={['dataMin', 'dataMax']}
          tickFormatter={short}
          tick={tick}
          tickLine={false}
          minTickGap={48}
          stroke="var(--line-2)"
        />
        <YAxis tickFormatter={format} tick={tick} tickLine={false} axisLine={false} width={72} tickCount={4} />
        {gapsOf(points).map(({ from, to }) => (
          <ReferenceArea
            key={from}
            x1={from}
            x2={to}
            className={styles.gap}
            label={{ value: 'no data', position: 'insideTop', className: styles.tick, fontSize: 11 }}
          />
        ))}
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--accent)' }}
          labelFormatter={(at) => (typeof at === 'number' ? clock(at, zone) : '')}
          formatter={(value) => (typeof value === 'number' ? format(value) : 'no data')}
          wrapperClassName={styles.tip}
        />
        {series.map(({ name }, index) => (
          <Line
            key={name}
            name={name}
            dataKey={String(index)}
            className={styles[`series${index + 1}`]}
            stroke={`var(--series-${index + 1})`}
            strokeWidth={1.5}
            dot={false}
            isAnimationActive={false}
            connectNulls={false}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  )
}
