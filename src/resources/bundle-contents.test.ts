import { expect, it } from 'vitest'
import {
  bundleLacks,
  holdingsOf,
  meantKind,
  nameOfBundle,
  namesIn,
  resourceOfKind,
  unlistedOf,
  versionAbove,
} from './bundle-contents'

it('lists what an exported bundle holds by kind and name', () => {
  const bundle = {
    '.meta': { name: 'Pier rules', version: '9.8.0.1' },
    Trigger: [{ name: 'Pier counter', events: '["HTTP_RESPONSE"]' }],
    Widget: [{ type: 'chart' }, { title: 'Errors' }],
    Region: [],
    EmailGroup: [{ group_name: 'House' }],
    Application: [{ display_name: 'Harbour', name: 'h' }, { name: 'Pier' }, 5],
  }
  expect(holdingsOf(bundle)).toEqual([
    { kind: 'Application', count: 3, names: ['Harbour', 'Pier'] },
    { kind: 'Widget', count: 2, names: ['Errors'] },
    { kind: 'Trigger', count: 1, names: ['Pier counter'] },
    { kind: 'EmailGroup', count: 1, names: ['House'] },
  ])
})

it.each([null, 'text', [], 5, { '.meta': {} }, { Trigger: 'none' }])('finds nothing in %j', (document) => {
  expect(holdingsOf(document)).toEqual([])
})

it('says of a document that brings nothing why it is not uploaded', () => {
  for (const empty of [{}, { '.meta': {} }, { Trigger: [], bundle: '{"Trigger":[{"name":"x"}]}' }])
    expect(bundleLacks(empty)).toContain('nothing in it to install')
  for (const list of [[], [{ Trigger: [{ name: 'x' }] }]]) expect(bundleLacks(list)).toContain('a bundle is one object')
  for (const other of [null, undefined, '{', { RecordFormat: [{}] }]) expect(bundleLacks(other)).toBeUndefined()
})

it('says how often a name stands there, and how many entries have none', () => {
  const names = ['Dock', 'Pier', 'Dock']
  expect(namesIn({ count: 5, names }, 20)).toEqual(['Dock (2 times)', 'Pier', '2 without a name'])
  expect(namesIn({ count: 3, names }, 1)).toEqual(['Dock (2 times)', '1 more'])
  expect(namesIn({ count: 2, names: [] }, 20)).toEqual(['2 without a name'])
})

it('names the kinds that are no list', () => {
  expect(unlistedOf({ '.meta': {}, Tag: { name: 'x' }, Trigger: [], Alert: 'none', Widget: null })).toEqual([
    'Tag',
    'Alert',
  ])
  for (const other of [null, 'text', [], 5]) expect(unlistedOf(other)).toEqual([])
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

it('tells the version that a bundle needs where the appliance is older, by number and not by letter', () => {
  const asks = (needed: unknown) => ({ '.meta': { version_min: needed }, Trigger: [] })
  for (const enough of ['5.3', '9.8', '9.8.1', '9.8.1.1420', '9', '9.9.1.1'])
    expect([enough, versionAbove('9.10.1.1420', asks(enough))]).toEqual([enough, undefined])
  for (const higher of ['9.10.2', '9.10.1.1421', '9.11', '10', '999999999.0'])
    expect(versionAbove('9.10.1.1420', asks(higher))).toEqual({ needs: higher })
})

it('tells the version that a bundle comes from only where it does not say what it needs', () => {
  const bundle = (more: object) => ({ '.meta': { version: '9.9.1.5', ...more }, Trigger: [] })
  for (const unsaid of [{}, { version_min: null }, { version_min: 'soon' }])
    expect(versionAbove('9.8.0.1', bundle(unsaid))).toEqual({ from: '9.9.1.5' })
  expect(versionAbove('9.8.0.1', bundle({ version_min: '7.0' }))).toBeUndefined()
  expect(versionAbove('9.9.1.5', bundle({}))).toBeUndefined()
  expect(versionAbove('9.8', bundle({ version: 'nonsense' }))).toBeUndefined()
})

it('knows what a kind in small letters, or for several, is called', () => {
  for (const kind of ['trigger', 'triggers', 'Triggers', 'TRIGGERS', 'TRIGGER']) expect(meantKind(kind)).toBe('Trigger')
  for (const kind of ['devicegroups', 'device_groups', 'Device Group']) expect(meantKind(kind)).toBe('DeviceGroup')
  for (const kind of ['Trigger', 'DeviceGroup', 'GeoMap', 'Geomap', 'RecordFormat', 'constructor'])
    expect(meantKind(kind)).toBeUndefined()
})

const oddWishes: unknown[] = [
  ...[null, 99.9, true, '', 'later', '99.9-beta', '99..9', '9'.repeat(5000), ['99.9'], { major: 99 }].map((needed) => ({
    '.meta': { version_min: needed },
  })),
  {},
  { '.meta': {} },
  { '.meta': null },
  '99.9',
  null,
  [{ version_min: '99.9' }],
  { '.meta': Object.create({ version_min: '99.9' }) },
]

it('takes what is no version for no wish', () => {
  for (const odd of oddWishes) expect(versionAbove('5.3', odd)).toBeUndefined()
})
