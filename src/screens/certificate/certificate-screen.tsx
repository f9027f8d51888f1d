/** The certificate that the appliance shows: what it is, another one, and the request for one that others sign. */
import { BadgeCheck, Download, FileSignature } from 'lucide-react'
import { useMemo, useState } from 'react'
import { exists, reasonOf } from '../../api/appliance'
import { certificateUrlOf } from '../../api/diagnose'
import { useAppliance } from '../../api/session'
import { catalog } from '../../catalog'
import { PickFile } from '../../crud/form/file-input'
import { RefreshButton } from '../../crud/refresh-button'
import { useLicenseClock } from '../../crud/use-license-clock'
import { ActionDrawer } from '../../crud/single/action-drawer'
import { Button } from '../../ui/button'
import { Code } from '../../ui/code'
import { ConfirmCall } from '../../crud/confirm-call'
import { LoadingRows } from '../../ui/loading-rows'
import { Note } from '../../ui/note'
import { PageBody } from '../../ui/page-body'
import { PageHeader } from '../../ui/page-header'
import { Section } from '../../ui/panel'
import { exportName } from '../../ui/file-name'
import { saveBlob } from '../../ui/save-blob'
import { TimeText } from '../../ui/time-text'
import { keepRequest, keptRequest } from '../../work/certificate/kept-request'
import { pemOfFile, readPem, type Certificate } from '../../work/certificate/read'
import { CertificateFacts } from './certificate-facts'
import { ReplaceDrawer } from './replace-drawer'
import { requestFor } from './request-for'
import { TrustPart } from './trust-part'
import { useChange } from './use-change'
import { useShown } from './use-shown'
import styles from './certificate.module.css'

const { extrahop } = catalog
const { setCertificate, createSigningRequest, regenerateCertificate } = extrahop.operations

const hostOf = (url: string): string => new URL(url).hostname.replace(/^\[|\]$/g, '')

export default function CertificateScreen() {
  const appliance = useAppliance()
  const clock = useLicenseClock(appliance)
  const { read: shown, know } = useShown()
  const { standing, doubtful, problem, install, regenerate, forget } = useChange()
  const [opened, setOpened] = useState<Certificate | null>(null)
  const [unreadable, setUnreadable] = useState<string | null>(null)
  const [open, setOpen] = useState<'replace' | 'request' | 'regenerate' | null>(null)
  const [request, setRequest] = useState(() => keptRequest(appliance.id))
  const host = hostOf(appliance.url)
  const inUse = shown.data ?? opened
  const close = () => setOpen(null)
  const circumstances = useMemo(() => ({ host, request: request?.pem ?? null, inUse }), [host, request, inUse])
  const start = useMemo(() => requestFor(host, inUse), [host, inUse])
  const busy = standing === 'making' ? 'The appliance makes a certificate' : undefined

  const openFile = async (file: File) => {
    try {
      const [found] = readPem(await pemOfFile(file)).certificates
      setOpened(found ?? null)
      setUnreadable(found ? null : `${file.name} holds no certificate`)
    } catch (error) {
      setUnreadable(error instanceof Error ? error.message : String(error))
    }
  }

  return (
    <>
      <PageHeader
        title="Certificate"
        facts={inUse?.name}
        actions={
          <>
            <RefreshButton />
            <Button
              icon={<FileSignature size={16} strokeWidth={1.75} aria-hidden />}
              reason={reasonOf(createSigningRequest, appliance)}
              onClick={() => setOpen('request')}
            >
              Make signing request…
            </Button>
            <Button
              kind="main"
              icon={<BadgeCheck size={16} strokeWidth={1.75} aria-hidden />}
              reason={reasonOf(setCertificate, appliance) ?? busy}
              onClick={() => setOpen('replace')}
            >
              Replace…
            </Button>
          </>
        }
      />
      <PageBody>
        {standing !== 'none' && <TrustPart standing={standing} doubtful={doubtful} onClose={forget} />}
        {problem !== null && (
          <Note kind="danger" wide>
            {problem}
          </Note>
        )}
        <Section title="In use">
          {inUse ? (
            <CertificateFacts certificate={inUse} host={host} clock={clock} />
          ) : shown.isPending ? (
            <LoadingRows rows={6} label="Reading the certificate" />
          ) : (
            <>
              <p className={styles.quiet}>
                The appliance lets no page read which certificate it shows. Take{' '}
                <a href={certificateUrlOf(appliance.url)}>its file</a> and open it here, to see what it says and to have
                another one compared with it.
              </p>
              <div className={styles.acts} data-drop>
                <PickFile label="File with the certificate in use" onPick={(file) => void openFile(file)}>
                  Open the file…
                </PickFile>
              </div>
              {unreadable !== null && <Note kind="danger">{unreadable}</Note>}
            </>
          )}
        </Section>
        {request && (
          <Section
            title="Signing request"
            aside={<TimeText at={request.at} />}
            end={
              <Button
                small
                icon={<Download size={14} strokeWidth={2} aria-hidden />}
                onClick={() =>
                  saveBlob(
                    exportName('signing request', appliance.name, 'csr'),
                    new Blob([request.pem], { type: 'application/pkcs10' }),
                  )
                }
              >
                Download
              </Button>
            }
          >
            <p className={styles.quiet}>
              The one made last in this browser. Its private key waits on the appliance for the certificate that answers
              it; a newer request takes its place.
            </p>
            <Code className={styles.code} label="Signing request">
              {request.pem}
            </Code>
          </Section>
        )}
        {exists(regenerateCertificate, appliance) && (
          <Section
            title="Self-signed certificate"
            end={
              <Button
                small
                reason={reasonOf(regenerateCertificate, appliance) ?? busy}
                onClick={() => setOpen('regenerate')}
              >
                Make a new one…
              </Button>
            }
          >
            <p className={styles.quiet}>
              The appliance makes a key and a certificate of its own, signed by nobody else. Every browser has to be
              told to trust it.
            </p>
          </Section>
        )}
      </PageBody>
      {open === 'replace' && (
        <ReplaceDrawer
          circumstances={circumstances}
          clock={clock}
          onClose={close}
          onInstall={async (pem, own, signal) => {
            if (await install(pem, own, signal)) know(own)
            close()
          }}
        />
      )}
      {open === 'request' && (
        <ActionDrawer
          operation={createSigningRequest}
          start={start}
          onClose={close}
          onDone={(answer) => {
            const pem: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'pem') : null
            if (typeof pem !== 'string') return
            keepRequest(appliance.id, pem)
            setRequest(keptRequest(appliance.id) ?? { pem, at: Date.now() })
          }}
        />
      )}
      <ConfirmCall
        of={appliance.id}
        open={open === 'regenerate'}
        onClose={close}
        title={
          <>
            Make a new certificate for <bdi>{appliance.name}</bdi>?
          </>
        }
        action="Make a new certificate"
        keep="Keep what is there"
        typed={appliance.name}
        onConfirm={regenerate}
      >
        <p>
          It takes the place of {inUse ? <b>{inUse.name}</b> : 'the one in use'}, for good. A browser that does not
          trust it, this one too, does not reach the appliance until it does; this page says how, and waits for it.
        </p>
      </ConfirmCall>
    </>
  )
}
