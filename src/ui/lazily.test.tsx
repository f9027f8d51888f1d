import { cleanup, render, screen } from '@testing-library/react'
import { Component, type ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fetchAhead, lazily } from './lazily'

const Words = ({ text }: { text: string }) => <p>{text}</p>

class Boundary extends Component<{ children: ReactNode }, { said: string }> {
  override state = { said: '' }

  static getDerivedStateFromError(error: unknown) {
    return { said: String(error) }
  }

  override render() {
    return this.state.said || this.props.children
  }
}

describe('a part that comes later', () => {
  beforeEach(() => vi.spyOn(console, 'error').mockImplementation(() => undefined))
  afterEach(() => {
    cleanup()
    vi.restoreAllMocks()
  })

  it('is fetched when it is drawn, once, and stands at once from then on', async () => {
    const load = vi.fn(() => Promise.resolve(Words))
    const Part = lazily(load)
    const { container } = render(<Part text="columns" />)
    expect(container.textContent).toBe('')
    expect(await screen.findByText('columns')).not.toBeNull()
    cleanup()
    expect(render(<Part text="filters" />).container.textContent).toBe('filters')
    expect(load).toHaveBeenCalledTimes(1)
  })

  it('that cannot be fetched is said to be missing, and asked for again when it is drawn again', async () => {
    const load = vi.fn(() => Promise.resolve(Words))
    load.mockRejectedValueOnce(new Error('error loading dynamically imported module'))
    const Part = lazily(load)
    const page = (
      <Boundary>
        <Part text="palette" />
      </Boundary>
    )
    render(page)
    expect(await screen.findByText(/error loading dynamically imported module/)).not.toBeNull()
    cleanup()
    render(page)
    expect(await screen.findByText('palette')).not.toBeNull()
  })

  it('is fetched ahead, one after another, past those that cannot be had', async () => {
    const order: string[] = []
    const part = (name: string, fails = false) =>
      lazily(() => {
        order.push(name)
        return fails ? Promise.reject(new Error(name)) : Promise.resolve(Words)
      })
    part('first', true)
    const Second = part('second')
    expect(order).toEqual([])
    fetchAhead()
    await vi.waitFor(() => expect(order).toEqual(['first', 'second']), { timeout: 5000 })
    part('third')
    await vi.waitFor(() => expect(order).toEqual(['first', 'second', 'third']), { timeout: 5000 })
    expect(render(<Second text="there" />).container.textContent).toBe('there')
  })

  it.each([
    { saveData: true, times: 0 },
    { saveData: false, times: 1 },
  ])('is fetched ahead $times times in a browser whose saving of data is $saveData', async ({ saveData, times }) => {
    vi.useFakeTimers()
    vi.resetModules()
    Object.defineProperty(navigator, 'connection', { value: { saveData }, configurable: true })
    try {
      const anew = await import('./lazily')
      const load = vi.fn(() => Promise.resolve(Words))
      const work = vi.fn(() => Promise.resolve())
      anew.lazily(load)
      anew.whenQuiet(work)
      anew.fetchAhead()
      await vi.advanceTimersByTimeAsync(10_000)
      expect(load).toHaveBeenCalledTimes(times)
      // What is no part of the console is done all the same.
      expect(work).toHaveBeenCalledTimes(1)
    } finally {
      vi.useRealTimers()
      Reflect.deleteProperty(navigator, 'connection')
    }
  })

  it('is fetched at once where it is known that it will be drawn', async () => {
    const Part = lazily(() => Promise.resolve(Words), { ahead: false })
    Part.fetchNow()
    await Promise.resolve()
    await Promise.resolve()
    expect(render(<Part text="page" />).container.textContent).toBe('page')
  })

  it('goes before what is fetched ahead', async () => {
    let arrive = () => {}
    const load = vi.fn(() => new Promise<typeof Words>((resolve) => (arrive = () => resolve(Words))))
    const Drawn = lazily(load)
    render(<Drawn text="page" />)
    const later = vi.fn(() => Promise.resolve(Words))
    fetchAhead()
    lazily(later)
    // As long as a quiet page would have taken.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(1))
    expect(later).not.toHaveBeenCalled()
    arrive()
    expect(await screen.findByText('page')).not.toBeNull()
    await vi.waitFor(() => expect(later).toHaveBeenCalledTimes(1), { timeout: 5000 })
  })
})
