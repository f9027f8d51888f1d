import { expect, it } from 'vitest'
import { resourceOfKind, holdingsOf, nameOfBundle } from './bundle-contents'

it('lists what an exported bundle holds by kind and name', () => {
  const bundle = {
    '.meta': { name: 'Pier rules', version: '9.8.0.1' },
    Trigger: [{ name: 'Pier counter', events: '["HTTP_RESPONSE"]' }],
    Widget: [{ type: 'chart' }, { title: 'Errors' }],
    Region: [],
  }
  expect(holdingsOf(bundle)).toEqual([
    { kind: 'Widget', count: 2, names: ['Errors'] },
    { kind: 'Trigger', count: 1, names: ['Pier counter'] },
  ])
})

it.each([null, 'text', [], 5, { '.meta': {} }, { Trigger: 'none' }])('finds nothing in %j', (document) => {
  expect(holdingsOf(document)).toEqual([])
})

it('says what a document calls itself, if it does', () => {
  expect(nameOfBundle({ '.meta': { name: 'Pier rules' } })).toBe('Pier rules')
  for (const other of [{}, { '.meta': null }, { '.meta': 'x' }, { '.meta': { name: 5 } }, []])
    expect(nameOfBundle(other)).toBeUndefined()
})

it('knows which objects a kind is about, by its words', () => {
  expect(['Trigger', 'DeviceGroup', 'Dashboard'].map((kind) => resourceOfKind(kind)?.name)).toEqual([
    'triggers',
    'devicegroups',
    'dashboards',
  ])
  expect(resourceOfKind('RecordFormat')).toBeUndefined()
})
