// @vitest-environment happy-dom
import { render } from '@testing-library/react'
import { expect, it } from 'vitest'
import { TimeProvider, TimeText } from './time-text'

const hour = 3_600_000
const day = 24 * hour

it.each([
  [3 * day, 3 * day - 2 * hour],
  [-3 * day, -3 * day - 2 * hour],
  [0, -2 * hour],
])('says of a time how long ago it is on the clock that told it, which is %i ms ahead', (ahead, at) => {
  const now = Date.now()
  const said = (theirs: boolean, told: number) => {
    const { container, unmount } = render(
      <TimeProvider zone="utc" ahead={ahead}>
        <TimeText theirs={theirs} at={told} />
      </TimeProvider>,
    )
    const { textContent } = container
    unmount()
    return textContent
  }
  expect(said(true, now + at)).toBe('2 h ago')
  expect(said(false, now - 2 * hour)).toBe('2 h ago')
})
