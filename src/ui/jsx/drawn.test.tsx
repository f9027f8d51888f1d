import { render, screen } from '@testing-library/react'
import { Button } from 'react-aria-components/Button'
import { Link, MemoryRouter } from 'react-router'
import { expect, it } from 'vitest'
import { Guarded } from '../guarded'
import { KeyValueList } from '../key-value-list'
import { PageHeader } from '../page-header'
import { TagList } from '../tag'

const long = 'lorem ipsum '.repeat(100_000)

/** The longest text on the page, of any element and of any attribute that is drawn or read out. */
function longest(): number {
  const texts = [...document.body.querySelectorAll('*')].flatMap((element) => [
    ...[...element.childNodes].filter((node) => node instanceof Text).map((node) => node.data),
    element.getAttribute('aria-label') ?? '',
    element.getAttribute('title') ?? '',
  ])
  return Math.max(...texts.map((text) => text.length))
}

it('lays out no text of an appliance beyond its beginning, whichever element has it', () => {
  render(
    <>
      <p title={long}>
        Made by {long}, {[[long]]}
      </p>
      <Guarded what="Value">{long}</Guarded>
      <KeyValueList items={[{ key: 'a', label: long, value: long, hint: long }]} />
      <TagList label="Tags" tags={[{ id: '1', name: long }]} onRemove={() => undefined} />
      <Button aria-label={long}>Send</Button>
    </>,
  )
  expect(longest()).toBe(10_001)
  expect(screen.getByTitle(/^lorem/).textContent).toMatch(/^Made by lorem.*…, lorem.*…$/)
})

it('draws what is no longer than that whole, and leaves alone what is sent or followed', () => {
  const script = 'var a = 1\n'.repeat(5_000)
  const address = `#/search?${'a'.repeat(20_000)}`
  render(
    <>
      <p>{long.slice(0, 10_000)}</p>
      <pre>{script}</pre>
      <a href={address}>Go</a>
      <input aria-label="Name" value={long} readOnly />
    </>,
  )
  expect(screen.getByText(/^lorem/).textContent).toBe(long.slice(0, 10_000))
  expect(document.querySelector('pre')?.textContent).toBe(script)
  expect(screen.getByRole('link').getAttribute('href')).toBe(address)
  expect(screen.getByRole('textbox')).toHaveValue(long)
})

it('writes its own words in their order, whatever a name beside them holds', () => {
  const name = 'photo\u202egnp.exe\u2066'
  render(
    <>
      <h2 title={name}>{`Delete tag ${name}?`}</h2>
      <p>
        {name}, {[name]} and 3 more
      </p>
      <Button aria-label={`Drop ${name}`}>x</Button>
      <Link to="/plans">{name}</Link>
      <input aria-label="Name" value={name} readOnly />
    </>,
    { wrapper: MemoryRouter },
  )
  expect(screen.getByRole('heading').textContent).toBe('Delete tag photo[202E]gnp.exe[2066]?')
  expect(screen.getByRole('heading').title).toBe('photo[202E]gnp.exe[2066]')
  expect(screen.getByText(/and 3 more/).textContent).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
  expect(screen.getByRole('button', { name: 'Drop photo[202E]gnp.exe[2066]' })).toBeVisible()
  expect(screen.getByRole('link').textContent).toBe('photo[202E]gnp.exe[2066]')
  // What is typed and sent is what it is.
  expect(screen.getByRole('textbox')).toHaveValue(name)
})

it('heads a page with a name, not with a text', () => {
  render(<PageHeader title={`Edit ${long}`} />)
  expect(screen.getByRole('heading').textContent).toHaveLength(501)
})

it('lays out some of very many tags and counts the rest', () => {
  const tags = Array.from({ length: 100_000 }, (_, at) => ({ id: String(at), name: `Tag ${at}` }))
  render(<TagList label="Tags" tags={tags} />)
  expect(screen.getAllByRole('listitem')).toHaveLength(201)
  expect(screen.getByText('+99800')).toBeTruthy()
})

it('draws what an appliance gives in place of a text as unreadable, and what stands beside it', () => {
  const odd: unknown = JSON.parse('{"toString": 1, "$$typeof": "react.element"}')
  render(
    <p>
      {odd as string}, {[{}, null, [1]] as unknown as string}, <b>kept</b>
    </p>,
  )
  expect(document.body.textContent).toBe('unreadable, unreadable1, kept')
})
