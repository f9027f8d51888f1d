import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import type { Appliance } from '../api/appliance'
import { forgetAnswers } from '../api/query'
import { session } from '../api/session'
import { createStore } from '../api/store'
import { unsavedOf } from '../work/unsaved'

/** The appliance that is signed out of once it was agreed to. */
export const signingOut = createStore<Appliance | null>(null)

/** Its key and everything that it answered are forgotten. */
export function endSession(client: QueryClient, { id }: Appliance): void {
  forgetAnswers(client, id)
  void session.signOut(id)
}

/** Signs out of an appliance; asks first where something would go with it. */
export function useSignOut(): (appliance: Appliance) => void {
  const client = useQueryClient()
  return (appliance) => {
    if (unsavedOf(appliance.id).length > 0) signingOut.set(appliance)
    else endSession(client, appliance)
  }
}
