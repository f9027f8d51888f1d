// An answer that says "created" where nothing was: what is said is what the list shows.
import { expect, it } from 'vitest'
import { catalog } from '../src/catalog'
import { createBy, unknownWords } from '../src/crud/create-object'
import { siteOf } from './planner-site'

it('what was answered as created and is in no list is not called created', async () => {
  const { appliance, tags } = await siteOf()
  const before = new Set([...tags.all()].map(({ id }) => String(id)))
  const answered = async () => ({ id: null, location: null })
  const make = () => createBy(answered, appliance, catalog.tags, { name: 'Ghost' }, before)
  const nothing = await make()
  expect(nothing).toMatchObject({ row: null, absent: true })
  expect(unknownWords('tag', nothing)).toContain('its list has nothing new')
  for (const id of [901, 902]) tags.insert({ id, mod_time: 0, name: 'Ghost' })
  const one = await make()
  expect(one).toMatchObject({ row: null, absent: false })
  expect(unknownWords('tag', one)).toContain('it is in the list below')
})
