import { useQueryClient } from '@tanstack/react-query'
import { forgetTyped } from '../api/handed-request'
import { forgetAnswers } from '../api/query'
import { session } from '../api/session'

/** Signs out of an appliance: its key, everything that it answered and what was typed for it are forgotten. */
export function useSignOut(): (appliance: string) => void {
  const client = useQueryClient()
  return (appliance) => {
    forgetAnswers(client, appliance)
    forgetTyped(appliance)
    void session.signOut(appliance)
  }
}
