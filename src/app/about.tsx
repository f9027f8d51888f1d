/** What this console is: version, build, the libraries it stands on, and the keys of the page. */
import { Dialog } from '../ui/dialog'
import { Button } from '../ui/button'
import { KeyValueList } from '../ui/key-value-list'
import styles from './about.module.css'

export const shortcuts = [
  ['Ctrl K', 'Command palette (Cmd K on a Mac)'],
  ['/', 'Filter the rows of the page'],
  ['g then o', 'Go to the overview'],
  ['g then d', 'Go to the devices'],
  ['?', 'This page'],
  ['Esc', 'Close what is on top'],
  ['Arrows, Home, End', 'Move in a table; with Ctrl to its corners'],
  ['Space, Shift', 'Select a row, extend the selection'],
  ['Ctrl A', 'Select all rows that match'],
  ['Enter', 'Open the row'],
] as const

export function About({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title="About hopdeck" footer={<Button onClick={onClose}>Close</Button>}>
      <p>An operator console that runs in your browser and talks to your appliances alone.</p>
      <KeyValueList
        items={[
          {
            key: 'version',
            label: 'Version',
            value: __APP_VERSION__,
            copy: `hopdeck ${__APP_VERSION__} ${__APP_COMMIT__}`,
          },
          { key: 'build', label: 'Build', value: __APP_COMMIT__, mono: true },
          { key: 'origin', label: 'Origin', value: location.origin, copy: location.origin, mono: true },
          {
            key: 'licences',
            label: 'Libraries',
            value: (
              <a href="licenses.md" target="_blank" rel="noreferrer">
                Their licences
              </a>
            ),
          },
        ]}
      />
      <h3 className={styles.heading}>Keys</h3>
      <dl className={styles.keys}>
        {shortcuts.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
