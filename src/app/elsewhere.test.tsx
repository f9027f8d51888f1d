import { act, render, screen } from '@testing-library/react'
import { useEffect } from 'react'
import { HashRouter, Route, Routes } from 'react-router'
import { expect, it } from 'vitest'
import { Elsewhere } from './elsewhere'

/** Asks for the address again once it has been left, before anything else is drawn. */
function AskedAgain() {
  useEffect(() => {
    window.history.replaceState(null, '', '#/tags')
    window.dispatchEvent(new PopStateEvent('popstate', { state: null }))
  }, [])
  return null
}

it('goes on from an address that is asked for again before the next page is drawn', async () => {
  window.history.replaceState(null, '', '#/tags')
  await act(async () => {
    render(
      <HashRouter>
        <Routes>
          <Route
            path="/tags"
            element={
              <>
                <Elsewhere to="/sign-in" state="/tags" />
                <AskedAgain />
              </>
            }
          />
          <Route path="/sign-in" element={<h1>Sign in</h1>} />
        </Routes>
      </HashRouter>,
    )
  })
  expect(screen.getByRole('heading', { name: 'Sign in' })).toBeDefined()
  expect(window.location.hash).toBe('#/sign-in')
  expect(window.history.state).toMatchObject({ usr: '/tags' })
})
