/** What the appliance says of its record types, where the release does. */
import { useQuery } from '@tanstack/react-query'
import { reasonOf, type Appliance } from '../../api/appliance'
import { isApiError } from '../../api/errors'
import { call } from '../../api/send'
import { readableFormats, records } from '../../catalog/records'

const { search, formats } = records.operations

export function useFormats(appliance: Appliance) {
  const read = useQuery({
    queryKey: [appliance.id, 'records', 'formats'],
    queryFn: async ({ signal }) => readableFormats(await call(appliance, formats, {}, { signal, retries: 0 })),
    enabled: reasonOf(search, appliance) === undefined && reasonOf(formats, appliance) === undefined,
    retry: false,
    staleTime: Infinity,
  })
  return {
    known: read.data ?? none,
    // An appliance that has no such list has told all that it can.
    failed: read.isError && !(isApiError(read.error) && read.error.kind === 404) ? read.error : undefined,
    again: () => void read.refetch(),
    pending: read.isFetching,
  }
}

const none: never[] = []
