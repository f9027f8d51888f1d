/**
 * The certificate in use. A page is not told which one its connections have; the appliance hands it out as a file, which
 * a page may read only where the appliance lets it. Else it is opened by hand.
 */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { readHandedOut } from '../../api/public-certificate'
import { useAppliance } from '../../api/session'
import { readPem, type Certificate } from '../../work/certificate/read'

/** @throws Error where this page may not read it, or nobody answers */
export const readShown = async (url: string, signal?: AbortSignal): Promise<Certificate | null> =>
  readPem(await readHandedOut(url, signal)).certificates[0] ?? null

export function useShown() {
  const appliance = useAppliance()
  const client = useQueryClient()
  const queryKey = [appliance.id, 'certificate', 'in use']
  const read = useQuery({
    queryKey,
    queryFn: ({ signal }) => readShown(appliance.url, signal),
    retry: false,
    structuralSharing: false,
  })
  /** What was installed is known before it can be read. */
  return { read, know: (certificate: Certificate) => client.setQueryData(queryKey, certificate) }
}
