import { expect, it } from 'vitest'
import { catalog } from '../../catalog'
import { Draft } from '../form/values'
import { problemsIn, problemsOfFilled } from './problems-in'

const alert = {
  name: 'Copied',
  type: 'threshold',
  apply_all: false,
  disabled: false,
  severity: 3,
  author: null,
  description: null,
  object_type: null,
  operand: null,
}

it('takes null in an optional field for not given, as what an appliance answers has it', () => {
  const { create, update } = catalog.alerts.operations
  expect(problemsIn(create, { body: alert }).body).toEqual({})
  expect(problemsIn(update, { params: { id: 1 }, body: { description: null } }).body).toEqual({})
  const { search } = catalog.devices.operations
  const nothing = { active_from: null, active_until: null, limit: null, offset: null, filter: null }
  expect(problemsIn(search, { body: nothing }).body).toEqual({})
})

it('names a null where a value is due, and what is no value yet', () => {
  const { create } = catalog.alerts.operations
  expect(Object.keys(problemsIn(create, { body: { ...alert, name: null } }).body)).toEqual(['name'])
  const { search } = catalog.devices.operations
  expect(problemsIn(search, { body: { filter: new Draft('{', 'Not JSON') } }).body).toEqual({ filter: 'Not JSON' })
})

it('says what is wrong with what was filled in, also deep inside, and nothing yet of what was not', () => {
  const { createSigningRequest } = catalog.extrahop.operations
  const names = [{ type: 'dns', name: '' }]
  const initial = { body: { subject: {}, subject_alternative_names: names } }
  const told = (body: object) => problemsOfFilled(problemsIn(createSigningRequest, { body }), { body }, initial).body
  expect(told(initial.body)).toEqual({})
  expect(told({ ...initial.body, subject: { country_code: 'Germany' } })).toEqual({
    'subject.country_code': 'Two letters go here',
  })
  const second = [...names, { type: 'dns', name: 'a b' }]
  expect(Object.keys(told({ subject: {}, subject_alternative_names: second }))).toEqual([
    'subject_alternative_names.1.name',
  ])
})
