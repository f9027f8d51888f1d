import { useQueryClient } from '@tanstack/react-query'
import { forgetAnswers } from '../api/query'
import { session } from '../api/session'

/** Signs out of an appliance: its key and everything that it answered are forgotten. */
export function useSignOut(): (appliance: string) => void {
  const client = useQueryClient()
  return (appliance) => {
    forgetAnswers(client, appliance)
    void session.signOut(appliance)
  }
}
