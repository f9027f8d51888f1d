/**
 * A restart or a shutdown that was commanded here, followed to its end whatever page is open meanwhile: what was read
 * of the appliance before it started anew is read again then.
 */
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import type { Appliance } from '../../api/appliance'
import { asksForKey, isCancelled } from '../../api/errors'
import { call } from '../../api/send'
import { session, useAppliance } from '../../api/session'
import { createStore } from '../../api/store'
import { extrahop } from '../../catalog/extrahop'
import { look } from '../../work/firmware/look'
import { isAway, isUnheard } from '../../work/jobs'
import { pause } from '../../work/pause'
import { sendAndLook } from '../../work/send-and-look'

const { restart, shutdown } = extrahop.operations

export type Course =
  | { kind: 'restarting'; before: number | null; refused: number; lost: boolean }
  | { kind: 'back'; since: number | null }
  | { kind: 'going'; refused: number; lost: boolean }
  | { kind: 'off' }
  /** Its answer was lost, and the appliance has gone on since as if nobody had told it anything. */
  | { kind: 'untold'; what: 'restart' | 'shut down' }

/** Between two looks, ms, and how many in a row nobody answers before it is taken for off. */
const pace = 2000
const enough = 3
/** So long after it said that it failed at a command it may go down all the same, ms. */
const goesWithin = 4000
/** How many looks in a row are answered, after a lost answer, before it is said that nothing came of the command. */
const undisturbed = 8

/** By the appliance's id. */
const courses = createStore<ReadonlyMap<string, Course>>(new Map())

const put = ({ id }: Appliance, course: Course) => courses.set(new Map(courses.get()).set(id, course))

function forget({ id }: Appliance): void {
  const left = new Map(courses.get())
  left.delete(id)
  courses.set(left)
}

const isSignedIn = ({ id }: Appliance): boolean => session.get().appliances.some((one) => one.id === id)

type Followed = Extract<Course, { refused: number }>

const goesOn = (course: Course): course is Followed => 'refused' in course

async function follow(client: QueryClient, appliance: Appliance, begun: Followed): Promise<void> {
  const { kind, lost } = begun
  let { refused } = begun
  let answered = 0
  while (isSignedIn(appliance)) {
    await pause(pace)
    try {
      const { started } = await look(appliance)
      const before = begun.kind === 'restarting' ? begun.before : null
      const anew = started !== null && before !== null ? started > before : refused > 0
      if (kind === 'restarting' && anew) {
        put(appliance, { kind: 'back', since: started })
        return void client.invalidateQueries({ queryKey: [appliance.id] })
      }
      if (kind === 'going') refused = 0
      answered += 1
      if (lost && refused === 0 && answered >= undisturbed)
        return put(appliance, { kind: 'untold', what: kind === 'going' ? 'shut down' : 'restart' })
    } catch (error) {
      // Who refuses the key is there.
      if (!isAway(error) || asksForKey(error)) continue
      answered = 0
      refused += 1
      if (kind === 'going' && refused >= enough) return put(appliance, { kind: 'off' })
      put(appliance, { ...begun, refused })
    }
  }
  forget(appliance)
}

/** True once it is away or has started anew. @throws ApiError where that cannot be told */
async function goesDown(appliance: Appliance, before: number | null): Promise<boolean> {
  try {
    const { started } = await look(appliance)
    return started !== null && before !== null && started > before
  } catch (error) {
    if (isAway(error) && !asksForKey(error)) return true
    throw error
  }
}

/** Commands it. @throws Error with what to say where it came to nothing */
async function run(
  client: QueryClient,
  appliance: Appliance,
  what: 'restart' | 'shutdown',
  signal: AbortSignal,
): Promise<void> {
  const sighting = await look(appliance, signal).catch(() => null)
  if (signal.aborted) throw new Error('It was stopped before anything was sent.')
  let lost = false
  const send = () =>
    call(appliance, what === 'restart' ? restart : shutdown, {}, { signal }).catch((error: unknown) => {
      if (!isUnheard(error) && !isCancelled(error)) throw error
      lost = true
    })
  const isBegun = async () => (lost = await goesDown(appliance, sighting?.started ?? null))
  await sendAndLook(send, isBegun, goesWithin)
  const begun: Followed =
    what === 'restart'
      ? { kind: 'restarting', before: sighting?.started ?? null, refused: 0, lost }
      : { kind: 'going', refused: 0, lost }
  put(appliance, begun)
  void follow(client, appliance, begun)
}

export function useCourse() {
  const appliance = useAppliance()
  const client = useQueryClient()
  const course = useSyncExternalStore(courses.subscribe, courses.get).get(appliance.id) ?? null
  // How it ended is news to who is there; later the appliance may stand otherwise.
  useEffect(
    () => () => {
      const left = courses.get().get(appliance.id)
      if (left && !goesOn(left)) forget(appliance)
    },
    [appliance],
  )
  return { course, run: (what: 'restart' | 'shutdown', signal: AbortSignal) => run(client, appliance, what, signal) }
}
