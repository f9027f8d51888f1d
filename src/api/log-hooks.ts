/** The request log for React. */
import { useSyncExternalStore } from 'react'
import { connectionOf, log, type Connection, type LogEntry } from './log'

export const useLog = (): readonly LogEntry[] => useSyncExternalStore(log.subscribe, log.get)

/** What the last finished request of the console, whichever page's, says about the connection to an appliance. */
export const useConnection = (appliance: string): Connection['state'] =>
  useSyncExternalStore(log.subscribe, () => connectionOf(log.get(), appliance).state)
