import { renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { handInput, keepTyped, useHandoff } from './handed-request'
import { imaginedAppliance } from './imagined-appliance'
import { session } from './session'

const operation = { id: 'tags.create' }
const body = (name: string) => ({ body: { name } })
/** What the explorer's form of the operation starts with. */
const startOn = (appliance: string) => renderHook(() => useHandoff(appliance, operation.id)).result.current
const shownOn = (appliance: string) => {
  const { typed, input } = startOn(appliance)
  return typed ?? input
}

describe('what a form of the explorer starts with', () => {
  const ids = ['a', 'b']
  beforeEach(async () => {
    // Tests share what a page has: others may have left somebody signed in.
    for (const { id } of session.get().appliances) await session.signOut(id)
    for (const id of ids) await session.add(imaginedAppliance({ id }), '0'.repeat(32), false)
  })
  afterEach(async () => {
    for (const id of ids) await session.signOut(id)
  })

  it('is nothing before anything was typed or handed over', () => {
    expect(shownOn('a')).toEqual({})
  })

  it('is what was typed for this appliance, and for no other', () => {
    keepTyped('a', operation.id, startOn('a'), body('Pier'))
    expect(shownOn('a')).toEqual(body('Pier'))
    expect(shownOn('b')).toEqual({})
  })

  it('is nothing again once somebody else may be there: what was typed goes with its appliance, the rest with all', async () => {
    for (const id of ids) keepTyped(id, operation.id, startOn(id), body(id))
    await session.signOut('a')
    expect([shownOn('a'), shownOn('b')]).toEqual([{}, body('b')])
    handInput(operation, body('Quay'))
    expect(shownOn('a')).toEqual(body('Quay'))
    await session.signOut('b')
    expect([shownOn('a'), shownOn('b')]).toEqual([{}, {}])
  })

  it('is what another page handed over, until that was changed in the form', () => {
    keepTyped('a', operation.id, startOn('a'), body('Pier'))
    handInput(operation, body('Quay'), [{ kind: 'secret' }])
    expect(startOn('a')).toMatchObject({ input: body('Quay'), lacks: [{ kind: 'secret' }] })
    expect(shownOn('a')).toEqual(body('Quay'))
    keepTyped('a', operation.id, startOn('a'), body('Quay 2'))
    // It begins as it was handed over, also once something else was.
    handInput({ id: 'tags.list' }, {})
    expect(startOn('a')).toMatchObject({ input: body('Quay'), typed: body('Quay 2') })
  })
})
