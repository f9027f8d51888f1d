/**
 * How the operator likes the console: theme, density and time zone. Kept in localStorage and shown as attributes
 * of the html element; public/theme.js reads the same entries before the first paint.
 */
import { useSyncExternalStore } from 'react'

export type Theme = 'system' | 'light' | 'dark'
export type Density = 'compact' | 'comfortable'
export type Zone = 'utc' | 'local'

interface Preferences {
  theme: Theme
  density: Density
  zone: Zone
}

const choices: { [Name in keyof Preferences]: readonly [Preferences[Name], ...Preferences[Name][]] } = {
  theme: ['system', 'light', 'dark'],
  density: ['compact', 'comfortable'],
  zone: ['utc', 'local'],
}

const entry = (name: keyof Preferences) => `hopdeck.${name}`

// Storage may be forbidden by the browser's settings; the defaults then stand for this page alone.
function stored<Name extends keyof Preferences>(name: Name): Preferences[Name] {
  const known: readonly Preferences[Name][] = choices[name]
  try {
    const text = localStorage.getItem(entry(name))
    return known.find((choice) => choice === text) ?? choices[name][0]
  } catch {
    return choices[name][0]
  }
}

let preferences: Preferences = { theme: stored('theme'), density: stored('density'), zone: stored('zone') }
const listeners = new Set<() => void>()

function show(): void {
  const { dataset } = document.documentElement
  if (preferences.theme === 'system') delete dataset.theme
  else dataset.theme = preferences.theme
  dataset.density = preferences.density
}

/** Chooses a preference; it holds at once and on the next visit. */
export function prefer<Name extends keyof Preferences>(name: Name, value: Preferences[Name]): void {
  preferences = { ...preferences, [name]: value }
  try {
    if (value === choices[name][0]) localStorage.removeItem(entry(name))
    else localStorage.setItem(entry(name), value)
  } catch {
    // See above: it then holds for this page alone.
  }
  show()
  for (const listener of listeners) listener()
}

/** The next of a preference's choices, for buttons that go round. */
export function nextChoice<Name extends keyof Preferences>(name: Name): Preferences[Name] {
  const known: readonly Preferences[Name][] = choices[name]
  return known[(known.indexOf(preferences[name]) + 1) % known.length] ?? choices[name][0]
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, () => preferences)
