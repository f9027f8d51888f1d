/** The tags of one row, read once the row has come to rest: for sites with more tags than can be asked one by one. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useAppliance } from '../../api/session'
import { catalog } from '../../catalog'
import { listQuery } from '../../crud/list-query'
import { nameOf } from '../../crud/model'
import { TagCell, UnreadTags } from './tag-cell'

/** How long a row stands before it is asked for, ms: a list that is scrolled through asks for nothing. */
const rest = 250

const { tags, devices } = catalog

export function TagsInSight({ id }: { id: number }) {
  const appliance = useAppliance()
  const [resting, setResting] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setResting(true), rest)
    return () => clearTimeout(timer)
  }, [])
  // As the device's own page asks, so that both share one answer.
  const { data, isError } = useQuery({
    ...listQuery(appliance, devices.operations.listTags, { params: { id } }),
    enabled: resting,
    staleTime: 60_000,
  })
  if (!data) return <UnreadTags failed={isError} />
  return <TagCell tags={data.map((tag) => nameOf(tags, tag))} />
}
