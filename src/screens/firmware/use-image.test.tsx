import { render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import type { ImageFacts } from '../../work/firmware/image'
import { useImage } from './use-image'

const reading = vi.hoisted(() => ({ tell: null as ((facts: unknown) => void) | null }))

vi.mock('../../work/firmware/hash', () => ({ hashFile: () => Promise.resolve('5f') }))
vi.mock('../../work/firmware/image', () => ({
  readImage: () =>
    new Promise((resolve) => {
      reading.tell = resolve
    }),
}))

function Chosen() {
  const { image, choose } = useImage()
  return (
    <>
      <button type="button" onClick={() => choose(new File(['x'], 'a.tar'))}>
        Choose
      </button>
      <p>{`sum ${image?.sum ?? 'unknown'}, version ${image?.facts?.version ?? 'unknown'}`}</p>
    </>
  )
}

it('says what the image says of itself, also where its sum is known first', async () => {
  render(<Chosen />)
  screen.getByRole('button').click()
  await screen.findByText('sum 5f, version unknown')
  reading.tell?.({ name: 'a.tar', size: 1, version: '9.9.1.1500', platform: null, problems: [] } satisfies ImageFacts)
  expect(await screen.findByText('sum 5f, version 9.9.1.1500')).toBeTruthy()
})
