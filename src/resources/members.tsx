import { useQuery, useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useState } from 'react'
import { reasonOf } from '../api/appliance'
import { sentenceFor } from '../api/errors'
import { query, write } from '../api/query'
import { useAppliance } from '../api/session'
import { useProblem } from '../api/use-failure'
import { usergroups, type UserGroup } from '../catalog/usergroups'
import { notify } from '../crud/notices'
import { ObjectLink } from '../crud/object-link'
import { PartState } from '../crud/part-state'
import { OnePicker } from '../crud/picker'
import { namedBy, referencesIn } from '../crud/references'
import { IconButton, underWay } from '../ui/button'
import { number } from '../ui/format'
import { Note } from '../ui/note'
import { Section } from '../ui/panel'
import { usePortion } from '../ui/portion'
import { GoingOn, useStoppable } from '../ui/stop-waiting'
import { toast } from '../ui/toast'
import { useHere } from '../ui/use-here'
import styles from './lines.module.css'

const { members, changeMembers } = usergroups.operations
const [field] = referencesIn(members)

/** The members of a user group: added by name, taken out one by one. */
export function Members({ row }: { row: UserGroup }) {
  const appliance = useAppliance()
  const client = useQueryClient()
  const params = { id: row.id }
  const read = useQuery(query(appliance, members, { params }))
  const [error, setError] = useProblem(appliance.id)
  const reason = reasonOf(changeMembers, appliance)
  const names = field ? [...namedBy(field, read.data).keys()].toSorted((a, b) => a.localeCompare(b)) : []
  const { shown, more } = usePortion(names)
  const here = useHere()
  const [going, setGoing] = useState<string | null>(null)
  const { begin, ...stopping } = useStoppable()
  const change = async (name: string, member: boolean) => {
    setError(undefined)
    setGoing(member ? `${name} is made a member` : `${name} is taken out`)
    try {
      const body = { [name]: member ? 'member' : null }
      await write(client, appliance, changeMembers, { params, body }, { signal: begin() })
      toast.success(member ? `${name} is a member now` : `${name} is no member any more`)
    } catch (failure) {
      // Whoever has left the page hears of it above the list.
      if (!here.current) notify('usergroups', 'danger', sentenceFor(failure))
      setError(failure)
    } finally {
      setGoing(null)
    }
  }
  return (
    <Section title="Members" aside={read.data && number(names.length)}>
      <PartState read={read} label="Members" />
      {error && (
        <Note kind="danger" live>
          {error}
        </Note>
      )}
      {read.isSuccess && names.length === 0 && <p>None yet.</p>}
      <ul className={styles.lines} aria-label="Members">
        {shown.map((name) => (
          <li key={name}>
            <ObjectLink to="users" id={name} />
            <IconButton
              label={`Take ${name} out`}
              icon={<X aria-hidden />}
              small
              reason={reason ?? (going === null ? undefined : underWay)}
              onClick={() => void change(name, false)}
            />
          </li>
        ))}
      </ul>
      {more}
      {going !== null && <GoingOn {...stopping}>{going}</GoingOn>}
      {reason === undefined && (
        <div className={styles.more}>
          <OnePicker
            label="Add a member"
            to="users"
            value={undefined}
            without={new Set(names)}
            onChange={(id) => {
              if (id !== undefined && going === null) void change(id, true)
            }}
          />
        </div>
      )}
    </Section>
  )
}
