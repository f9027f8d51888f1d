/** Another certificate: pasted or from files, in any order, looked at before it is sent. */
import { useEffect, useState } from 'react'
import { useAppliance } from '../../api/session'
import { PickFile } from '../../crud/form/file-input'
import { Button } from '../../ui/button'
import { ConfirmCall } from '../../crud/confirm-call'
import { Drawer } from '../../ui/drawer'
import { Note } from '../../ui/note'
import { State } from '../../ui/state-glyph'
import { TextArea } from '../../ui/text-field'
import { checkPem, type Checked, type Circumstances } from '../../work/certificate/check'
import { pemOfFile, type Certificate } from '../../work/certificate/read'
import { CertificateFacts } from './certificate-facts'
import styles from './certificate.module.css'

interface Props {
  circumstances: Omit<Circumstances, 'now'>
  /** The appliance's clock less ours, ms. */
  clock: number
  onClose: () => void
  /** Sends it; rejects with a sentence. */
  onInstall: (pem: string, own: Certificate, signal: AbortSignal) => Promise<void>
}

const states = { ok: 'ok', warn: 'warn', stop: 'danger' } as const

function useChecked(text: string, circumstances: Omit<Circumstances, 'now'>, clock: number): Checked | null {
  const [checked, setChecked] = useState<{ text: string; result: Checked } | null>(null)
  useEffect(() => {
    if (text.trim() === '') return undefined
    let given = true
    void checkPem(text, { ...circumstances, now: Date.now() + clock }).then(
      (result) => given && setChecked({ text, result }),
    )
    return () => void (given = false)
  }, [text, circumstances, clock])
  return checked?.text === text ? checked.result : null
}

export function ReplaceDrawer({ circumstances, clock, onClose, onInstall }: Props) {
  const appliance = useAppliance()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const [sent, setSent] = useState(false)
  const checked = useChecked(text, circumstances, clock)
  const stopped = checked?.findings.some(({ kind }) => kind === 'stop')
  const warned = checked?.findings.filter(({ kind }) => kind === 'warn') ?? []
  const [leaf] = checked?.chain ?? []
  const reason =
    text.trim() === ''
      ? 'Give the certificate first'
      : !checked
        ? 'It is being looked at'
        : stopped
          ? 'It would not work, see below'
          : undefined

  const add = async (file: File) => {
    setProblem(null)
    try {
      const more = await pemOfFile(file)
      setText((before) => [before.trim(), more.trim()].filter(Boolean).join('\n') + '\n')
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
  }

  return (
    <Drawer
      open
      wide
      onClose={onClose}
      title="Replace certificate"
      aside="It is looked at here before it is sent"
      dirty={text !== ''}
      discarded={sent ? 'It was sent before. Which certificate is in use stands on the page.' : undefined}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" icon={null} reason={reason} onClick={() => setAsking(true)}>
            Replace certificate…
          </Button>
        </>
      }
    >
      <div className={styles.form} data-drop>
        <TextArea
          autoFocus
          label="Certificates and private key"
          mono
          rows={9}
          value={text}
          onChange={setText}
          hint="In PEM form, in any order: the appliance’s own, those that signed it and, unless it answers a signing request, its private key."
        />
        <PickFile several label="Files with certificates and key" onPick={(file) => void add(file)}>
          From files…
        </PickFile>
        {problem !== null && <Note kind="danger">{problem}</Note>}
        {checked && (
          <ul className={styles.findings} aria-label="What was found">
            {checked.findings.map(({ kind, words }) => (
              <li key={words}>
                <State state={states[kind]}>{words}</State>
              </li>
            ))}
          </ul>
        )}
        {leaf && (
          <>
            <h3>
              What would be in use
              {checked && checked.chain.length > 1 ? `, with ${checked.chain.length - 1} that signed it` : ''}
            </h3>
            <CertificateFacts certificate={leaf} host={circumstances.host} clock={clock} />
          </>
        )}
      </div>
      <ConfirmCall
        of={appliance.id}
        open={asking}
        onClose={() => setAsking(false)}
        title={
          <>
            Replace the certificate of <bdi>{appliance.name}</bdi>?
          </>
        }
        action="Replace certificate"
        keep="Keep what is there"
        typed={appliance.name}
        onConfirm={async (signal) => {
          if (!checked || !leaf) return
          setSent(true)
          await onInstall(checked.pem, leaf, signal)
        }}
      >
        <p>
          From the next connection on the appliance shows <b>{leaf?.name}</b>. A browser that does not trust it, this
          one too, does not reach the appliance until it does.
        </p>
        {warned.map(({ words }) => (
          <p key={words}>{words}.</p>
        ))}
      </ConfirmCall>
    </Drawer>
  )
}
