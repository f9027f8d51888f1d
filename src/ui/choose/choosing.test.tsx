import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { Combo as ComboBox } from './combo'
import { MultiCombo as MultiComboBox } from './multi-combo'
import { Select } from '../select'

const fruit = [
  { value: 'apple', label: 'Apple', hint: 'red' },
  { value: 'apricot', label: 'Apricot' },
  { value: 'fig', label: 'Fig', reason: 'Out of season' },
  { value: 'pear', label: 'Pear' },
]

const box = () => screen.getByRole('combobox', { name: 'Fruit' })
/** The control, once its code is there. */
const there = () => screen.findByRole('combobox', { name: 'Fruit' })
const options = () => screen.queryAllByRole('option').map((option) => option.textContent)
/** The entry that the control names as the one in question. */
const active = () => document.getElementById(box().getAttribute('aria-activedescendant') ?? '')?.textContent
/** The entry that has the focus. */
const focused = () => document.activeElement?.closest('[role=option]')?.textContent

function OneSelect({ told }: { told: (value: string) => void }) {
  const [value, setValue] = useState<string | undefined>('apple')
  const change = (next: string) => {
    told(next)
    setValue(next)
  }
  return <Select label="Fruit" value={value} onChange={change} options={fruit} />
}

function OneCombo({ told, allowCustom }: { told: (value: string | undefined) => void; allowCustom?: boolean }) {
  const [value, setValue] = useState<string | undefined>(undefined)
  const change = (next: string | undefined) => {
    told(next)
    setValue(next)
  }
  return <ComboBox label="Fruit" value={value} onChange={change} options={fruit} allowCustom={allowCustom} />
}

function ManyCombo({ told, allowCustom }: { told: (value: string[]) => void; allowCustom?: boolean }) {
  const [value, setValue] = useState<string[]>([])
  const change = (next: string[]) => {
    told(next)
    setValue(next)
  }
  return <MultiComboBox label="Fruit" value={value} onChange={change} options={fruit} allowCustom={allowCustom} />
}

describe('select', () => {
  it('opens at its value, moves past what cannot be chosen, and chooses by keyboard', async () => {
    const told = vi.fn()
    render(<OneSelect told={told} />)
    await there()
    expect(box()).toHaveTextContent('Apple')
    expect(box()).toHaveAttribute('aria-expanded', 'false')
    box().focus()
    await userEvent.keyboard('{Enter}')
    expect(box()).toHaveAttribute('aria-expanded', 'true')
    expect(focused()).toContain('Apple')
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    expect(focused()).toContain('Pear')
    await userEvent.keyboard('{Enter}')
    expect(told.mock.calls).toEqual([['pear']])
    expect(box()).toHaveTextContent('Pear')
    expect(options()).toEqual([])
  })

  it('goes to what begins with the letters typed', async () => {
    const told = vi.fn()
    render(<OneSelect told={told} />)
    await there()
    box().focus()
    await userEvent.keyboard('apr')
    expect(told.mock.calls).toEqual([['apricot']])
    expect(box()).toHaveTextContent('Apricot')
    await userEvent.keyboard('{Enter}pe')
    expect(focused()).toBe('Pear')
    await userEvent.keyboard('{Enter}')
    expect(told.mock.lastCall).toEqual(['pear'])
  })

  it('chooses by pointer, not what has a reason; Esc and leaving close it unchanged', async () => {
    const told = vi.fn()
    render(<OneSelect told={told} />)
    await there()
    await userEvent.click(box())
    await userEvent.click(screen.getByRole('option', { name: /Fig/ }))
    expect(told).not.toHaveBeenCalled()
    await userEvent.keyboard('{Escape}')
    expect(options()).toEqual([])
    await userEvent.click(box())
    await userEvent.tab()
    expect(options()).toEqual([])
    await userEvent.click(box())
    await userEvent.click(screen.getByRole('option', { name: 'Pear' }))
    expect(told.mock.calls).toEqual([['pear']])
  })

  it('with many options is searched by typing, and keeps its value when it is left empty', async () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ value: `v${index}`, label: `Release ${index}` }))
    const told = vi.fn()
    render(<Select label="Fruit" value="v3" onChange={told} options={many} />)
    await there()
    expect(box()).toHaveValue('Release 3')
    await userEvent.clear(box())
    await userEvent.tab()
    expect(told).not.toHaveBeenCalled()
    expect(box()).toHaveValue('Release 3')
    await userEvent.clear(box())
    await userEvent.type(box(), '17{Enter}')
    expect(told.mock.calls).toEqual([['v17']])
  })
})

describe('combo box', () => {
  it('narrows by words in label and hint, and Enter takes the first', async () => {
    const told = vi.fn()
    render(<OneCombo told={told} />)
    await userEvent.type(box(), 'red ap')
    expect(options()).toEqual(['Applered'])
    await userEvent.keyboard('{Enter}')
    expect(told.mock.calls).toEqual([['apple']])
    expect(box()).toHaveValue('Apple')
  })

  it('says when nothing fits, and takes the words back when it is left', async () => {
    const told = vi.fn()
    render(<OneCombo told={told} />)
    await userEvent.type(box(), 'plum')
    expect(screen.getByRole('status')).toHaveTextContent('Nothing fits')
    await userEvent.tab()
    expect(box()).toHaveValue('')
    expect(told).not.toHaveBeenCalled()
  })

  it('takes words of one’s own where they are allowed, and nothing when emptied', async () => {
    const told = vi.fn()
    render(<OneCombo told={told} allowCustom />)
    await userEvent.type(box(), 'plum{Enter}')
    await userEvent.clear(box())
    await userEvent.tab()
    expect(told.mock.calls).toEqual([['plum'], [undefined]])
  })

  it('Esc closes the list and takes back what was typed, and then is left to what is around it', async () => {
    const around = vi.fn()
    const keys = (event: React.KeyboardEvent) => event.key === 'Escape' && around()
    render(
      // Stands for the dialog around a form.
      <div role="presentation" onKeyDown={keys}>
        <OneCombo told={vi.fn()} />
      </div>,
    )
    await userEvent.type(box(), 'ap')
    expect(options()).toHaveLength(2)
    await userEvent.keyboard('{Escape}')
    expect(options()).toEqual([])
    expect(box()).toHaveValue('')
    expect(around).not.toHaveBeenCalled()
    await userEvent.keyboard('{Escape}')
    expect(around).toHaveBeenCalledOnce()
  })
})

describe('combo box in a page that is scrolled', () => {
  it('keeps its list while it stands where it stood, and closes it when it moves away', async () => {
    render(<OneCombo told={vi.fn()} />)
    await userEvent.type(box(), 'ap')
    // A browser tells of a scroll late: of that which brought the input into view, too.
    fireEvent.scroll(document)
    expect(options()).toHaveLength(2)
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, -40, 10, 10))
    fireEvent.scroll(document)
    vi.restoreAllMocks()
    expect(options()).toEqual([])
  })
})

describe('combo box that is answered late', () => {
  const none = vi.fn()
  const ask = (props: { options: typeof fruit; stale: boolean }, told = none) => (
    <ComboBox label="Fruit" value={undefined} onChange={told} onInput={none} {...props} />
  )

  it('never takes what answers an older question, nor what does not fit', async () => {
    const told = vi.fn()
    const { rerender } = render(ask({ options: fruit, stale: false }, told))
    await userEvent.type(box(), 'quince')
    rerender(ask({ options: fruit, stale: true }, told))
    expect(active()).toBeUndefined()
    expect(options()).toEqual([])
    await userEvent.keyboard('{Enter}')
    expect(box()).toHaveValue('quince')
    // The answer: the appliance found it by something that is not seen.
    rerender(ask({ options: [{ value: 'pear', label: 'Pear' }], stale: false }, told))
    expect(options()).toEqual(['Pear'])
    expect(active()).toBeUndefined()
    await userEvent.keyboard('{Enter}')
    expect(told).not.toHaveBeenCalled()
    const both = ['Pear', 'Quince'].map((label) => ({ value: label.toLowerCase(), label }))
    rerender(ask({ options: both, stale: false }, told))
    expect(active()).toBe('Quince')
    await userEvent.keyboard('{Enter}')
    expect(told.mock.calls).toEqual([['quince']])
  })

  it('keeps the entry in question when others come before it', async () => {
    const told = vi.fn()
    const { rerender } = render(ask({ options: fruit, stale: false }, told))
    await userEvent.type(box(), 'a{ArrowDown}')
    expect(active()).toContain('Apricot')
    rerender(ask({ options: [{ value: 'new', label: 'A new one' }, ...fruit], stale: false }, told))
    expect(active()).toContain('Apricot')
    rerender(ask({ options: [{ value: 'new', label: 'A new one' }], stale: false }, told))
    expect(active()).toBeUndefined()
  })
})

describe('combo box of several', () => {
  it('gathers tags, offers the rest, and Backspace takes the last away', async () => {
    const told = vi.fn()
    render(<ManyCombo told={told} />)
    await userEvent.type(box(), 'apr{Enter}')
    await userEvent.type(box(), 'pe{Enter}')
    const chosen = screen.getByRole('list', { name: 'Fruit: chosen' })
    expect(within(chosen).getAllByRole('listitem')).toHaveLength(2)
    await userEvent.keyboard('{ArrowDown}')
    await waitFor(() => expect(options()).toEqual(['Applered', 'FigOut of season']))
    await userEvent.keyboard('{Escape}{Backspace}')
    expect(told.mock.calls).toEqual([[['apricot']], [['apricot', 'pear']], [['apricot']]])
  })

  it('takes words of one’s own on Enter and on leaving, never twice', async () => {
    const told = vi.fn()
    render(<ManyCombo told={told} allowCustom />)
    await userEvent.type(box(), 'plum{Enter}')
    await userEvent.type(box(), 'quince')
    await userEvent.tab()
    await userEvent.type(box(), 'plum{Enter}')
    expect(told.mock.lastCall).toEqual([['plum', 'quince']])
  })

  it('takes several that are pasted, and offers to make what is not there', async () => {
    const told = vi.fn()
    const Creating = () => {
      const [value, setValue] = useState<string[]>([])
      const change = (next: string[]) => {
        told(next)
        setValue(next)
      }
      return (
        <MultiComboBox
          label="Fruit"
          value={value}
          onChange={change}
          options={fruit}
          allowCustom
          createWords={(text) => `Grow ${text}`}
        />
      )
    }
    render(<Creating />)
    await userEvent.click(box())
    await userEvent.paste('Pear, plum; "Sour cherry"\napple')
    expect(told.mock.lastCall).toEqual([['pear', 'plum', 'Sour cherry', 'apple']])
    await userEvent.type(box(), 'fi')
    expect(options()).toEqual(['FigOut of season', 'Grow fi'])
    await userEvent.keyboard('{Enter}')
    expect(told.mock.lastCall?.[0]).toContain('fi')
  })

  it('says what came of what was pasted behind what is wrong with it', async () => {
    const Wrong = () => {
      const [value, change] = useState<string[]>([])
      return <MultiComboBox label="Fruit" value={value} onChange={change} options={[]} allowCustom error="No b" />
    }
    render(<Wrong />)
    await userEvent.click(box())
    await userEvent.paste('a, b, a')
    expect(box()).toHaveAccessibleDescription('No b. 2 of 3 values taken; 1 stood here already or twice.')
  })

  it('takes five hundred pasted addresses as five hundred, and counts those that stood twice', async () => {
    const told = vi.fn()
    render(<ManyCombo told={told} allowCustom />)
    await userEvent.click(box())
    const texts = Array.from({ length: 500 }, (_, at) => `10.0.${Math.floor(at / 250)}.${at % 250}`)
    await userEvent.paste([...texts, ...texts.slice(0, 12)].join('\n'))
    expect(told.mock.lastCall).toEqual([texts])
    expect(box()).toHaveAccessibleDescription('500 of 512 values taken; 12 stood here already or twice.')
    await userEvent.click(box())
    await userEvent.keyboard('{Backspace}')
    expect(box()).toHaveAccessibleDescription('')
    await userEvent.keyboard('"Smith, John"{Enter}')
    expect(told.mock.lastCall?.[0]).toEqual([...texts.slice(0, -1), 'Smith, John'])
  })
})
