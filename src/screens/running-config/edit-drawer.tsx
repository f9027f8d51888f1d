/** The configuration, a section or a single value of it, as text: checked while it is typed, proposed as a change. */
import { useEffect, useMemo, useState } from 'react'
import { inUtf8 } from '../../browser/utf8-file'
import { useAtDesk } from '../../crud/config/use-configs'
import { PickFile } from '../../crud/form/file-input'
import { atDesk, heldOf, hold, type Config } from '../../work/document/desk'
import { readDocument } from '../../work/document/sections'
import { ActButton } from '../../ui/act-button'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { Drawer } from '../../ui/drawer'
import { CodeEditor, mostEdited } from '../../ui/editor/code-editor'
import { bytes, count, list } from '../../ui/format'
import { LoadingRows } from '../../ui/loading-rows'
import { Note } from '../../ui/note'
import { Segmented } from '../../ui/segmented'
import styles from './running-config.module.css'
import { ValueTree } from './value-tree'

interface Props {
  base: Config
  /** What was made of it already and came to nothing: that is gone on with. */
  begun?: Config | undefined
  /** Only this section; null for all. */
  section: string | null
  onClose: () => void
  onPropose: (mine: Config) => void
  onDownload: () => void
}

/** Characters of a text that are shown as single values: they are read on the page itself. */
const mostValues = 1_000_000
/** A longer text is checked when nothing was typed for a moment, ms. */
const short = 100_000
const pause = 400

export function EditDrawer({ base, begun, section, onClose, onPropose, onDownload }: Props) {
  const from = begun ?? base
  // Appliances answer all of it on one line.
  const laid = useAtDesk('layOut', [section ?? '', from.twin], { document: from, section, most: mostEdited })
  const first = laid.data
  const [typed, setTyped] = useState<string | File | null>(() =>
    begun && begun.file.size > mostEdited ? new File([begun.file], 'What was to be applied') : null,
  )
  const text = typed ?? (typeof first === 'string' ? first : null)
  const [as, setAs] = useState<'text' | 'values'>('text')
  const [removes, setRemoves] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const edited = useSettledText(text)
  const asked = edited && { base, section, edited: edited.held, removes }
  const check = useAtDesk('check', [section ?? '', base.twin, edited?.held.id, removes], asked)
  const ready = check.data !== undefined && !check.isPlaceholderData && edited?.text === text
  const found = check.data && check.data.problem === null ? check.data : null
  const wrong = problem ?? check.error?.message ?? check.data?.problem ?? null
  const changed = found?.changed ?? []
  const lacks = found?.lacks ?? []
  const untouched = typed === null || typed === first
  const values = as === 'values' && typeof text === 'string' && text.length <= mostValues && wrong === null
  const whole = section === null
  const pick = async (given: File) => {
    setProblem(null)
    try {
      const file = await inUtf8(given)
      setTyped(file.size > mostEdited ? file : await textOf(file))
    } catch (error) {
      setProblem(`${given.name} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return (
    <Drawer
      open
      wide
      title={whole ? 'Edit running config' : `Edit ${section}`}
      aside="As JSON. What is not edited stays as it is written, whole numbers of any size included."
      dirty={!untouched}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <ActButton
            kind="main"
            reason={
              wrong !== null
                ? 'It is not valid yet'
                : text === null || (untouched && changed.length === 0)
                  ? 'Nothing was changed'
                  : !ready
                    ? 'It is being checked'
                    : found?.empty
                      ? 'An empty document would erase the configuration'
                      : changed.length === 0
                        ? 'Nothing was changed'
                        : undefined
            }
            icon={null}
            onAct={async (signal) => found && onPropose(await hold(found.file, { signal }))}
          >
            {changed.length === 0 ? 'Apply…' : `Apply ${count(changed.length, 'changed section', 'changed sections')}…`}
          </ActButton>
        </>
      }
    >
      <div className={styles.editor} data-drop>
        {whole && (
          <PickFile label="File with a configuration" onPick={(file) => void pick(file)}>
            From a file…
          </PickFile>
        )}
        {typeof text === 'string' && (
          <Segmented
            small
            label="Edit as"
            value={values ? 'values' : 'text'}
            onChange={setAs}
            options={[
              { value: 'text', label: 'Text' },
              {
                value: 'values',
                label: 'Single values',
                reason:
                  wrong !== null
                    ? 'The text is not valid yet'
                    : text.length > mostValues
                      ? `Of a text up to ${bytes(mostValues)}`
                      : undefined,
              },
            ]}
          />
        )}
        {text instanceof File ? (
          <Note live={false}>
            <b>{text.name}</b> has {bytes(text.size)}, more than the {bytes(mostEdited)} that can be edited here: it is
            taken as it is.
          </Note>
        ) : text === null && typeof first === 'number' ? (
          <Note live={false} actions={<Button onClick={onDownload}>Download it</Button>}>
            <b>Too large to be edited here.</b> {whole ? 'The configuration' : section} has {bytes(first)}; up to{' '}
            {bytes(mostEdited)} can be edited at once.{' '}
            {whole
              ? 'Choose one section beside the differences and edit that, or download it, change the file and take it from there.'
              : 'Download the configuration, change the file and, with no section chosen, take it from there.'}
          </Note>
        ) : text === null ? (
          <LoadingRows rows={12} label="Laying out the configuration" />
        ) : values ? (
          <Values text={text} onChange={setTyped} />
        ) : (
          <CodeEditor
            label="Configuration"
            language="json"
            value={text}
            onChange={setTyped}
            invalid={ready && wrong !== null}
          />
        )}
        {wrong !== null && (
          <Note kind="danger" live={false}>
            {wrong}.
          </Note>
        )}
        {lacks.length > 0 && (
          <Note kind="warn">
            This text lacks {count(lacks.length, 'section that is there', 'sections that are there')}:{' '}
            <span className={styles.names}>{list(lacks)}</span>.
            <Checkbox
              label="Remove them from the appliance"
              hint="Left unticked, only the sections of this text are taken and the others stay."
              value={removes}
              onChange={setRemoves}
            />
          </Note>
        )}
        {changed.length > 0 && (
          <p className={styles.quiet}>
            Will be changed: <span className={styles.names}>{list(changed)}</span>
          </p>
        )}
      </div>
    </Drawer>
  )
}

/** Characters of a line that an editor draws in a moment. */
const longLine = 20_000

/** The text of a file, over lines: all of it on one holds an editor up. */
async function textOf(file: File): Promise<string> {
  const text = (await file.text()).replace(/^\uFEFF/, '')
  if (text.split('\n').every(({ length }) => length < longLine)) return text
  const over = { document: heldOf(text), section: null, most: mostEdited }
  const lines = await atDesk('layOut', over).catch(() => text)
  return typeof lines === 'string' ? lines : text
}

function Values({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const document = useMemo(() => readDocument(text), [text])
  return <ValueTree document={document} onChange={onChange} />
}

/** A text once nothing was typed for a moment, held to be checked. */
function useSettledText(text: string | File | null) {
  const [settled, setSettled] = useState<{ text: string | File; held: ReturnType<typeof heldOf> } | null>(null)
  useEffect(() => {
    if (text === null) return undefined
    const long = typeof text === 'string' && text.length > short
    const timer = setTimeout(() => setSettled({ text, held: heldOf(text) }), long ? pause : 0)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
