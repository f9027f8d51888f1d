import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter, useLocation, useNavigate } from 'react-router'
import { expect, test, vi } from 'vitest'
import { imaginedAppliance } from '../api/imagined-appliance'
import { ApplianceScope } from '../api/session'
import { Navigation } from './navigation'
import * as lists from './pages'

const appliance = imaginedAppliance({ platform: 'discover' })
const offered = lists.pagesFor(appliance)

function Site() {
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  return (
    <>
      <output>{pathname + search}</output>
      <button type="button" onClick={() => void navigate('/tags?search=web', { replace: true })}>
        Type
      </button>
      <Navigation pages={offered} tools={[]} open={false} onClose={() => {}} />
    </>
  )
}

const Menu = ({ open }: { open: boolean }) => (
  <ApplianceScope appliance={appliance}>
    <MemoryRouter initialEntries={['/tags']}>
      <Navigation pages={offered} tools={[]} open={open} onClose={() => {}} />
    </MemoryRouter>
  </ApplianceScope>
)

vi.stubGlobal(
  'IntersectionObserver',
  class {
    observe() {}
    disconnect() {}
  },
)

test('a key typed into a filter draws no link anew, and a link goes where it says', async () => {
  const drawn = vi.spyOn(lists, 'lockOf')
  render(
    <ApplianceScope appliance={appliance}>
      <MemoryRouter initialEntries={['/tags']}>
        <Site />
      </MemoryRouter>
    </ApplianceScope>,
  )
  const before = drawn.mock.calls.length
  expect(before).toBeGreaterThan(15)
  await userEvent.click(screen.getByRole('button', { name: 'Type' }))
  expect(screen.getByRole('status')).toHaveTextContent('/tags?search=web')
  expect(drawn.mock.calls).toHaveLength(before)
  expect(screen.getByRole('link', { name: 'Tags' })).toHaveAttribute('aria-current', 'page')

  await userEvent.click(screen.getByRole('link', { name: 'Devices' }))
  expect(screen.getByRole('status')).toHaveTextContent('/devices')
  expect(screen.getByRole('link', { name: 'Devices' })).toHaveAttribute('aria-current', 'page')
  expect(screen.getByRole('link', { name: 'Tags' })).not.toHaveAttribute('aria-current')
  // Of a family that is folded nothing stands in the document.
  expect(screen.getAllByRole('link', { hidden: true })).toEqual(screen.getAllByRole('link'))
})

test('Esc closes the menu of a phone, and the focus goes back to what opened it', async () => {
  const onClose = vi.fn()
  render(
    <ApplianceScope appliance={appliance}>
      <MemoryRouter initialEntries={['/tags']}>
        <button type="button" aria-controls="main-navigation">
          Menu
        </button>
        <Navigation pages={offered} tools={[]} open onClose={onClose} />
      </MemoryRouter>
    </ApplianceScope>,
  )
  screen.getByRole('link', { name: 'Devices' }).focus()
  await userEvent.keyboard('{Escape}')
  expect(onClose).toHaveBeenCalledOnce()
  expect(screen.getByRole('button', { name: 'Menu' })).toHaveFocus()
})

test('the menu of a phone has the clock that the deck has no room for, and a press on it changes the zone', async () => {
  const { rerender } = render(<Menu open={false} />)
  expect(screen.queryByRole('list', { name: 'Console' })).not.toBeInTheDocument()
  rerender(<Menu open />)
  const clock = within(screen.getByRole('list', { name: 'Console' })).getByRole('button', {
    name: /^Times are shown in UTC/,
  })
  expect(clock).toHaveTextContent(/^\d\d:\d\d(:\d\d)? UTC$/)
  await userEvent.click(clock)
  expect(clock).toHaveTextContent(/local$/)
})
