/** What is licensed and until when; a key or a license is applied, followed and compared (8.0 Explore guide, License). */
import { useQuery } from '@tanstack/react-query'
import { KeyRound, ScrollText } from 'lucide-react'
import { useState } from 'react'
import { reasonOf } from '../../api/appliance'
import { useWhileAccepted } from '../../api/key-trouble'
import { query } from '../../api/query'
import { useAppliance } from '../../api/session'
import { catalog } from '../../catalog'
import { Failed } from '../../crud/failed'
import { ReadBefore } from '../../crud/read-before'
import { RefreshButton } from '../../crud/refresh-button'
import { useShownAgain } from '../../crud/shown-again'
import { Button } from '../../ui/button'
import { duration } from '../../ui/format'
import { KeyValueList } from '../../ui/key-value-list'
import { LoadingRows } from '../../ui/loading-rows'
import { BeforeAfter } from '../../ui/before-after'
import { Note } from '../../ui/note'
import { PageBody } from '../../ui/page-body'
import { PageHeader } from '../../ui/page-header'
import { Section } from '../../ui/panel'
import { StripFact } from '../../ui/strip'
import { TimeText, useNow } from '../../ui/time-text'
import { ApplyLicense } from './apply-dialogs'
import { shownName } from '../../ui/name'
import { endOf, granted, inWords, maskedKey, warnsFrom } from './license-facts'
import { useApplyLicense, type Result, type What } from './use-apply-license'
import styles from './license.module.css'

const { license } = catalog
const { get, update, setProductKey } = license.operations

function Outcome({ result }: { result: Result }) {
  const { what, differences, registered, problem } = result
  const thing = what === 'key' ? 'product key' : 'license'
  return (
    <Section title="Before and after">
      {problem !== null ? (
        <Note kind="danger">{problem}</Note>
      ) : differences.length === 0 ? (
        <p className={styles.quiet}>
          {registered
            ? `The ${thing} is registered, and nothing that is shown here is other than before.`
            : `Nothing is other than before: most likely this ${thing} was in force already.`}
        </p>
      ) : (
        <BeforeAfter what="What" rows={differences} />
      )}
    </Section>
  )
}

function Names({ title, names }: { title: string; names: unknown }) {
  const all = granted(names)
  return (
    <Section title={title} aside={String(all.length)}>
      {all.length === 0 ? (
        <p className={styles.quiet}>None.</p>
      ) : (
        <ul className={styles.names}>
          {all.map(({ name, value }) => (
            <li key={name}>
              {inWords(name)}
              {value !== null && (
                <>
                  {' '}
                  <b>{/^\d+$/.test(value) ? Number(value).toLocaleString('en') : value}</b>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

export default function LicenseScreen() {
  const appliance = useAppliance()
  const { reading } = useShownAgain()
  const now = useNow(1000)
  const [asking, setAsking] = useState<What['kind'] | null>(null)
  const { step, result, apply } = useApplyLicense()
  const reason = reasonOf(get, appliance)
  const read = useQuery({
    ...query(appliance, get, {}),
    enabled: reason === undefined,
    refetchInterval: useWhileAccepted(appliance.id, 60_000),
  })
  const busy = step === null ? undefined : 'It is being registered'
  const facts = read.data
  const end = facts ? endOf(facts, read.dataUpdatedAt) : null
  const left = end === null ? null : end - now
  return (
    <>
      <PageHeader
        title="License"
        facts={facts && shownName(facts.edition)}
        actions={
          <>
            <RefreshButton />
            <Button
              icon={<ScrollText size={16} strokeWidth={1.75} aria-hidden />}
              reason={reasonOf(update, appliance) ?? busy}
              onClick={() => setAsking('license')}
            >
              Apply license…
            </Button>
            <Button
              kind="main"
              icon={<KeyRound size={16} strokeWidth={1.75} aria-hidden />}
              reason={reasonOf(setProductKey, appliance) ?? busy}
              onClick={() => setAsking('key')}
            >
              Apply product key…
            </Button>
          </>
        }
      />
      {left !== null && left < warnsFrom && (
        <Note kind={left <= 0 ? 'danger' : 'warn'} wide live={false}>
          <b>
            {left <= 0 ? `The license expired ${duration(-left)} ago.` : `The license expires in ${duration(left)}.`}
          </b>{' '}
          What it does not cover stops then. Ask the vendor for another one in time.
        </Note>
      )}
      {read.isError && facts && step === null && (
        <ReadBefore error={read.error} onRetry={() => void read.refetch()} pending={reading} />
      )}
      {step !== null && <Note wide>{step}. What is true then is shown when it is done.</Note>}
      <PageBody>
        {result && <Outcome result={result} />}
        {reason !== undefined ? (
          <Section title="License">
            <p className={styles.quiet}>{reason}.</p>
          </Section>
        ) : read.isError && !facts ? (
          <Failed error={read.error} onRetry={() => void read.refetch()} pending={reading} />
        ) : !facts ? (
          <LoadingRows rows={6} label="Reading the license" />
        ) : (
          <>
            <Section title="License">
              <KeyValueList
                className={styles.facts}
                items={[
                  ...(facts.edition ? [{ key: 'edition', label: 'Edition', value: facts.edition }] : []),
                  {
                    key: 'end',
                    label: 'Expires',
                    value:
                      end === null ? (
                        'Never'
                      ) : Number.isNaN(end) ? (
                        'unreadable'
                      ) : (
                        <>
                          <TimeText at={end} mode="exact" />,{' '}
                          {left !== null && left > 0 ? `in ${duration(left)}` : 'expired'}
                        </>
                      ),
                  },
                  { key: 'key', label: 'Product key', value: maskedKey(facts.product_key), mono: true },
                  { key: 'serial', label: 'Serial number', value: facts.serial, copy: facts.serial },
                  { key: 'dossier', label: 'Dossier', value: facts.dossier, copy: facts.dossier, mono: true },
                ]}
              />
            </Section>
            <Names title="Modules" names={facts.modules} />
            <Names title="Capacities and options" names={facts.options} />
          </>
        )}
      </PageBody>
      {asking && (
        <ApplyLicense
          kind={asking}
          current={facts?.product_key}
          onClose={() => setAsking(null)}
          onApply={(what, signal) => apply(what, facts, signal)}
        />
      )}
      {read.dataUpdatedAt > 0 && (
        <StripFact>
          Read <TimeText at={read.dataUpdatedAt} mode="time" />
        </StripFact>
      )}
    </>
  )
}
