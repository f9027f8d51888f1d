import { imaginedAppliance } from '../../api/imagined-appliance'
import { ApplianceScope } from '../../api/session'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { alerts } from '../../catalog/alerts'
import { emailgroups } from '../../catalog/emailgroups'
import { SigningRequest } from '../../catalog/extrahop-shapes'
import { fieldOf } from '../../catalog/fields'
import { z } from '../../catalog/zod'
import { FieldInputFor } from './field-input'
import { Draft } from './values'

/** Draws the input for a schema and gives what it has handed on last. */
function draw(schema: z.ZodType, initial?: unknown, problems: Record<string, string> = {}) {
  const seen: { value: unknown } = { value: initial }
  function Form() {
    const [value, setValue] = useState(initial)
    return (
      <FieldInputFor
        field={fieldOf('field', schema)}
        value={value}
        onChange={(next) => {
          seen.value = next
          setValue(next)
        }}
        problems={problems}
        editing={false}
        values={{ field: value }}
      />
    )
  }
  render(
    <ApplianceScope appliance={imaginedAppliance()}>
      <Form />
    </ApplianceScope>,
  )
  return { user: userEvent.setup(), seen }
}

describe('inputs', () => {
  it('take text, and leave an optional one out when it is emptied', async () => {
    const { user, seen } = draw(z.string().optional().meta({ label: 'Author' }))
    await user.type(screen.getByRole('textbox', { name: 'Author optional' }), 'ada')
    expect(seen.value).toBe('ada')
    await user.clear(screen.getByRole('textbox'))
    expect(seen.value).toBe(undefined)
  })

  it('empty a nullable text to null', async () => {
    const { user, seen } = draw(z.string().nullable().meta({ label: 'Note' }), 'x')
    await user.clear(screen.getByRole('textbox'))
    expect(seen.value).toBe(null)
  })

  it('give each of the names that are pasted for a signing request a row', async () => {
    const { user, seen } = draw(SigningRequest.shape.subject_alternative_names, [{ type: 'dns', name: '' }])
    screen.getByRole('textbox', { name: 'Name' }).focus()
    await user.paste('eda.corp.example, eda.example;\nhopdeck.example www.example')
    expect(seen.value).toEqual(
      ['eda.corp.example', 'eda.example', 'hopdeck.example', 'www.example'].map((name) => ({ type: 'dns', name })),
    )
  })

  it('take JSON as pages and files have it, and say what is none', async () => {
    const { user, seen } = draw(z.record(z.string(), z.unknown()).meta({ kind: 'json' }))
    screen.getByRole('textbox').focus()
    await user.paste('\uFEFF{\r\n\u00a0\u00a0"name":\u00a0"a\u00a0b"\r\n}\u00a0')
    expect(seen.value).toEqual({ name: 'a\u00a0b' })
    await user.paste(',')
    expect(seen.value).toBeInstanceOf(Draft)
  })

  it('take several mail addresses with blanks between them, wherever an object has some', async () => {
    for (const schema of [
      alerts.operations.create.body.shape.cc,
      emailgroups.operations.create.body.shape.email_addresses,
    ]) {
      const { user, seen } = draw(schema)
      screen.getByRole('combobox').focus()
      await user.paste('a@corp.example  Ops <b@corp.example>')
      expect(seen.value).toEqual(['a@corp.example', 'b@corp.example'])
      cleanup()
    }
  })

  it('take numbers and flags', async () => {
    const number = draw(z.number().int().min(1).meta({ label: 'Port' }))
    await number.user.type(screen.getByLabelText('Port'), '443')
    expect(number.seen.value).toBe(443)
    const flag = draw(z.boolean().meta({ label: 'Disabled' }), false)
    await flag.user.click(screen.getByRole('checkbox', { name: 'Disabled' }))
    expect(flag.seen.value).toBe(true)
  })

  it('offer choices with their words, and none where null is one', async () => {
    const { user, seen } = draw(
      z
        .enum(['any', 'none'])
        .nullable()
        .meta({ label: 'Other', choices: { any: 'Gather', none: 'Leave out' } }),
      'any',
    )
    await user.click(screen.getByRole('radio', { name: 'Leave out' }))
    expect(seen.value).toBe('none')
    await user.click(screen.getByRole('radio', { name: 'None' }))
    expect(seen.value).toBe(null)
  })

  it('write spans in human units and send the count of the API', async () => {
    const { user, seen } = draw(z.number().meta({ label: 'Every', kind: 'seconds' }), 7200)
    const input = screen.getByLabelText('Every')
    expect(input).toHaveValue('2')
    await user.clear(input)
    await user.type(input, '3')
    expect(seen.value).toBe(3 * 3600)
    expect(screen.getByText(/Sent as 10,800 s/)).toBeInTheDocument()
  })

  it('take moments in UTC, and send ms', async () => {
    const { seen } = draw(z.number().meta({ label: 'Until', kind: 'millis' }), Date.UTC(2026, 0, 31, 13))
    // The widget comes when it is drawn. Focus ends in a loop in this document, so the key is sent without.
    const hour = await screen.findByRole('spinbutton', { name: /^hour, Until: time/ })
    fireEvent.keyDown(hour, { key: 'ArrowUp' })
    expect(seen.value).toBe(Date.UTC(2026, 0, 31, 14))
    expect(screen.getByText('31 Jan 2026, 14:00:00 UTC, sent as 1769868000000 ms')).toBeTruthy()
  })

  it('take a moment in a query as typed, or from the calendar', async () => {
    const { user, seen } = draw(z.union([z.number(), z.string()]).meta({ label: 'From', kind: 'when' }), '-30m')
    await user.click(screen.getByRole('button', { name: 'From: calendar' }))
    const hour = await screen.findByRole('spinbutton', { name: /^hour, From at: time/ })
    fireEvent.keyDown(hour, { key: 'ArrowDown' })
    expect(seen.value).toBeTypeOf('number')
    expect(screen.getByRole('textbox', { name: 'From' })).toHaveProperty('value', String(seen.value))
  })

  it('keep what is no number as it was typed, which is not the same as nothing', async () => {
    const port = z.number().int().min(1).max(65_535).nullable().optional().meta({ label: 'Port', kind: 'numeral' })
    const { user, seen } = draw(z.array(z.strictObject({ port })).meta({ label: 'Rules' }), [{}, {}])
    const [first] = screen.getAllByRole('spinbutton', { name: 'Port optional' })
    if (!first) throw new Error('There is no first row')
    for (const typed of ['1-65535', '80,443', '1.5', 'http']) {
      await user.clear(first)
      await user.type(first, typed)
      expect(seen.value).toEqual([{ port: new Draft(typed, 'A whole number goes here') }, {}])
      await user.tab()
      expect(first).toHaveValue(typed)
    }
    await user.click(screen.getByRole('button', { name: 'Remove Rules 1' }))
    expect(seen.value).toEqual([{}])
    expect(screen.getByRole('spinbutton', { name: 'Port optional' })).toHaveValue('')
  })

  it('count a span in whole units, and round none', async () => {
    const { user, seen } = draw(z.number().meta({ label: 'Every', kind: 'seconds' }))
    await user.type(screen.getByLabelText('Every'), '1.5')
    expect(seen.value).toEqual(new Draft('1.5', 'It is counted in whole seconds'))
    expect(screen.getByLabelText('Every')).toHaveValue('1.5')
    await user.clear(screen.getByLabelText('Every'))
    await user.type(screen.getByLabelText('Every'), 'soon')
    expect(seen.value).toEqual(new Draft('soon', 'A number goes here'))
  })

  it('tell an emptied number or span that must be given, and empty a nullable one to null', async () => {
    const schemas = [z.number().meta({ label: 'Port' }), z.number().meta({ label: 'Every', kind: 'seconds' })]
    for (const schema of schemas) {
      for (const [given, emptied] of [
        [schema, new Draft('', 'Needs a value')],
        [schema.nullable(), null],
        [schema.optional(), undefined],
      ] as const) {
        const { user, seen } = draw(given, 5)
        await user.clear(screen.getByRole('spinbutton'))
        expect(seen.value).toEqual(emptied)
        cleanup()
      }
    }
  })

  it('keep what is no number in a list of numbers', async () => {
    const { user, seen } = draw(z.array(z.number().int()).meta({ label: 'Ids' }))
    await user.type(screen.getByRole('combobox', { name: 'Ids' }), '17{Enter}web{Enter}')
    expect(seen.value).toEqual([17, 'web'])
  })

  it('take objects in rows: added, filled, removed', async () => {
    const rule = z.strictObject({ ipaddr: z.string().optional().meta({ label: 'IP address' }) })
    const { user, seen } = draw(z.array(rule).optional().meta({ label: 'Criteria' }))
    await user.click(screen.getByRole('button', { name: 'Add to criteria' }))
    await user.type(screen.getByRole('textbox', { name: /IP address/ }), '10.0.0.0/8')
    expect(seen.value).toEqual([{ ipaddr: '10.0.0.0/8' }])
    await user.click(screen.getByRole('button', { name: 'Remove Criteria 1' }))
    expect(seen.value).toBe(undefined)
  })

  it('give each of several addresses that are pasted a row of its own', async () => {
    const rule = z.strictObject({
      ipaddr: z.string().optional().meta({ label: 'Address', kind: 'address' }),
      vlan: z.number().optional().meta({ label: 'VLAN' }),
    })
    const { user, seen } = draw(z.array(rule).meta({ label: 'Criteria' }), [{ ipaddr: '192.0.2.1' }, { vlan: 7 }])
    const [, second] = screen.getAllByRole('textbox', { name: 'Address optional' })
    if (!second) throw new Error('There is no second row')
    await user.click(second)
    await user.paste('10.1.0.0/16, 10.2.0.0/16\r\n10.3.0.1')
    expect(seen.value).toEqual([
      { ipaddr: '192.0.2.1' },
      { ipaddr: '10.1.0.0/16', vlan: 7 },
      { ipaddr: '10.2.0.0/16', vlan: 7 },
      { ipaddr: '10.3.0.1', vlan: 7 },
    ])
    await user.click(second)
    await user.paste('/24')
    expect(seen.value).toHaveProperty('1.ipaddr', '10.1.0.0/16/24')
  })

  it('take nested objects, and show problems where they are', async () => {
    const schema = z.strictObject({ name: z.string().meta({ label: 'Name' }), on: z.boolean().meta({ label: 'On' }) })
    const { user, seen } = draw(schema.meta({ label: 'Thing' }), { name: 'a', on: false }, { name: 'Is taken' })
    expect(screen.getByRole('alert')).toHaveTextContent('Is taken')
    await user.click(screen.getByRole('checkbox', { name: 'On' }))
    expect(seen.value).toEqual({ name: 'a', on: true })
  })

  it('take one of several forms', async () => {
    const { user, seen } = draw(z.union([z.boolean(), z.array(z.boolean()), z.string()]).meta({ label: 'Value' }), 'x')
    expect(screen.getByRole('radio', { name: 'Text' })).toBeChecked()
    await user.click(screen.getByRole('radio', { name: 'Yes or no' }))
    await user.click(screen.getByRole('checkbox', { name: 'Value' }))
    expect(seen.value).toBe(true)
  })

  it('take JSON, and keep what is not JSON yet as a draft', async () => {
    const { user, seen } = draw(z.record(z.string(), z.unknown()).meta({ label: 'Data' }))
    const input = screen.getByRole('textbox', { name: 'Data' })
    await user.click(input)
    await user.paste('{"a": [1')
    expect(seen.value).toBeInstanceOf(Draft)
    expect(seen.value).toHaveProperty('problem', 'Not JSON. Line 1, column 9: a comma or “]” expected, the end found')
    expect(input).toHaveValue('{"a": [1')
    await user.paste(']}')
    expect(seen.value).toEqual({ a: [1] })
    expect(input).toHaveValue('{"a": [1]}')
  })

  it('take no JSON with a number that would be sent as another', async () => {
    const { user, seen } = draw(z.record(z.string(), z.unknown()).meta({ label: 'Data' }))
    await user.click(screen.getByRole('textbox', { name: 'Data' }))
    await user.paste('{"oid": 9007199254740993, "text": "9007199254740993"}')
    expect(seen.value).toMatchObject({ problem: expect.stringContaining('9007199254740993 would be sent as') })
  })
})
