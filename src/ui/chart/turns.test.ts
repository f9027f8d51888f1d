import { afterEach, describe, expect, it, vi } from 'vitest'
import { takeTurn } from './turns'

afterEach(() => vi.unstubAllGlobals())

describe('charts with new data', () => {
  it('draw one a frame, in their order, but those that gave up', () => {
    const frames: (() => void)[] = []
    vi.stubGlobal('requestAnimationFrame', (next: () => void) => frames.push(next))
    const frame = () => frames.shift()?.()
    const drawn: string[] = []
    takeTurn(() => drawn.push('a'))
    const giveUp = takeTurn(() => drawn.push('superseded'))
    takeTurn(() => drawn.push('b'))
    giveUp()
    expect(drawn).toEqual([])
    frame()
    expect(drawn).toEqual(['a'])
    frame()
    expect(drawn).toEqual(['a', 'b'])
    frame()
    // The line has ended; whoever comes now starts it again.
    expect(frames).toEqual([])
    takeTurn(() => drawn.push('c'))
    frame()
    expect(drawn).toEqual(['a', 'b', 'c'])
  })
})
