/** On every page of an appliance whose release the catalogue does not describe, until it is put away. */
import { useState } from 'react'
import type { Appliance } from '../api/appliance'
import { catalog } from '../catalog'
import type { Resource } from '../catalog/operation'
import { compareVersions, described } from '../catalog/release'
import { Button } from '../ui/button'
import { list } from '../ui/format'
import { Note } from '../ui/note'

/** Put away in this tab, by address: the note says nothing new on the next page. */
const away = new Set<string>()

const wordsOf = (name: string): string =>
  Object.values<Resource>(catalog).find((resource) => resource.name === name)?.words[1] ?? name

export function ReleaseNote({ appliance }: { appliance: Appliance }) {
  const { id, version, absent = [] } = appliance
  const [hidden, setHidden] = useState(away.has(id))
  if (hidden) return null
  const newer = compareVersions(version, described[1]) > 0
  return (
    <Note
      kind="warn"
      wide
      live={false}
      actions={
        <Button
          small
          onClick={() => {
            away.add(id)
            setHidden(true)
          }}
        >
          Put away
        </Button>
      }
    >
      <b>
        The release of <bdi>{appliance.name}</bdi> is not known.
      </b>{' '}
      It calls itself <bdi>{version === '' ? 'nothing' : `“${version.slice(0, 60)}”`}</bdi>; this console knows{' '}
      {described[0]} to {described[1]}.{' '}
      {newer
        ? 'What came since is not offered, and what is gone may fail. '
        : 'What answers is offered, some of it may fail. '}
      {absent.length > 0 && `Left out, because they are answered by 404: ${list(absent.map(wordsOf))}.`}
    </Note>
  )
}
