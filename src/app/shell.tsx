/** The frame around every page: deck, navigation, sheet and strip, with the palette and the request log. */
import { CircleHelp, Info, LogOut, Menu, MoonStar, Rows3, Search, SquareTerminal, Clock3 } from 'lucide-react'
import { useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { Link, Route, Routes, useLocation, useNavigate } from 'react-router'
import type { Appliance } from '../api/appliance'
import { useShownRequest } from '../api/shown-request'
import { leaving } from '../browser/leave'
import { isDescribed } from '../catalog/release'
import { useClockDifference } from '../work/appliance-clock'
import { useFleetProgress } from '../work/fleet/runs'
import { DialogNews } from '../ui/dialog-news'
import { fetchAhead, lazily } from '../ui/lazily'
import { TimeProvider } from '../ui/time-text'
import { ToastRegion } from '../ui/toast'
import { ClockFact, ZoneClock } from './clock'
import { ThemeButton } from './door'
import { Elsewhere } from './elsewhere'
import { Failure } from './failure'
import styles from './frame.module.css'
import { Mark } from './mark'
import { Navigation } from './navigation'
import { fetchPage, pagesFor } from './pages'
import type { Action } from './palette'
import { openPalette, PaletteHost } from './palette-host'
import { Plate } from './plate'
import { nextChoice, prefer, usePreferences } from './preferences'
import { addressOf } from './screens'
import { useShortcuts } from './shortcuts'
import { giveWay, stand } from './give-way'
import { KeyTroubleNote } from './key-trouble-note'
import { Strip } from './strip'
import { signingOut, useSignOut } from './use-sign-out'

const About = lazily(() => import('./about').then((module) => module.About))
const NotFound = lazily(() => import('./not-found').then((module) => module.NotFound), { ahead: false })
const IngestNote = lazily(() => import('./ingest-note').then((module) => module.IngestNote))
const ReleaseNote = lazily(() => import('./release-note').then((module) => module.ReleaseNote), { ahead: false })
const FleetGuard = lazily(() => import('./fleet-guard').then((module) => module.FleetGuard))
const SignInAgain = lazily(() => import('./sign-in-again').then((module) => module.SignInAgain))
// The plans that run are read once the page stands.
const Tray = lazily(() => import('./tray').then((module) => module.Tray))
const SignOutQuestion = lazily(() => import('./sign-out-question').then((module) => module.SignOutQuestion))
const WaitNote = lazily(() => import('./wait-note').then((module) => module.WaitNote))

const waiting = <WaitNote />

// While the frame is being drawn, the page that it will hold is on its way.
fetchPage(addressOf(location.hash))

const icon = { size: 16, strokeWidth: 1.75 } as const

/** Forms over a page are part of it: what opened one gets the focus back. */
const pageOf = (pathname: string): string => pathname.replace(/\/(new|edit)$/, '')

export default function Shell({ appliance, arriving }: { appliance: Appliance; arriving?: boolean }) {
  const { zone, density } = usePreferences()
  const location = useLocation()
  const navigate = useNavigate()
  const signOut = useSignOut()
  const leaves = useSyncExternalStore(signingOut.subscribe, signingOut.get)
  const pages = useMemo(() => pagesFor(appliance), [appliance])
  const [about, setAbout] = useState(false)
  const [menuOpen, setMenuOpen] = useState(false)
  const [logOpen, setLogOpen] = useState(false)
  const shown = useShownRequest()
  const progress = useFleetProgress()
  const sheet = useRef<HTMLElement>(null)
  const [again, setAgain] = useState<{ from: Element | null }>()
  const news = useMemo(
    () => (
      <>
        <KeyTroubleNote appliance={appliance} onAsk={(from) => setAgain({ from })} />
        {waiting}
      </>
    ),
    [appliance],
  )

  const [answered, setAnswered] = useState(shown)
  if (shown !== answered) {
    setAnswered(shown)
    if (shown?.where === 'log') setLogOpen(true)
  }
  // The page stands: what its first clicks will need is fetched before they come.
  useEffect(fetchAhead, [])
  useEffect(() => {
    let stop: (() => void) | undefined
    let over = false
    // After the page was painted: nobody has lost the focus yet.
    const timer = setTimeout(() => {
      void import('./focus-keeper').then(({ keepFocus }) => {
        if (!over) stop = keepFocus()
      })
    }, 50)
    return () => {
      over = true
      clearTimeout(timer)
      stop?.()
    }
  }, [])

  // A new page is announced and starts at its heading; the filter of one page is not a new page. At once, with the
  // page: later it would take the focus from a field in which one writes already.
  const page = pageOf(location.pathname)
  const first = useRef(!arriving)
  useLayoutEffect(() => {
    if (first.current) first.current = false
    else sheet.current?.focus({ preventScroll: true })
    stand(sheet.current)
  }, [page])
  useEffect(() => {
    const found = pages.find(({ to }) => page === to || page.startsWith(`${to}/`))
    document.title = [progress, found?.title, appliance.name, 'hopdeck'].filter(Boolean).join(' · ')
  }, [progress, page, pages, appliance.name])

  // What was asked for before this frame was there has been answered already.
  const explored = useRef(shown)
  useEffect(() => {
    if (shown === explored.current) return
    explored.current = shown
    // Nobody is asked: the request has what was typed.
    if (shown?.where === 'explorer') void navigate(shown.address)
  }, [shown, navigate])

  useShortcuts({
    palette: openPalette,
    help: () => setAbout(true),
    go: (letter) => {
      const target = pages.find(({ keys }) => keys === letter)
      if (target) leaving(() => void navigate(target.to))
      return target !== undefined
    },
  })

  const actions: Action[] = [
    {
      id: 'request-log',
      title: 'Open the request log',
      icon: <SquareTerminal {...icon} />,
      run: () => setLogOpen(true),
    },
    {
      id: 'theme',
      title: 'Change the theme',
      keywords: 'dark light system',
      icon: <MoonStar {...icon} />,
      run: () => prefer('theme', nextChoice('theme')),
    },
    {
      id: 'density',
      title: 'Change the density',
      icon: <Rows3 {...icon} />,
      run: () => prefer('density', nextChoice('density')),
    },
    {
      id: 'zone',
      title: 'Switch between UTC and local time',
      icon: <Clock3 {...icon} />,
      run: () => prefer('zone', nextChoice('zone')),
    },
    {
      id: 'about',
      title: 'About and keys',
      keywords: 'shortcuts help hopdeck',
      icon: <Info {...icon} />,
      shortcut: '?',
      run: () => setAbout(true),
    },
    {
      id: 'sign-in',
      title: 'Sign in to another appliance',
      icon: <Search {...icon} />,
      run: () => leaving(() => void navigate('/sign-in')),
    },
    {
      id: 'sign-out',
      title: `Sign out of ${appliance.name}`,
      icon: <LogOut {...icon} />,
      run: () => leaving(() => signOut(appliance)),
    },
  ]

  // A phone's deck has no room for these: they stand in its menu.
  const tools: Action[] = [
    {
      id: 'find',
      title: 'Go to or search',
      icon: <Search {...icon} />,
      run: openPalette,
    },
    ...actions.filter(({ id }) => ['theme', 'density', 'about'].includes(id)),
  ]

  return (
    <TimeProvider zone={zone} ahead={useClockDifference(appliance.id)}>
      <DialogNews value={news}>
        <div className={styles.frame}>
          <a
            className={styles.skip}
            href="#content"
            onClick={(event) => {
              // The hash belongs to the routes.
              event.preventDefault()
              sheet.current?.focus()
            }}
          >
            Skip to the content
          </a>
          <header className={styles.deck}>
            <button
              type="button"
              className={styles.menu}
              aria-label="Menu"
              aria-expanded={menuOpen}
              aria-controls="main-navigation"
              onClick={() => setMenuOpen(!menuOpen)}
            >
              <Menu size={18} strokeWidth={1.75} aria-hidden />
            </button>
            <Link className={styles.mark} to="/overview" aria-label="hopdeck, overview">
              <Mark />
              <span>hopdeck</span>
            </Link>
            <Plate appliance={appliance} />
            <button type="button" className={styles.find} onClick={openPalette} aria-haspopup="dialog">
              <Search size={14} strokeWidth={2} aria-hidden />
              <span>Go to or search</span>
              <kbd>Ctrl K</kbd>
            </button>
            <Tray className={styles.tool} />
            <div className={styles.tools}>
              <ZoneClock className={styles.tool} />
              <button
                type="button"
                className={styles.tool}
                title={`Density: ${density}`}
                aria-label={`Density: ${density}`}
                onClick={() => prefer('density', nextChoice('density'))}
              >
                <Rows3 size={16} strokeWidth={1.75} aria-hidden />
              </button>
              <ThemeButton className={styles.tool} />
              <button
                type="button"
                className={styles.tool}
                title="About and keys"
                aria-label="About and keys"
                onClick={() => setAbout(true)}
              >
                <CircleHelp size={16} strokeWidth={1.75} aria-hidden />
              </button>
            </div>
          </header>
          <Navigation pages={pages} tools={tools} open={menuOpen} onClose={() => setMenuOpen(false)} />
          <main id="content" ref={sheet} className={styles.sheet} tabIndex={-1} onScrollCapture={giveWay}>
            <KeyTroubleNote wide appliance={appliance} onAsk={(from) => setAgain({ from })} />
            {appliance.platform === 'explore' && <IngestNote appliance={appliance} />}
            {!isDescribed(appliance.version) && <ReleaseNote key={appliance.id} appliance={appliance} />}
            <FleetGuard />
            <Failure resetKey={location.pathname + location.search}>
              <Routes>
                <Route path="/" element={<Elsewhere to="/overview" />} />
                {pages
                  .flatMap((each) => [each, ...(each.inner ?? [])])
                  .map(({ route, screen: Screen }) => (
                    <Route key={route} path={route} element={<Screen />} />
                  ))}
                <Route path="*" element={<NotFound appliance={appliance} />} />
              </Routes>
            </Failure>
          </main>
          <ClockFact appliance={appliance} />
          <Strip open={logOpen} shown={shown} onOpen={setLogOpen} />
        </div>
        <ToastRegion />
        <PaletteHost appliance={appliance} pages={pages} actions={actions} />
        {leaves && <SignOutQuestion appliance={leaves} />}
        {about && <About onClose={() => setAbout(false)} />}
      </DialogNews>
      <DialogNews value={waiting}>
        {again && <SignInAgain appliance={appliance} from={again.from} onClose={() => setAgain(undefined)} />}
      </DialogNews>
    </TimeProvider>
  )
}
