/** A certificate as people read it. */
import { KeyValueList } from '../../ui/key-value-list'
import { duration } from '../../ui/format'
import { TimeText, useNow } from '../../ui/time-text'
import { namesHost } from '../../work/certificate/check'
import type { Certificate } from '../../work/certificate/read'
import styles from './certificate.module.css'

interface Props {
  certificate: Certificate
  /** The host that this console reaches the appliance by. */
  host: string
  /** The appliance's clock less ours, ms. */
  clock: number
}

export function CertificateFacts({ certificate, host, clock }: Props) {
  const now = useNow(60_000) + clock
  const { subject, issuer, names, from, until, fingerprint, serial, key } = certificate
  const list = names.map(({ value }) => value).join(', ')
  return (
    <KeyValueList
      className={styles.facts}
      items={[
        { key: 'subject', label: 'Subject', value: subject, copy: subject },
        { key: 'issuer', label: 'Issuer', value: issuer === subject ? 'Itself: it is self-signed' : issuer },
        {
          key: 'names',
          label: 'Names',
          value: list || 'None',
          hint: namesHost(certificate, host)
            ? undefined
            : `${host}, by which this console reaches it, is not among them`,
        },
        { key: 'from', label: 'Valid from', value: <TimeText at={from} mode="exact" /> },
        {
          key: 'until',
          label: 'Valid until',
          value: (
            <>
              <TimeText at={until} mode="exact" />, {until > now ? `for another ${duration(until - now)}` : 'expired'}
            </>
          ),
        },
        { key: 'key', label: 'Key', value: key },
        { key: 'serial', label: 'Serial number', value: serial, mono: true },
        { key: 'sum', label: 'Fingerprint, SHA-256', value: fingerprint, copy: fingerprint, mono: true },
      ]}
    />
  )
}
