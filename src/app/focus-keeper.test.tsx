import { afterEach, describe, expect, it } from 'vitest'
import { keepFocus } from './focus-keeper'

const settled = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))
let stop = () => undefined as void

afterEach(() => {
  stop()
  document.body.replaceChildren()
})

const page = (html: string) => {
  document.body.innerHTML = html
  stop = keepFocus()
  return (id: string) => document.getElementById(id) as HTMLElement
}

describe('focus whose holder is gone', () => {
  it('goes to the table beside it', async () => {
    const by = page(
      '<main tabindex="-1"><div id="list"><div role="grid"><div id="cell" tabindex="0"></div></div><div id="bar"><button id="clear"></button></div></div></main>',
    )
    by('clear').focus()
    by('bar').remove()
    await settled()
    expect(document.activeElement).toBe(by('cell'))
  })

  it('goes to what is around it, else to the content of the page', async () => {
    const by = page(
      '<main id="main" tabindex="-1"><section id="around" tabindex="0"><button id="a"></button></section></main><div id="news"><button id="undo"></button></div>',
    )
    by('a').focus()
    by('a').remove()
    await settled()
    expect(document.activeElement).toBe(by('around'))
    by('undo').focus()
    by('undo').remove()
    await settled()
    expect(document.activeElement).toBe(by('main'))
  })

  it('goes back to what opened it where that takes it a frame later', async () => {
    const by = page(
      '<main tabindex="-1"><button id="opener"></button></main><div id="pop"><button id="a"></button></div>',
    )
    by('a').focus()
    // As the widget library does: not where somebody else has put it meanwhile.
    requestAnimationFrame(() => document.activeElement === document.body && by('opener').focus())
    by('pop').remove()
    await settled()
    expect(document.activeElement).toBe(by('opener'))
  })

  it('stays away from what is still there', async () => {
    const by = page('<main tabindex="-1"><button id="a"></button><button id="b"></button></main>')
    by('a').focus()
    by('a').blur()
    by('b').remove()
    await settled()
    expect(document.activeElement).toBe(document.body)
  })
})
