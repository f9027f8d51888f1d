import { render, screen } from '@testing-library/react'
import { beforeAll, expect, it, vi } from 'vitest'
import { catchDrops } from './file-drops'

beforeAll(catchDrops)

const taken = vi.fn<(names: string[]) => void>()

/** A place for files as a form has it, and something beside it. */
function show(more: { busy?: boolean; several?: boolean } = {}) {
  taken.mockClear()
  render(
    <div aria-busy={more.busy}>
      <div data-drop data-testid="place">
        <input
          type="file"
          hidden
          multiple={more.several}
          onChange={(event) => taken([...(event.currentTarget.files ?? [])].map(({ name }) => name))}
        />
        <button type="button">From a file…</button>
      </div>
      <p>Beside it</p>
    </div>,
  )
}

/** Drags files over something and lets them go; whether the place was marked, and whether the browser may open them. */
function drop(where: HTMLElement, names: readonly string[], isFolder = false) {
  const files = names.map((name) => new File(['x'], name))
  const dataTransfer = {
    types: ['Files'],
    dropEffect: '',
    files,
    items: files.map(() => ({ webkitGetAsEntry: () => ({ isDirectory: isFolder }) })),
  }
  const send = (type: string) => {
    const event = new Event(type, { bubbles: true, cancelable: true })
    Object.defineProperty(event, 'dataTransfer', { value: dataTransfer })
    where.dispatchEvent(event)
    return event.defaultPrevented
  }
  const held = send('dragover')
  const marked = screen.getByTestId('place').hasAttribute('data-over')
  return { held: held && send('drop'), marked, left: screen.getByTestId('place').hasAttribute('data-over') }
}

const button = () => screen.getByRole('button', { name: 'From a file…' })

it('a place takes the file that falls anywhere in it, and is marked until then', () => {
  show()
  expect(drop(button(), ['a.csv'])).toEqual({ held: true, marked: true, left: false })
  expect(taken.mock.calls).toEqual([[['a.csv']]])
})

it.each([
  ['beside it', () => screen.getByText('Beside it'), {}, ['a.csv']],
  ['in a form that is being sent', button, { busy: true }, ['a.csv']],
  ['where there are two for one', button, {}, ['a.csv', 'b.csv']],
] as const)('a file falls on nothing %s', (_, where, more, names) => {
  show(more)
  expect(drop(where(), names)).toEqual({ held: true, marked: false, left: false })
  expect(taken).not.toHaveBeenCalled()
})

it('a folder is not taken, several are where several may be chosen', () => {
  show({ several: true })
  expect(drop(button(), ['folder'], true)).toMatchObject({ held: true, left: false })
  expect(taken).not.toHaveBeenCalled()
  drop(button(), ['a.pem', 'b.pem'])
  expect(taken.mock.calls).toEqual([[['a.pem', 'b.pem']]])
})
