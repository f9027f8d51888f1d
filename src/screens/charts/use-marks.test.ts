import { describe, expect, it } from 'vitest'
import type { AuditEntry } from '../../catalog/auditlog'
import { marksOf } from './use-marks'

const entry = (id: number, operation: string, details: string): AuditEntry => ({
  id,
  occur_time: id * 1000,
  time: '',
  body: { user: 'netops', operation, details },
})
const log = [
  entry(1, 'Log in', 'Signed in from 10.20.0.17'),
  entry(2, 'Change an alert', 'PATCH /alerts/2 {"operand":"25"}'),
  entry(3, 'Restart one process', 'POST /extrahop/processes/exalerts/restart'),
  entry(4, 'Login', 'API key used'),
  { ...entry(5, 'Create a tag', 'POST /tags'), occur_time: undefined },
]
const notes = [{ at: 9000, text: 'Switch replaced' }]
const shown = (marks: boolean, alerts: boolean) =>
  marksOf(log, { marks, alerts, notes }).map(({ at, kind }) => `${kind} ${at}`)

describe('marks of a board', () => {
  it('are its notes, and what it wants of the log: changes, those of alerts, or both', () => {
    expect(shown(false, false)).toEqual(['note 9000'])
    expect(shown(true, false)).toEqual(['note 9000', 'change 3000'])
    expect(shown(false, true)).toEqual(['note 9000', 'alert 2000'])
    expect(shown(true, true)).toEqual(['note 9000', 'alert 2000', 'change 3000'])
  })

  it('say who did what', () => {
    const [, mark] = marksOf(log, { marks: true, alerts: false, notes })
    expect(mark?.title).toBe('netops Restart one process POST /extrahop/processes/exalerts/restart')
  })
})
