/** The image: chosen, summed, compared, sent; and the upgrade that it is for. */
import { ArrowUpFromLine, HardDriveDownload } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { reasonOf } from '../../api/appliance'
import { useAppliance } from '../../api/session'
import { extrahop } from '../../catalog/extrahop'
import { platformNames } from '../../catalog/platform'
import { compareVersions } from '../../catalog/release'
import { sumIn } from '../../work/firmware/hash'
import { uploadPlan } from '../../work/firmware/plans'
import { work } from '../../work/work'
import { Button } from '../../ui/button'
import { bytes } from '../../ui/format'
import { KeyValueList } from '../../ui/key-value-list'
import { Note } from '../../ui/note'
import { Section } from '../../ui/panel'
import { Progress } from '../../ui/progress'
import { TextField } from '../../ui/text-field'
import styles from './firmware.module.css'
import type { Question } from './upgrade-dialog'
import type { Course } from './use-course'
import { useImage, type Image } from './use-image'

/** What speaks against an image, or for a second look. */
function warningsOf({ facts, problem }: Image, platform: string, version: string): string[] {
  if (problem !== null) return [problem]
  if (!facts) return []
  const other =
    facts.platform !== null && facts.platform !== platform
      ? [`It is for ${platformNames[facts.platform]} appliances.`]
      : []
  const order = facts.version === null ? 1 : compareVersions(facts.version, version)
  const age =
    order < 0
      ? [`${facts.version} is older than what runs.`]
      : order === 0
        ? [`${facts.version} is what runs already.`]
        : []
  return [...facts.problems, ...other, ...age]
}

export function ImagePart({ course, onAsk }: { course: Course | null; onAsk: (question: Question) => void }) {
  const appliance = useAppliance()
  const { image, choose } = useImage()
  const [expected, setExpected] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const { uploadFirmware, upgrade } = extrahop.operations
  const wanted = sumIn(expected)
  const pasted = expected.trim() !== ''
  const differs = wanted !== null && image !== null && image.sum !== null && wanted !== image.sum
  const busy = course?.open === true
  const uploaded = course?.kind === 'upload' && course.mark?.state === 'done'
  const blocked = !image
    ? 'Choose an image first'
    : image.file.size === 0
      ? 'The file is empty'
      : image.problem !== null
        ? 'The file cannot be read'
        : pasted && wanted === null
          ? 'The expected SHA-256 has 64 hexadecimal digits'
          : pasted && image.sum === null
            ? 'The sum is not computed yet'
            : differs
              ? 'The SHA-256 is another than expected'
              : busy
                ? 'Something is under way'
                : undefined
  const facts = image?.facts
  const warnings = image ? warningsOf(image, appliance.platform, appliance.version) : []
  return (
    <Section title="Image">
      <div className={styles.choose}>
        <div className={styles.file} data-drop>
          <label htmlFor={id}>Firmware image</label>
          <input
            ref={input}
            id={id}
            type="file"
            accept=".tar,application/x-tar"
            onChange={(event) => choose(event.currentTarget.files?.[0])}
          />
          <small className={styles.quiet}>
            The .tar as the vendor hands it out. It is read from the disk as it is sent.
          </small>
        </div>
        <TextField
          label="Expected SHA-256"
          optional
          mono
          value={expected}
          onChange={setExpected}
          error={
            pasted && wanted === null
              ? 'A SHA-256 has 64 hexadecimal digits.'
              : differs
                ? 'The file has another sum: it was damaged or is another file.'
                : undefined
          }
          hint={
            wanted !== null && image?.sum === wanted ? 'The file has this sum.' : 'From the vendor’s download page.'
          }
        />
      </div>
      {image && (
        <KeyValueList
          className={styles.facts}
          label="Chosen image"
          items={[
            { key: 'name', label: 'File', value: `${image.file.name}, ${bytes(image.file.size)}` },
            { key: 'version', label: 'Version', value: facts ? (facts.version ?? 'Not said by the file') : 'Reading' },
            {
              key: 'sum',
              label: 'SHA-256',
              mono: image.sum !== null,
              value:
                image.sum ??
                (image.problem ? (
                  'Not known'
                ) : (
                  <Progress label="Sum" value={image.summed} of={Math.max(1, image.file.size)} unit="bytes" />
                )),
              copy: image.sum ?? undefined,
            },
          ]}
        />
      )}
      {warnings.length > 0 && (
        <Note kind="warn" className={styles.note}>
          {warnings.join(' ')}
        </Note>
      )}
      <div className={styles.acts}>
        <Button
          kind={uploaded ? 'normal' : 'main'}
          icon={<ArrowUpFromLine size={16} strokeWidth={1.75} aria-hidden />}
          reason={reasonOf(uploadFirmware, appliance) ?? blocked}
          onClick={() => image && void work.start(uploadPlan(appliance, image.file))}
        >
          Upload
        </Button>
        <Button
          kind={uploaded ? 'main' : 'normal'}
          icon={<HardDriveDownload size={16} strokeWidth={1.75} aria-hidden />}
          reason={reasonOf(upgrade, appliance) ?? (busy ? 'Something is under way' : undefined)}
          onClick={() => onAsk({ command: { kind: 'upgrade' }, wanted: uploaded ? (facts?.version ?? null) : null })}
        >
          Upgrade…
        </Button>
      </div>
    </Section>
  )
}
