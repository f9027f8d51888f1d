/**
 * The way in: either the sign-in page, which is small and loads at once, or the shell with everything behind it,
 * which is fetched while the operator types.
 */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { startTransition, useEffect, useState, useSyncExternalStore } from 'react'
import { HashRouter, Route, Routes, useLocation } from 'react-router'
import { session, useSession } from '../api/session'
import '../browser/worker-timer'
import SignInScreen from '../screens/sign-in/sign-in-screen'
import { lazily } from '../ui/lazily'
import { SavedFrom } from '../ui/file-name'
import { isIngestOff } from '../work/fleet/ingest-off'
import { locked } from '../work/fleet/lock'
import { Door } from './door'
import { Elsewhere } from './elsewhere'
import { Failure } from './failure'
import { onOneLine } from './one-line'
import { addressOf, fetchPreparation, fetchScreen } from './screens'

const FleetGuard = lazily(() => import('./fleet-guard').then((module) => module.FleetGuard), { ahead: false })
const LockScreen = lazily(() => import('./lock-screen').then((module) => module.LockScreen), { ahead: false })
const loadShell = () => import('./shell')
const Shell = lazily(async () => (await loadShell()).default, { ahead: false })

const client = new QueryClient({
  defaultOptions: {
    // The appliance is asked again when something changed or the operator says so, not on every focus.
    queries: { staleTime: 30_000, gcTime: 10 * 60_000, retry: false, refetchOnWindowFocus: false },
    mutations: { retry: false },
  },
})

/** What runs since an upgrade answers otherwise: nothing stands that was read before. */
const versions = new Map<string, string>()
session.subscribe(() => {
  for (const { id, version } of session.get().appliances) {
    if ((versions.get(id) ?? version) !== version) void client.invalidateQueries({ queryKey: [id] })
    versions.set(id, version)
  }
})

const restored = session.restore()
// A tab that was signed in most likely still is: what it showed is fetched while its key is being unlocked.
if (session.wasSignedIn()) {
  Shell.fetchNow()
  fetchScreen(addressOf(location.hash))
  void ask(fetchPreparation(location.hash))
}

async function ask(preparing: ReturnType<typeof fetchPreparation>): Promise<void> {
  // What cannot be fetched now is asked for again when it is drawn, and missed there.
  const [prepare] = await Promise.all([preparing.catch(() => undefined), restored])
  const { active } = session.get()
  if (active) prepare?.(client, active)
}

/** Whoever comes through the door by keyboard goes on in the page behind it; whoever loads the page begins at its top. */
let wasAtDoor = false

function SignIn() {
  const location = useLocation()
  useEffect(() => {
    wasAtDoor = true
  }, [])
  const here = location.pathname + location.search
  const wanted: unknown = location.pathname === '/sign-in' ? location.state : here
  return (
    <Door>
      <div>
        {/* Where the operator wants to go is kept in the history's state, so that no address holds another. */}
        {location.pathname !== '/sign-in' && <Elsewhere to="/sign-in" state={here} />}
        {/* Whoever comes back after a crash begins here. */}
        {isIngestOff() && <FleetGuard closed />}
        <SignInScreen onTyping={() => void loadShell()} next={typeof wanted === 'string' ? wanted : '/overview'} />
      </div>
    </Door>
  )
}

function Pages() {
  const location = useLocation()
  const { active } = useSession()
  const openers = useSyncExternalStore(locked.subscribe, locked.get)
  if (openers) return <LockScreen openers={openers} />
  const console = active && (
    <SavedFrom value={active.name}>
      <Shell key={active.id} appliance={active} arriving={wasAtDoor} />
    </SavedFrom>
  )
  return (
    <Routes location={onOneLine(location)}>
      <Route path="/sign-in" element={<SignIn />} />
      {/* The same element as above: another page that is asked for while one signs in takes nothing from the form. */}
      <Route path="*" element={console ?? <SignIn />} />
    </Routes>
  )
}

export function App() {
  const { restored } = useSession()
  const [drawn, setDrawn] = useState(restored)
  useEffect(() => {
    if (restored) startTransition(() => setDrawn(true))
  }, [restored])
  if (!drawn) return null
  return (
    <Failure>
      <QueryClientProvider client={client}>
        <HashRouter>
          <Pages />
        </HashRouter>
      </QueryClientProvider>
    </Failure>
  )
}
