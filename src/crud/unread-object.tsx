/** In the place of an object that is being read, cannot be read, or is not there: the same wherever it is asked for. */
import type { UseQueryResult } from '@tanstack/react-query'
import { isApiError } from '../api/errors'
import { useAppliance } from '../api/session'
import type { Resource } from '../catalog/operation'
import { ButtonLink } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { LoadingRows } from '../ui/loading-rows'
import { PageHeader } from '../ui/page-header'
import styles from './crud.module.css'
import { Failed } from './failed'
import { sentence } from './model'
import { usePlace } from './use-place'

interface Props {
  resource: Resource
  id: string
  object: UseQueryResult
}

export function UnreadObject({ resource, id, object }: Props) {
  const appliance = useAppliance()
  const place = usePlace()
  const [one, many] = resource.words
  const absent = isApiError(object.error) && object.error.status === 404
  const missing = absent || object.isSuccess
  return (
    <>
      <PageHeader
        title={missing ? `No ${one} has the id ${id}` : `${sentence(one)} ${id}`}
        crumbs={[{ title: sentence(many), href: place(resource.name) }]}
        ruled
      />
      <div className={styles.detail}>
        {object.isError && !absent && <Failed error={object.error} onRetry={() => void object.refetch()} />}
        {object.isPending && <LoadingRows label={`Reading the ${one}`} columns={2} />}
        {missing && (
          <EmptyState
            title="Nothing here"
            action={
              <ButtonLink kind="main" href={`#${place(resource.name)}`}>
                Back to the {many}
              </ButtonLink>
            }
          >
            <bdi>{appliance.name}</bdi> {absent ? 'answers 404' : 'does not list it'}: the {one} was deleted, or belongs
            to another appliance.
          </EmptyState>
        )}
      </div>
    </>
  )
}
