import { describe, expect, it } from 'vitest'
import { rank } from './command-palette'

const groups = [
  {
    title: 'Pages',
    items: [
      { id: 'p1', title: 'Device groups' },
      { id: 'p2', title: 'Devices', shortcut: 'g d' },
    ],
  },
  { title: 'Objects', items: [{ id: 'o1', title: 'pay-db-03', hint: '10.20.14.37', keywords: 'device' }] },
]
const ids = (query: string) => rank(groups, query).flatMap((group) => group.items.map((item) => item.id))

describe('palette', () => {
  it('shows all while nothing is typed', () => expect(ids('')).toEqual(['p1', 'p2', 'o1']))

  it('finds by title, address and other words, all of them', () => {
    expect(ids('10.20 pay')).toEqual(['o1'])
    expect(ids('groups dev')).toEqual(['p1'])
    expect(ids('device')).toEqual(['p1', 'p2', 'o1'])
    expect(ids('nothing like it')).toEqual([])
  })

  it('puts what says it before what only means it, and operations behind all', () => {
    const all = [
      { title: 'Pages', items: [{ id: 'page', title: 'Dashboards', keywords: 'Share with another user' }] },
      { title: 'API operations', last: true, items: [{ id: 'call', title: 'GET /another' }] },
      { title: 'Actions', items: [{ id: 'act', title: 'Sign in to another appliance' }] },
    ]
    const found = rank(all, 'another').flatMap(({ items }) => items.map(({ id }) => id))
    expect(found).toEqual(['act', 'page', 'call'])
  })

  it('puts what begins with the word first and keeps a group short', () => {
    const many = [
      {
        title: 'Objects',
        items: [
          { id: 'in', title: 'a wks' },
          ...Array.from({ length: 40 }, (_, i) => ({ id: `w${i}`, title: `wks-${i}` })),
        ],
      },
    ]
    const [group] = rank(many, 'wks')
    expect(group?.items).toHaveLength(12)
    expect(group?.items[0]?.id).toBe('w0')
  })
})
