import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, it } from 'vitest'
import { deviceFields, type FilterField } from '../../catalog/filter-fields'
import { betterRule } from './better-rule'
import { doubtOf } from './operand'
import { RuleRow } from './rule-row'
import { sentOf } from './sent'
import type { DraftRule } from './tree'

afterEach(cleanup)

const field: FilterField = { name: 'clientAddr', label: 'Client address', type: 'address' }
const right = Array.from({ length: 500 }, (_, at) => `10.0.${Math.floor(at / 250)}.${at % 250}`)

/** Draws a rule as it changes; answers how it stands. */
function draw(start: DraftRule): () => DraftRule {
  let now = start
  const Row = () => {
    const [rule, setRule] = useState(now)
    const change = (next: DraftRule) => setRule((now = next))
    return <RuleRow rule={rule} fields={[field]} otherFields form="text" fresh={false} onChange={change} />
  }
  render(<Row />)
  return () => now
}

it('names how many of the values that were pasted are wrong, and takes them out at once', async () => {
  const now = draw({ field: 'clientAddr', operator: 'in', operand: [] })
  const box = screen.getByRole('combobox', { name: 'Value' })
  const paste = async (texts: readonly string[]) => {
    await userEvent.click(box)
    await userEvent.paste(texts.join('\n'))
    await userEvent.keyboard('{Escape}')
  }
  await paste([...right, '10.0.0.300', 'web-0001'])
  expect(box).toHaveAccessibleDescription(/^2 of 502 values are wrong\. 10\.0\.0\.300 is not an address/)
  expect(sentOf(now(), [field])).toBeUndefined()
  await userEvent.click(screen.getByRole('button', { name: 'Take the 2 wrong ones out' }))
  expect(sentOf(now(), [field])).toEqual({ field: 'clientAddr', operator: 'in', operand: right })
  expect(document.activeElement).toBe(box)
  expect(screen.queryByRole('button', { name: /Take the/ })).toBeNull()
  await paste(['10.0.0.0/33', '10.0.9.9'])
  expect(box).toHaveAccessibleDescription(/^1 of 502 values is wrong\. 10\.0\.0\.0\/33 is not/)
  await userEvent.click(screen.getByRole('button', { name: 'Take the wrong one out' }))
  expect(sentOf(now(), [field])).toEqual({ field: 'clientAddr', operator: 'in', operand: [...right, '10.0.9.9'] })
}, 20_000)

it('offers the block that is meant where an address is looked for as text', async () => {
  const now = draw({ field: 'clientAddr', operator: '~', operand: '10.20.0.[0-9]+' })
  const box = screen.getByRole('textbox', { name: 'Value' })
  expect(box).toHaveAccessibleDescription('It is looked for anywhere, so 110.20.0.1 fits too')
  await userEvent.click(screen.getByRole('button', { name: 'Use 10.20.0.0/24' }))
  expect(sentOf(now(), [field])).toEqual({ field: 'clientAddr', operator: '=', operand: '10.20.0.0/24' })
  expect(document.activeElement).toBe(box)
  expect(screen.queryByRole('button', { name: /^Use/ })).toBeNull()
})

it.each([
  ['~', '10.20.', '=', '10.20.0.0/16'],
  ['!~', '/^10.20.1/', '!=', '10.20.1.0/24'],
  ['startswith', '10.20.1', '=', '10.20.1.0/24'],
  ['~', '10.20.0.77', '=', '10.20.0.77'],
  ['~', '10.20.0.0/22', '=', '10.20.0.0/22'],
  ['startswith', '10.20.1.', undefined, undefined],
  ['~', String.raw`^10\.20\.`, undefined, undefined],
  ['~', 'fe80', undefined, undefined],
  ['=', '10.20.0.1', undefined, undefined],
] as const)('by %s %s is meant %s %s', (operator, operand, better, block) => {
  const found = betterRule({ field: 'clientAddr', operator, operand }, field)
  expect([found?.operator, found?.operand]).toEqual([better, block])
})

it.each([
  ['=', 'FTP server', '=', 'ftp_server'],
  ['!=', 'ftp-server', '!=', 'ftp_server'],
  ['~', 'Ftp Server', '=', 'ftp_server'],
  ['!~', 'FTP server', '!=', 'ftp_server'],
  ['in', ['FTP server', 'http_server'], 'in', ['ftp_server', 'http_server']],
  ['=', 'ftp_server', undefined, undefined],
  ['~', 'server', undefined, undefined],
  ['exists', undefined, undefined, undefined],
] as const)('by activity %s %s is meant %s %s', (operator, operand, better, value) => {
  const activity = deviceFields.find(({ name }) => name === 'activity')
  const found = betterRule({ field: 'activity', operator, operand }, activity)
  expect([found?.operator, found?.operand]).toEqual([better, value])
  expect(doubtOf({ field: 'activity', operator: '~', operand: 'FTP servers' }, activity)).toBe(
    'FTP servers is in none of the values known here',
  )
})
