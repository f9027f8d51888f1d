/** Who is to be upgraded, and with what: the list as text, the images, and how careful the plan is. */
import { HardDriveDownload, Network, Plug } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useSession } from '../../api/session'
import { PickFile, PickText } from '../../crud/form/file-input'
import { Button } from '../../ui/button'
import { bytes } from '../../ui/format'
import { Note } from '../../ui/note'
import { State } from '../../ui/state-glyph'
import { TextArea } from '../../ui/text-field'
import { platformNames } from '../../catalog/platform'
import type { ImageFacts } from '../../work/fleet/checks'
import { targets } from '../../work/fleet/targets'
import styles from './fleet.module.css'
import setupStyles from './setup.module.css'
import { BackUp } from './back-up'
import { SettingsForm } from './settings-form'

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const

function Image({ image: { name, size, version, platform, problems } }: { image: ImageFacts }) {
  const [problem] = problems
  const facts = [platform ? platformNames[platform] : 'platform not told', version ?? 'version not told', bytes(size)]
  return (
    <li>
      <span className={setupStyles.name}>
        <bdi>{name}</bdi>
      </span>
      {problem === undefined ? <small>{facts.join(' · ')}</small> : <State state="danger">{problem}</State>}
    </li>
  )
}

/** Keys do not stay on the screen: what is pasted or finished is masked, what is being typed when the field is left. */
function isWhole(before: string, now: string): boolean {
  return now.length > before.length + 1 || now.endsWith('\n')
}

/** `stale`: those that can be backed up and lack a fresh backup. */
export function SetupPanel({ stale }: { stale: readonly string[] }) {
  const { text, problems, images, rows, settings } = useSyncExternalStore(targets.subscribe, targets.get)
  const { appliances } = useSession()
  const commands = rows.some(({ facts }) => facts?.platform === 'command')
  return (
    <div className={setupStyles.setup}>
      <div className={setupStyles.listing} data-drop>
        <TextArea
          label="Appliances as CSV"
          hint="HTTPS address, API key, firmware file. Keys stay in this tab's memory and are masked at once."
          mono
          rows={7}
          placeholder={'https://eda-01.example.com/,API key,extrahop-eda-9.8.2.1422.tar'}
          value={text}
          onChange={(now) => targets.setText(now, { hide: isWhole(text, now) })}
          onBlur={() => targets.setText(text, { hide: true })}
        />
        <div className={setupStyles.tools}>
          <PickText
            label="CSV file"
            due="The list of appliances is a text file."
            onText={(read) => targets.setText(read, { hide: true })}
          />
          <Button small kind="plain" icon={<Plug {...icon} />} onClick={() => targets.addSignedIn()}>
            {appliances.length === 1 ? 'Add the one signed in' : `Add the ${appliances.length} signed in`}
          </Button>
          {commands && (
            <Button small kind="plain" icon={<Network {...icon} />} onClick={() => targets.addConnected()}>
              Add what the Command is connected to
            </Button>
          )}
          <BackUp ids={stale} least={2} />
        </div>
        {problems.length > 0 && (
          <Note kind="warn">
            <ul className={setupStyles.problems}>
              {problems.slice(0, 6).map(({ line, words }) => (
                <li key={`${line} ${words}`}>
                  Line {line}: {words}
                </li>
              ))}
              {problems.length > 6 && <li>{problems.length - 6} more</li>}
            </ul>
          </Note>
        )}
      </div>
      <div className={setupStyles.images} data-drop>
        <h2>
          <HardDriveDownload {...icon} /> Images
        </h2>
        {images.length === 0 ? (
          <p className={styles.quiet}>
            The vendor's .tar files, one for each kind of appliance. They are read from the disk as they are sent.
          </p>
        ) : (
          <ul>
            {images.map((image) => (
              <Image key={image.name} image={image} />
            ))}
          </ul>
        )}
        <PickFile several label="Firmware images" accept=".tar" onPick={(file) => void targets.addImage(file)}>
          Choose images…
        </PickFile>
      </div>
      <SettingsForm settings={settings} onChange={(changed) => targets.setSettings(changed)} />
    </div>
  )
}
