import { describe, expect, it } from 'vitest'
import { viewOf } from '../../crud/table-url'
import { readUrlState, writeUrlState } from '../../crud/url-state'
import { ListState } from './list-state'

describe('the list in the URL', () => {
  it('leaves out what is as usual', () => {
    expect(writeUrlState(ListState, ListState.parse({})).toString()).toBe('')
  })
  it('survives nonsense, keeping what fits', () => {
    const params = new URLSearchParams({ search: 'password', rules: '{', from: 'yesterday', sort: '-vlanid' })
    const state = readUrlState(ListState, params)
    expect(state.search).toBe('any')
    expect(state.rules).toEqual([])
    expect(state.from).toBe('')
    expect(viewOf(state).sort).toEqual([{ column: 'vlanid', desc: true }])
  })
})
