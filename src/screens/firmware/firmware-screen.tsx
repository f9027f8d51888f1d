/** What runs, what can be installed, and how an installation goes (8.0 Explore guide, Upgrade ExtraHop firmware). */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { exists, reasonOf } from '../../api/appliance'
import { useWhileAccepted } from '../../api/key-trouble'
import { query } from '../../api/query'
import { useAppliance } from '../../api/session'
import { extrahop } from '../../catalog/extrahop'
import { platformNames } from '../../catalog/platform'
import { PartFailures } from '../../crud/part-state'
import { RefreshButton } from '../../crud/refresh-button'
import { adopt } from '../../work/firmware/adopt'
import { upSince } from '../../work/firmware/look'
import { Guarded } from '../../ui/guarded'
import { KeyValueList } from '../../ui/key-value-list'
import { shownName } from '../../ui/name'
import { PageBody } from '../../ui/page-body'
import { PageHeader } from '../../ui/page-header'
import { Section } from '../../ui/panel'
import { TimeText, useNow } from '../../ui/time-text'
import { CoursePart } from './course-part'
import { ImagePart } from './image-part'
import { OffersPart } from './offers-part'
import { PreviousPart } from './previous-part'
import { UpgradeDialog, type Question } from './upgrade-dialog'
import { useCourse } from './use-course'
import styles from './firmware.module.css'

const { get, platform, processes, previousFirmware, nextFirmware } = extrahop.operations

/** How often this page reads again while it is open, ms; oftener while another tab watches an upgrade. */
const every = 30_000
const often = 5000

interface NowProps {
  busy: boolean
  elsewhere: boolean
  onAsk: (question: Question) => void
}

function Now({ busy, elsewhere, onAsk }: NowProps) {
  const appliance = useAppliance()
  const may = (operation: Parameters<typeof reasonOf>[0]) => reasonOf(operation, appliance) === undefined
  const about = useQuery({
    ...query(appliance, get, {}),
    enabled: may(get),
    refetchInterval: useWhileAccepted(appliance.id, elsewhere ? often : every),
  })
  const kind = useQuery({ ...query(appliance, platform, {}), enabled: may(platform) })
  const running = useQuery({
    ...query(appliance, processes, {}),
    enabled: may(processes),
    refetchInterval: useWhileAccepted(appliance.id, every),
  })
  const since = upSince(running.data)
  const version = about.data?.version ?? appliance.version
  // Somebody else has upgraded it, or another tab. What is under way may tell a version that it does not run yet.
  const known = busy || version === appliance.version
  useEffect(() => {
    if (!known) adopt(appliance.id, version)
  }, [known, appliance.id, version])
  return (
    <>
      <Section title="Runs now">
        <KeyValueList
          items={[
            { key: 'version', label: 'Firmware', value: version, copy: version },
            {
              key: 'platform',
              label: 'Platform',
              value: [platformNames[appliance.platform], shownName(kind.data?.platform)].filter(Boolean).join(', '),
            },
            ...(since === null ? [] : [{ key: 'up', label: 'Up since', value: <TimeText theirs at={since} /> }]),
          ]}
        />
        {/* What is under way goes through a restart, and says itself what comes of it. */}
        {!busy && !elsewhere && <PartFailures reads={[about, kind, running]} />}
      </Section>
      {exists(previousFirmware, appliance) && <PreviousPart busy={busy} onAsk={onAsk} />}
    </>
  )
}

export default function FirmwareScreen() {
  const appliance = useAppliance()
  const now = useNow(1000)
  const course = useCourse(now)
  const [question, setQuestion] = useState<Question | null>(null)
  const busy = course?.open === true
  return (
    <>
      <PageHeader
        title="Firmware"
        facts={`${platformNames[appliance.platform]} ${appliance.version}`}
        actions={<RefreshButton />}
      />
      <PageBody>
        <div className={styles.columns}>
          <div>
            {course && <CoursePart course={course} now={now} />}
            <ImagePart course={course} onAsk={setQuestion} />
            {exists(nextFirmware, appliance) && (
              <Guarded what="What is offered">
                <OffersPart busy={busy} onAsk={setQuestion} />
              </Guarded>
            )}
          </div>
          <aside className={styles.side}>
            <Guarded what="What runs now">
              <Now busy={busy} elsewhere={course?.standing === 'elsewhere'} onAsk={setQuestion} />
            </Guarded>
          </aside>
        </div>
      </PageBody>
      {question && <UpgradeDialog question={question} onClose={() => setQuestion(null)} />}
    </>
  )
}
