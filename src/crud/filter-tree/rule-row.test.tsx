import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, it } from 'vitest'
import type { FilterField } from '../../catalog/filter-fields'
import { RuleRow } from './rule-row'
import { sentOf } from './sent'
import type { DraftRule } from './tree'

afterEach(cleanup)

const field: FilterField = { name: 'clientAddr', label: 'Client address', type: 'address' }
const right = Array.from({ length: 500 }, (_, at) => `10.0.${Math.floor(at / 250)}.${at % 250}`)

it('names how many of the values that were pasted are wrong, and takes them out at once', async () => {
  let now: DraftRule = { field: 'clientAddr', operator: 'in', operand: [] }
  const Row = () => {
    const [rule, setRule] = useState(now)
    const change = (next: DraftRule) => setRule((now = next))
    return <RuleRow rule={rule} fields={[field]} otherFields form="text" fresh={false} onChange={change} />
  }
  render(<Row />)
  const box = screen.getByRole('combobox', { name: 'Value' })
  const paste = async (texts: readonly string[]) => {
    await userEvent.click(box)
    await userEvent.paste(texts.join('\n'))
    await userEvent.keyboard('{Escape}')
  }
  await paste([...right, '10.0.0.300', 'web-0001'])
  expect(box).toHaveAccessibleDescription(/^2 of 502 values are wrong\. 10\.0\.0\.300 is not an address/)
  expect(sentOf(now, [field])).toBeUndefined()
  await userEvent.click(screen.getByRole('button', { name: 'Take the 2 wrong ones out' }))
  expect(sentOf(now, [field])).toEqual({ field: 'clientAddr', operator: 'in', operand: right })
  expect(document.activeElement).toBe(box)
  expect(screen.queryByRole('button', { name: /Take the/ })).toBeNull()
  await paste(['10.0.0.0/33', '10.0.9.9'])
  expect(box).toHaveAccessibleDescription(/^1 of 502 values is wrong\. 10\.0\.0\.0\/33 is not/)
  await userEvent.click(screen.getByRole('button', { name: 'Take the wrong one out' }))
  expect(sentOf(now, [field])).toEqual({ field: 'clientAddr', operator: 'in', operand: [...right, '10.0.9.9'] })
}, 20_000)
