import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import type { Column } from './column'
import { FilterEditor } from './filter-editor'
import type { FilterOp } from './view'

const columns: Column<{ name: string; vlan: number }>[] = [
  { id: 'name', title: 'Name', value: (row) => row.name },
  { id: 'vlan', title: 'VLAN', kind: 'number', value: (row) => row.vlan },
]

async function pasted(column: string, op: FilterOp, text: string): Promise<string> {
  const onDone = vi.fn()
  const { unmount } = render(<FilterEditor columns={columns} filter={{ column, op, operand: '' }} onDone={onDone} />)
  const box = screen.getByRole<HTMLInputElement>('textbox', { name: 'Value' })
  box.focus()
  await userEvent.paste(text)
  const { value } = box
  unmount()
  return value
}

it('takes pasted lines as several values where a condition takes several', async () => {
  expect(await pasted('name', 'in', 'web-0001\r\nweb-0002\n')).toBe('web-0001, web-0002')
  expect(await pasted('vlan', 'is', '20\n21')).toBe('20, 21')
  expect(await pasted('name', 'contains', 'web\ndb')).not.toContain(', ')
})
