import { Clock3 } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Appliance } from '../api/appliance'
import { clockOff } from '../crud/clock-off'
import { useLicenseClock } from '../crud/use-license-clock'
import { clock } from '../ui/format'
import { whenQuiet } from '../ui/lazily'
import { StripFact } from '../ui/strip'
import { nextChoice, prefer, usePreferences } from './preferences'

/** The time in the zone that every page uses; a click goes from UTC to local time and back. */
export function ZoneClock({ className }: { className?: string | undefined }) {
  const { zone } = usePreferences()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const words = zone === 'utc' ? 'UTC' : 'local time'
  return (
    <button
      type="button"
      className={className}
      title={`Times are shown in ${words}`}
      aria-label={`Times are shown in ${words}. Switch`}
      onClick={() => prefer('zone', nextChoice('zone'))}
    >
      <Clock3 size={14} strokeWidth={2} aria-hidden />
      <b>{clock(now, zone)}</b> {zone === 'utc' ? 'UTC' : 'local'}
    </button>
  )
}

/** Beside the facts of every page, where its times are told: that the appliance's clock is off, once it is known. */
export function ClockFact({ appliance }: { appliance: Appliance }) {
  // Asked when the page is quiet: most pages read nothing that tells.
  const [quiet, setQuiet] = useState(false)
  useEffect(() => whenQuiet(async () => setQuiet(true)), [])
  const off = clockOff(useLicenseClock(appliance, quiet))
  if (off === undefined) return null
  return <StripFact>The appliance’s clock is {off}</StripFact>
}
