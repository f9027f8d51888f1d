import { focusManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Appliance } from '../../api/appliance'
import { imaginedFailure } from '../../api/imagined-failure'
import { noteCall, returning } from '../../api/key-trouble'
import { setKey } from '../../api/keys'
import type { Answer, AskOptions } from '../../work/metrics/ask'
import { panelOf } from '../../work/metrics/panel'
import { questionOf, type Question } from '../../work/metrics/question'
import { useAnswer } from './use-answer'

interface Waiting {
  question: Question
  options: AskOptions
  resolve: (answer: Answer) => void
  reject: (error: Error) => void
}

const asked = vi.hoisted(() => ({ waiting: [] as unknown[] }))
vi.mock('../../work/metrics/ask', () => ({
  ask: (_appliance: Appliance, question: Question, options: AskOptions) =>
    new Promise((resolve, reject) => asked.waiting.push({ question, options, resolve, reject })),
}))

const waiting = asked.waiting as Waiting[]
beforeEach(() => (waiting.length = 0))
afterEach(cleanup)

const appliance = { id: 'a' } as Appliance
const questionFor = (name: string) =>
  questionOf(panelOf({ id: 'p', category: 'c', specs: [{ name }] }), { from: '-30m', until: 0 })
const answerOf = (name: string) => ({ cycle: name }) as Answer

function Shown({ question, every = false }: { question: Question; every?: number | false }) {
  const { answer, error } = useAnswer(appliance, question, { enabled: true, every })
  return <p>{error ? `error ${error.message}` : (answer?.cycle ?? 'nothing')}</p>
}

describe('answers that come late', () => {
  it('are never shown once another question is asked, in whatever order they, their parts and errors come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 4 }),
        fc.infiniteStream(fc.nat(99)),
        fc.array(fc.constantFrom('answer', 'error', 'part'), { minLength: 4, maxLength: 4 }),
        async (count, order, ends) => {
          waiting.length = 0
          const client = new QueryClient()
          const names = Array.from({ length: count }, (_, at) => `q${at}`)
          const at = (name: string) => (
            <QueryClientProvider client={client}>
              <Shown question={questionFor(name)} />
            </QueryClientProvider>
          )
          const { rerender, unmount } = render(at('q0'))
          for (const name of names) rerender(at(name))
          await waitFor(() => expect(waiting.length).toBe(count))
          const rank = names.map(() => order.next().value as number)
          const last = `q${count - 1}`
          for (const index of [...names.keys()].toSorted((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0))) {
            const one = waiting[index]
            const name = one?.question.panel.specs[0]?.name ?? ''
            await act(async () => {
              if (name === last) one?.resolve(answerOf(name))
              else if (ends[index] === 'answer') one?.resolve(answerOf(name))
              else if (ends[index] === 'part') one?.options.onPart?.(answerOf(name))
              else one?.reject(new Error(name))
              // What the library tells, it tells in a task of its own.
              await new Promise((resolve) => setTimeout(resolve))
            })
            expect(['nothing', last]).toContain(screen.getByText(/nothing|q\d|error/).textContent)
          }
          await waitFor(() => expect(screen.getByText(last)).toBeDefined())
          unmount()
        },
      ),
      { numRuns: 12 },
    )
  })
})

it('what was drawn stays when another range of the same question fails, and not when another question does', async () => {
  function Both({ question }: { question: Question }) {
    const { answer, error, old } = useAnswer(appliance, question, { enabled: true, every: false })
    return <p>{`${answer?.cycle ?? 'nothing'}${old ? ' old' : ''}${error ? ` ${error.message}` : ''}`}</p>
  }
  const client = new QueryClient()
  const at = (question: Question) => (
    <QueryClientProvider client={client}>
      <Both question={question} />
    </QueryClientProvider>
  )
  const { rerender } = render(at(questionFor('q')))
  await waitFor(() => expect(waiting.length).toBe(1))
  waiting[0]?.resolve(answerOf('q'))
  await screen.findByText('q')
  rerender(at({ ...questionFor('q'), from: '-6h' }))
  await waitFor(() => expect(waiting.length).toBe(2))
  waiting[1]?.reject(new Error('away'))
  await screen.findByText('q old away')
  rerender(at(questionFor('r')))
  await waitFor(() => expect(waiting.length).toBe(3))
  waiting[2]?.reject(new Error('away'))
  await screen.findByText('nothing away')
})

describe('a live chart', () => {
  const shown = () =>
    render(
      <QueryClientProvider client={new QueryClient()}>
        <Shown question={questionFor('q')} every={20} />
      </QueryClientProvider>,
    )
  const rest = () => new Promise((resolve) => setTimeout(resolve, 120))

  it('waits with its next round for the last', async () => {
    shown()
    await waitFor(() => expect(waiting.length).toBe(1))
    await rest()
    expect(waiting.length).toBe(1)
    waiting[0]?.resolve(answerOf('q'))
    await waitFor(() => expect(waiting.length).toBe(2))
    await rest()
    expect(waiting.length).toBe(2)
    expect(screen.getByText('q')).toBeDefined()
  })

  it('asks no more once its key is refused, by itself or by another, and goes on with the next key', async () => {
    shown()
    await waitFor(() => expect(waiting.length).toBe(1))
    waiting[0]?.resolve(answerOf('q'))
    await waitFor(() => expect(waiting.length).toBe(2))
    waiting[1]?.resolve(answerOf('q'))
    act(() => noteCall('a', imaginedFailure({ kind: 401, status: 401 })))
    await rest()
    expect(waiting.length).toBe(2)
    act(() => setKey('a', 'another'))
    await waitFor(() => expect(waiting.length).toBe(3))
  })

  it('takes answers that are hidden for a restart at first, and for a refused key when that goes on', async () => {
    shown()
    await waitFor(() => expect(waiting.length).toBe(1))
    const hidden = imaginedFailure({ kind: 'blocked' })
    act(() => noteCall('a', hidden))
    waiting[0]?.reject(hidden)
    await waitFor(() => expect(waiting.length).toBe(2))
    const later = Date.now() + returning
    vi.spyOn(Date, 'now').mockImplementation(() => later)
    waiting[1]?.reject(hidden)
    await rest()
    expect(waiting.length).toBe(2)
    vi.restoreAllMocks()
    act(() => noteCall('a'))
  })

  it('pauses while nobody sees the page', async () => {
    shown()
    await waitFor(() => expect(waiting.length).toBe(1))
    focusManager.setFocused(false)
    waiting[0]?.resolve(answerOf('q'))
    await screen.findByText('q')
    await rest()
    expect(waiting.length).toBe(1)
    focusManager.setFocused(true)
    await waitFor(() => expect(waiting.length).toBeGreaterThan(1))
    focusManager.setFocused(undefined)
  })
})
