import { act, render, screen } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Appliance } from './appliance'
import { keyOf } from './keys'
import { ApplianceScope, createSessions, session, useAppliance } from './session'
import { knownStanding } from './standing'
import { createVault, type KeyShelf } from './vault'

const appliance = (name: string): Appliance => ({
  id: `https://${name}`,
  url: `https://${name}`,
  name,
  platform: 'discover',
  version: '9.8.1.1420',
  release: '9.8',
  standing: knownStanding({ level: 'write limited', packets: 'full', detections: 'none' }),
  user: 'helpdesk',
  keyHint: '9f2c',
})
const secret = '0123456789abcdef0123456789ab9f2c'
const keys = new Map<string, CryptoKey>()
const shelf: KeyShelf = {
  load: async (name) => keys.get(name) ?? null,
  save: async (name, key) => void keys.set(name, key),
  drop: async (name) => void keys.delete(name),
}
const stored = (storage: Storage) =>
  Array.from({ length: storage.length }, (_, i) => storage.getItem(storage.key(i) ?? '')).join()
const open = () => createSessions(localStorage, sessionStorage, () => createVault(sessionStorage, shelf))

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  keys.clear()
})

describe('sessions', () => {
  it('know after a reload that somebody was signed in, kept or not, until they signed out', async () => {
    expect(open().wasSignedIn()).toBe(false)
    const sessions = open()
    await sessions.add(appliance('a'), secret, false)
    expect(open().wasSignedIn()).toBe(true)
    await sessions.signOut('https://a')
    expect(open().wasSignedIn()).toBe(false)
  })

  it('hold several appliances, one of them active, and remember them without keys', async () => {
    const sessions = open()
    await sessions.add(appliance('a'), secret, false)
    await sessions.add(appliance('b'), `${secret}b`, false)
    expect(sessions.get().appliances.map((one) => one.name)).toEqual(['a', 'b'])
    expect(sessions.get().active?.name).toBe('b')
    sessions.switchTo('https://a')
    expect(sessions.get().active?.name).toBe('a')
    expect(keyOf('https://b')).toBe(`${secret}b`)
    expect(sessions.get().known.map((one) => one.name)).toEqual(['a', 'b'])
    expect(stored(localStorage) + stored(sessionStorage)).not.toContain(secret.slice(0, 8))
    expect(JSON.stringify(sessions.get())).not.toContain(secret.slice(0, 8))
    expect(
      open()
        .get()
        .known.map((one) => one.name),
    ).toEqual(['a', 'b'])
    sessions.forgetKnown('https://a')
    expect(
      open()
        .get()
        .known.map((one) => one.name),
    ).toEqual(['b'])
  })

  it('forget the key on signing out, and fall back to another appliance', async () => {
    const sessions = open()
    await sessions.add(appliance('a'), secret, true)
    await sessions.add(appliance('b'), secret, true)
    await sessions.signOut('https://b')
    expect(keyOf('https://b')).toBeUndefined()
    expect(sessions.get().active?.name).toBe('a')
    await sessions.signOut('https://a')
    expect(sessions.get()).toMatchObject({ appliances: [], active: null })
    expect(sessionStorage.length).toBe(0)
    expect(keys.size).toBe(0)
    const after = open()
    await after.restore()
    expect(after.get()).toMatchObject({ restored: true, appliances: [] })
  })

  it('come back after a reload if kept, with the one in front that was', async () => {
    const before = open()
    await before.add(appliance('a'), secret, true)
    await before.add(appliance('b'), secret, true)
    await before.add(appliance('c'), secret, false)
    before.switchTo('https://a')
    for (const name of ['a', 'b', 'c']) expect(stored(sessionStorage)).not.toContain(`"name":"${name}"`)
    const after = open()
    expect(after.get().restored).toBe(false)
    await after.restore()
    expect(after.get().appliances).toEqual([appliance('a'), appliance('b')])
    expect(after.get().active).toEqual(appliance('a'))
    expect(keyOf('https://a')).toBe(secret)
  })

  it('are not kept any more once signed in without', async () => {
    const before = open()
    await before.add(appliance('a'), secret, true)
    await before.add(appliance('a'), secret, false)
    const after = open()
    await after.restore()
    expect(after.get().appliances).toEqual([])
  })

  it('live with storage that holds anything or nothing', async () => {
    localStorage.setItem(
      'hopdeck.appliances',
      '[{"url":1},null,{"url":"https://a","name":"a","platform":"discover","version":"9.8","usedAt":1}]',
    )
    expect(
      open()
        .get()
        .known.map((one) => one.url),
    ).toEqual(['https://a'])
    localStorage.setItem('hopdeck.appliances', '{')
    expect(open().get().known).toEqual([])
    const bare = createSessions(undefined, undefined, () => null)
    await bare.restore()
    await bare.add(appliance('a'), secret, true)
    expect(bare.get()).toMatchObject({ restored: true, active: { name: 'a' } })
  })

  it('change what was learned since, in the list and in front', async () => {
    const sessions = open()
    await sessions.add(appliance('a'), secret, false)
    sessions.update('https://a', { version: '9.9.0.1', release: '9.9' })
    expect(sessions.get().active).toMatchObject({ version: '9.9.0.1' })
    expect(sessions.get().appliances[0]).toBe(sessions.get().active)
  })
})

describe('the appliance of a page', () => {
  const Name = () => <p>{useAppliance().name}</p>

  it('is the active one, or the one of its scope', async () => {
    await session.add(appliance('front'), secret, false)
    render(
      <>
        <Name />
        <ApplianceScope appliance={appliance('inside')}>
          <Name />
        </ApplianceScope>
      </>,
    )
    expect(screen.getByText('front')).toBeVisible()
    expect(screen.getByText('inside')).toBeVisible()
    await act(() => session.add(appliance('other'), secret, false))
    expect(screen.getByText('other')).toBeVisible()
    expect(screen.queryByText('front')).toBeNull()
    act(() => session.switchTo('https://front'))
    expect(screen.getByText('front')).toBeVisible()
  })
})
