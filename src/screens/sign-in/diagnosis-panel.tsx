/** Where signing in stopped, what is known, what is likely, and what to do about it. */
import { ChevronRight, ExternalLink, Unplug } from 'lucide-react'
import { Fragment, useEffect, useRef } from 'react'
import type { Diagnosis, Step } from '../../api/diagnosis'
import { ButtonLink } from '../../ui/button'
import { CopyButton } from '../../ui/copy-button'
import { Disclosure } from '../../ui/disclosure'
import { clock } from '../../ui/format'
import { HopLine } from '../../ui/hop-line'
import { Panel } from '../../ui/panel'
import styles from './diagnosis-panel.module.css'

function Todo({ step }: { step: Step }) {
  return (
    <li>
      <b>{step.action}</b> {step.rest}
      {step.path && (
        <span className={styles.path}>
          {' '}
          {step.path.map((part, index) => (
            <Fragment key={part}>
              {index > 0 && <ChevronRight size={11} strokeWidth={2} aria-label="then" />}
              <span>{part}</span>
            </Fragment>
          ))}
        </span>
      )}
      {step.copy !== undefined && (
        <div className={styles.copy}>
          <code className={styles.value}>{step.copy}</code>
          <CopyButton text={step.copy} />
        </div>
      )}
      {step.link && (
        <div className={styles.copy}>
          <ButtonLink
            href={step.link.href}
            target="_blank"
            rel="noreferrer noopener"
            icon={<ExternalLink size={16} strokeWidth={1.75} aria-hidden />}
          >
            {step.link.label}
          </ButtonLink>
        </div>
      )}
    </li>
  )
}

export function DiagnosisPanel({ diagnosis }: { diagnosis: Diagnosis }) {
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // On a narrow window the panel comes below the form; whoever pressed the button should see it.
    panel.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={panel} className={styles.alert} role="alert">
      <Panel
        danger
        className={styles.panel}
        icon={<Unplug strokeWidth={1.75} aria-hidden />}
        title={diagnosis.title}
        end={<time dateTime={new Date(diagnosis.time).toISOString()}>{clock(diagnosis.time, 'utc')} UTC</time>}
      >
        <HopLine
          label="How far it got"
          stops={diagnosis.stops.map((stop) => ({ ...stop, state: stop.state === 'unknown' ? 'ahead' : stop.state }))}
        />
        <p>{diagnosis.what}</p>
        <ol className={styles.steps}>
          {diagnosis.steps.map((step) => (
            <Todo key={step.action} step={step} />
          ))}
        </ol>
        <Disclosure title="What the browser could see" open>
          <table className={styles.seen}>
            <tbody>
              {diagnosis.seen.map((row) => (
                <tr key={row.call + (row.mode ?? '')}>
                  <th scope="row">
                    {row.call} {row.mode && <small>{row.mode}</small>}
                  </th>
                  <td>{row.outcome}</td>
                  <td>{row.means}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Disclosure>
      </Panel>
    </div>
  )
}
