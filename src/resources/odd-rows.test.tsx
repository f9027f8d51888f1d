import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { sparedBy } from '../catalog/spares'
import type { Device } from '../catalog/devices'
import type { Job } from '../catalog/jobs'
import type { Alert } from '../catalog/shapes/alert'
import { fieldsOf } from '../catalog/fields'
import { z } from '../catalog/zod'
import { roleName } from '../catalog/shapes/device-roles'
import { TextsInput } from '../crud/form/texts-input'
import { chartsOf } from '../crud/chart/charts-of'
import { RoleIcon } from '../crud/device-roles'
import { noteJobs } from '../work/job-times'
import { alertSentence, conditionLacks } from './alert-words'
import { conditionWords } from './alert-condition'
import { criteriaWords } from './criterion-words'
import { InCommon } from './device-group/in-common'
import { shortWords, stateWords } from './interval-words'
import { JobState } from './job-parts'
import { jobPage, jobWords } from './job-words'
import { addressLacks } from './lacks'

/** Values where texts are due; the first is none that JavaScript can make a text of. */
const odd: unknown[] = [JSON.parse('{"toString": 1}'), [null, {}, [1]], true, 5, null]

it('shows what devices have in common beside one that has no text where texts are due', () => {
  const sound = { id: 1, role: 'db_server', vendor: 'Acme', ipaddr4: '10.1.2.3' }
  const devices = [
    sound,
    ...odd.map((value, id) => ({ id, role: value, vendor: value, ipaddr4: value, ipaddr6: value })),
  ]
  render(<InCommon devices={devices as unknown as Device[]} />)
  expect(screen.getByText('DB server')).toBeInTheDocument()
  expect(screen.getByText('Acme')).toBeInTheDocument()
  expect(screen.getByText('10.1.2.0/24')).toBeInTheDocument()
})

it('shows a state and a role that are no texts', () => {
  for (const value of odd) {
    const { unmount } = render(
      <>
        <JobState status={value as Job['status']} />
        <RoleIcon role={value as string} />
      </>,
    )
    expect(document.querySelectorAll('svg')).toHaveLength(2)
    if (value !== null) expect(roleName(value as string)).not.toBe('')
    unmount()
  }
})

it('tells alerts, quiet times, criteria and addresses whose values are of any kind', () => {
  const names = [
    'severity',
    'operator',
    'operand',
    'units',
    'interval_length',
    'refire_interval',
    'stat_name',
    'field_name',
  ]
  const sound = {
    type: 'threshold',
    stat_name: 'extrahop.device.http_server',
    field_name: 'rsp',
    operator: '>',
    operand: '5',
  }
  for (const value of odd) {
    for (const name of names) {
      const alert = { ...sound, [name]: value } as unknown as Alert
      expect(alertSentence(alert)).toMatch(/^Sends a notice/)
      expect(conditionWords(alert)).not.toBe('')
      expect(() => conditionLacks({ ...alert })).not.toThrow()
    }
    expect(alertSentence({ type: value })).toMatch(/^Sends a notice/)
    expect(conditionWords({ type: value } as unknown as Alert)).toBeTypeOf('string')
    for (const times of [
      { interval_type: value, start: 0, end: 60 },
      { interval_type: 'daily', start: value, end: 60 },
      { interval_type: 'onetime', start: 0, end: value },
    ] as unknown as Parameters<typeof shortWords>[0][]) {
      if (value === 5 && times.interval_type !== (5 as unknown)) continue
      expect(shortWords(times, 'utc', 0)).toBe('At a time that no calendar holds')
      expect(stateWords(times, undefined, 'utc', 0)).toBe('At a time that no calendar holds')
    }
    expect(criteriaWords([{ ipaddr: '10.0.0.1', ipaddr_direction: value }])).toBe('10.0.0.1')
    expect(() => addressLacks({ email_addresses: [value] })).not.toThrow()
  }
})

it('says what a job is about, and whether an object may be changed, of any kind of value', () => {
  for (const value of odd) {
    expect(() => [jobWords(value as string), jobPage(value as string)]).not.toThrow()
    const spares = [{ field: 'rights', lacks: ['edit'], because: 'It cannot be changed' }]
    expect(sparedBy({ spares }, { rights: [value] })).toMatch(/^It cannot be changed/)
  }
})

it('keeps the entries of a list that are no texts when another is added', async () => {
  const onChange = vi.fn()
  const [list] = fieldsOf(z.object({ email_addresses: z.array(z.string()) }))
  if (!list) throw new Error('There is no field')
  const values = { email_addresses: ['a@b.example', ...odd] }
  const given = { field: list, value: values.email_addresses, values, onChange, problems: {}, editing: true }
  render(<TextsInput {...given} choices={undefined} numeric={false} />)
  await userEvent.type(screen.getByRole('combobox'), 'c@d.example{Enter}')
  expect(onChange).toHaveBeenLastCalledWith([...values.email_addresses, 'c@d.example'])
})

it('lists the jobs, and draws the rows, beside one whose id is an object', () => {
  const ids = odd.filter((value) => typeof value === 'object' && value !== null)
  const jobs = ['a', ...ids].map((id) => ({ id, status: 'DONE' })) as Pick<Job, 'id' | 'status'>[]
  expect([...noteJobs('odd', jobs).keys()]).toEqual(['a'])
  render(
    <ul>
      {ids.map((id) => (
        <li key={id as unknown as string}>Row</li>
      ))}
    </ul>,
  )
  expect(screen.getAllByText('Row')).toHaveLength(ids.length)
  const Charts = chartsOf('network')
  for (const id of ids) expect(() => Charts({ row: { id } })).not.toThrow()
})
