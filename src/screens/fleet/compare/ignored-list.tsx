/** Every path that is ignored, for whom, and how to hear of it again. */
import { X } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '../../../ui/button'
import { Disclosure } from '../../../ui/disclosure'
import { TextField } from '../../../ui/text-field'
import type { Ignored } from '../../../work/fleet/ignored'
import styles from './compare.module.css'

interface Props {
  ignored: readonly Ignored[]
  nameOf: (id: string) => string
  onChange: (ignored: readonly Ignored[]) => void
}

export function IgnoredList({ ignored, nameOf, onChange }: Props) {
  const [path, setPath] = useState('')
  const add = () => {
    if (path.trim() === '') return
    onChange([...ignored, { path: path.trim(), pair: null }])
    setPath('')
  }
  return (
    <Disclosure title={`Ignored paths: ${ignored.length}`}>
      <ul className={styles.ignored} aria-label="Ignored paths">
        {ignored.map((one) => (
          <li key={`${one.path} ${one.pair?.join(' ')}`}>
            <code>{one.path}</code>
            <small>{one.pair ? one.pair.map(nameOf).join(' and ') : 'all appliances'}</small>
            <IconButton
              small
              label={`Tell of ${one.path} again`}
              icon={<X size={14} strokeWidth={2} aria-hidden />}
              onClick={() => onChange(ignored.filter((other) => other !== one))}
            />
          </li>
        ))}
      </ul>
      <div className={styles.add}>
        <TextField
          label="Path"
          hint="A star stands for one part; what lies below a path is ignored too."
          mono
          value={path}
          onChange={setPath}
          onEnter={add}
        />
        <Button reason={path.trim() === '' ? 'Type a path first' : undefined} onClick={add}>
          Ignore for all
        </Button>
      </div>
    </Disclosure>
  )
}
