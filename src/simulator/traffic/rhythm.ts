/** The rhythm of a working week, by UTC: 1 at its busiest, a tenth in the quietest nights. */

export const hourMs = 3_600_000
export const dayMs = 24 * hourMs

/** How busy each hour of a working day is; two peaks and a lunch. */
const hours = [
  0.12, 0.1, 0.1, 0.12, 0.14, 0.18, 0.3, 0.52, 0.82, 0.95, 1, 0.98, 0.78, 0.82, 0.96, 0.97, 0.9, 0.72, 0.5, 0.38, 0.3,
  0.24, 0.18, 0.14,
]

/** How busy the site is at a moment (ms), between its hours smoothly. */
export function rhythm(time: number): number {
  const day = Math.floor(time / dayMs)
  const at = (time - day * dayMs) / hourMs
  const hour = Math.floor(at)
  const here = hours[hour] ?? 0
  const next = hours[(hour + 1) % 24] ?? here
  const level = here + (next - here) * (at - hour)
  // 1970 began on a Thursday.
  const weekday = (day + 4) % 7
  const weekend = weekday === 0 || weekday === 6
  return weekend ? 0.1 + (level - 0.1) * 0.3 : level
}
