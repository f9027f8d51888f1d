import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { HashRouter, Link } from 'react-router'
import { afterEach, expect, it } from 'vitest'
import { z } from '../catalog/zod'
import { useUrlState } from './url-state'

afterEach(cleanup)

const schema = z.object({ tab: z.string().default('first') })
function Shown() {
  const [state, change] = useUrlState(schema)
  return <input aria-label="Tab" value={state.tab} onChange={({ target }) => change({ tab: target.value })} />
}

const input = (): HTMLInputElement => screen.getByLabelText('Tab')

it('follows a link, also to what was typed and taken back a moment ago', () => {
  window.location.hash = '#/charts'
  render(
    <HashRouter>
      <Shown />
      <Link to="/charts">All</Link>
    </HashRouter>,
  )
  act(() => {
    for (const value of ['p', 'first', 'p']) fireEvent.change(input(), { target: { value } })
  })
  expect(input().value).toBe('p')
  fireEvent.click(screen.getByRole('link', { name: 'All' }))
  expect(window.location.hash).toBe('#/charts')
  expect(input().value).toBe('first')
})

it('goes back with the address, also before the router took the change over', () => {
  window.location.hash = '#/charts?tab=one'
  render(
    <HashRouter>
      <Shown />
    </HashRouter>,
  )
  // Both within one round: the router never comes to show what lay between.
  act(() => {
    fireEvent.change(input(), { target: { value: 'two' } })
    expect(window.location.hash).toBe('#/charts?tab=two')
    window.history.replaceState({ idx: 0 }, '', '#/charts?tab=one')
    window.dispatchEvent(new PopStateEvent('popstate', { state: { idx: 0 } }))
  })
  expect(input().value).toBe('one')
  fireEvent.change(input(), { target: { value: 'three' } })
  expect(window.location.hash).toBe('#/charts?tab=three')
  expect(input().value).toBe('three')
})
