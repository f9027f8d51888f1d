import { expect, it } from 'vitest'
import { isTyping } from './is-typing'

/** Whether a key that an element is pressed with goes into something, as the document hears of it. */
function heard(element: HTMLElement): boolean | undefined {
  let typed: boolean | undefined
  const listen = (event: KeyboardEvent) => {
    typed = isTyping(event)
  }
  document.addEventListener('keydown', listen)
  element.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, composed: true }))
  document.removeEventListener('keydown', listen)
  return typed
}

it('tells what is typed in from what is not, in a shadow root as well', () => {
  const host = document.body.appendChild(document.createElement('div'))
  const root = host.attachShadow({ mode: 'open' })
  expect(heard(root.appendChild(document.createElement('textarea')))).toBe(true)
  expect(heard(document.body.appendChild(document.createElement('input')))).toBe(true)
  expect(heard(root.appendChild(document.createElement('button')))).toBe(false)
  expect(heard(host)).toBe(false)
})
