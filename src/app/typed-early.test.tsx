import { afterEach, describe, expect, it, vi } from 'vitest'
import { keepTyped, takeTyped } from './typed-early'

const press = (...keys: string[]) =>
  keys.map((key) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })))

afterEach(() => void takeTyped())

describe('what is typed before the palette is there', () => {
  it('is kept for it, and is no shortcut of the page', () => {
    const shortcut = vi.fn()
    window.addEventListener('keydown', shortcut)
    keepTyped(() => undefined)
    expect(press('g', 'd', 'x', 'Backspace', 'Enter', 'é')).toEqual(Array.from({ length: 6 }, () => false))
    expect(shortcut).not.toHaveBeenCalled()
    expect(takeTyped()).toBe('gdé')
    expect(press('a')).toEqual([true])
    expect(takeTyped()).toBe('')
    window.removeEventListener('keydown', shortcut)
  })

  it('is let go by Escape, with the palette', () => {
    const leave = vi.fn(() => void takeTyped())
    keepTyped(leave)
    expect(press('g', 'Escape')).toEqual([false, false])
    expect(leave).toHaveBeenCalledOnce()
    expect(press('a')).toEqual([true])
  })

  it('is the page’s again when the palette does not come', () => {
    vi.useFakeTimers()
    keepTyped(() => undefined)
    vi.advanceTimersByTime(6000)
    expect(press('a')).toEqual([true])
    vi.useRealTimers()
  })
})
