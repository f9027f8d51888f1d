// Whose key it is, where the key may not read the list of keys.
import { describe, expect, it } from 'vitest'
import { reasonOf } from '../src/api/appliance'
import { nameOwner } from '../src/api/own-account'
import { call } from '../src/api/send'
import { session } from '../src/api/session'
import { describeStanding } from '../src/api/standing'
import { catalog } from '../src/catalog'
import { simulatedSite } from './simulated-site'

const { get, update, list } = catalog.users.operations

describe.each(['metrics full', 'metrics restricted'])('a key with %s', (level) => {
  it('finds its own account by its name, and changes the password and nothing else', async () => {
    const { simulator, appliance: signedIn } = await simulatedSite()
    const { key, user } = simulator.keys.find(({ privilege }) => privilege === level) ?? { key: '', user: '' }
    await session.add({ ...signedIn, keyHint: key.slice(-4) }, key, false)
    const now = () => session.get().active ?? signedIn
    expect(await nameOwner(now(), 'setup')).toBe(false)
    expect(await nameOwner(now(), 'nobody')).toBe(false)
    expect(await nameOwner(now(), 'constructor')).toBe(false)
    expect(now().user).toBeNull()
    expect(await nameOwner(now(), user)).toBe(true)
    expect([now().user, describeStanding(now().standing)]).toEqual([user, level])
    expect(reasonOf(list, now())).toBeDefined()
    expect(reasonOf(update, now(), 'setup')).toBeDefined()
    expect(reasonOf(update, now(), user)).toBeUndefined()
    expect(await call(now(), get, { params: { username: user } })).toMatchObject({ username: user })
    await call(now(), update, { params: { username: user }, body: { password: 'another one' } })
    expect(simulator.world.collections.users.get(user)?.password).toBe('another one')
  })
})
