/** After a change: whether this browser trusts the new certificate, and how it comes to do so. */
import { ExternalLink } from 'lucide-react'
import { certificateUrlOf } from '../../api/diagnose'
import { useAppliance } from '../../api/session'
import { Button } from '../../ui/button'
import { Section } from '../../ui/panel'
import { State } from '../../ui/state-glyph'
import styles from './certificate.module.css'
import type { Standing } from './use-change'

const words: Readonly<Record<Exclude<Standing, 'none'>, string>> = {
  making: 'The appliance makes the certificate',
  asking: 'A new connection is tried',
  waiting:
    'This browser does not trust the new certificate yet, or the appliance is away. It is tried again every few seconds',
  trusted: 'This browser trusts the new certificate: the console carries on',
  plain: 'Done. This console reaches the appliance over plain http, so this browser has nothing to trust',
}

const away =
  'The answer was lost, and the appliance is away: whether the certificate was replaced is not known yet. It is tried again every few seconds'

interface Props {
  standing: Exclude<Standing, 'none'>
  /** The answer to the change was lost. */
  doubtful: boolean
  onClose: () => void
}

export function TrustPart({ standing, doubtful, onClose }: Props) {
  const appliance = useAppliance()
  const done = standing === 'trusted' || standing === 'plain'
  const plain = new URL(appliance.url).protocol === 'http:'
  return (
    <Section
      title="New certificate"
      end={
        done && (
          <Button small onClick={onClose}>
            Close
          </Button>
        )
      }
    >
      <div role="status">
        {done && doubtful ? (
          <State state="warn">
            The answer was lost, and a new connection comes about: nobody has said whether the certificate was replaced.
            Compare the one that the appliance shows
          </State>
        ) : (
          <State state={done ? 'ok' : standing === 'waiting' ? 'warn' : 'running'}>
            {standing === 'waiting' && plain ? away : words[standing]}
          </State>
        )}
      </div>
      {standing === 'waiting' && !plain && (
        <>
          <ol className={styles.steps}>
            <li>
              For now: open the appliance in a tab, compare the fingerprint that the browser shows with the one below,
              and accept it there.
            </li>
            <li>
              For good: take <a href={certificateUrlOf(appliance.url)}>the appliance’s certificate</a>, or that of
              whoever signed it, into the trusted certificates of this machine.
            </li>
            <li>Stay on this page: it carries on by itself once a new connection comes about.</li>
          </ol>
          <div className={styles.acts}>
            <a href={`${appliance.url}/`} target="_blank" rel="noreferrer">
              <ExternalLink size={14} strokeWidth={2} aria-hidden /> Open {appliance.url}
            </a>
          </div>
        </>
      )}
    </Section>
  )
}
