/** The query taken elsewhere: as a link, as the body of a request, as code with its paging loop, as a file. */
import { CodeXml } from 'lucide-react'
import { useState } from 'react'
import type { Appliance } from '../../api/appliance'
import type { FilterField } from '../../catalog/filter-fields'
import { PickText } from '../../crud/form/file-input'
import { exportName } from '../../ui/file-name'
import { linkTo, thisPage } from '../../crud/saved/link'
import { writeSpan } from '../../crud/time-range/range'
import { Button } from '../../ui/button'
import { copyText } from '../../ui/copy-button'
import { Dialog } from '../../ui/dialog'
import { MenuButton } from '../../ui/menu'
import { saveBlob } from '../../ui/save-blob'
import { TextArea } from '../../ui/text-field'
import { toast } from '../../ui/toast'
import { scriptForms } from '../../work/document/script-json'
import { applianceNow } from '../../work/appliance-clock'
import { codeNames, codeOf, type CodeLanguage } from './code'
import { readPasted } from './pasted'
import { absoluteBody, relativeBody, type Query } from './query'
import type { Results } from './session'
import { addressOf } from './use-query'
import styles from './records.module.css'

interface Props {
  appliance: Appliance
  query: Query
  fields: readonly FilterField[]
  results: Results
  onQuery: (change: Partial<Query>) => void
  onProblem: (problem: string) => void
}

export function ShareMenu({ appliance, query, fields, results, onQuery, onProblem }: Props) {
  const [pasting, setPasting] = useState(false)
  const { window: span } = results.ran ?? {}
  const fixed = span && { ...query, range: writeSpan(span), asGiven: false }
  const copy = (text: string, words: string) =>
    void copyText(text).then(
      () => toast.success(words),
      () => onProblem('The browser did not let the console copy. “Save as a file” works without that.'),
    )
  const saveFile = () =>
    saveBlob(
      exportName('records-query', appliance.name, 'json'),
      new Blob([codeOf('body', appliance, relativeBody(query, fields, applianceNow(appliance.id)))], {
        type: 'application/json',
      }),
    )
  const share = (shared: Query, words: string) => {
    const made = linkTo(`/records?${addressOf(shared)}&go=1`, thisPage(), {
      one: 'query',
      opener: 'Paste a filter or a body…',
    })
    if ('link' in made) return copy(made.link, words)
    saveFile()
    onProblem(made.problem)
  }
  const code = (language: CodeLanguage) => ({
    id: language,
    label: `Copy as ${codeNames[language]}`,
    hint: language === 'body' ? '' : 'with its paging loop',
    onAction: () =>
      copy(
        codeOf(language, appliance, relativeBody(query, fields, applianceNow(appliance.id))),
        `Copied as ${codeNames[language]}`,
      ),
  })
  return (
    <>
      <MenuButton
        label="Share"
        icon={<CodeXml aria-hidden />}
        iconOnly
        items={[
          {
            section: 'Link',
            items: [
              {
                id: 'moment',
                label: 'Copy link: this moment',
                hint: 'these milliseconds',
                reason: fixed ? undefined : 'Search first: a search fixes the moment',
                onAction: () => fixed && share(fixed, 'Link to this moment copied'),
              },
              {
                id: 'latest',
                label: 'Copy link: always the latest',
                onAction: () => share(query, 'Link to always the latest copied'),
              },
              { id: 'file', label: 'Save as a file', onAction: saveFile },
            ],
          },
          {
            section: 'Code',
            items: [
              code('body'),
              {
                id: 'fixed',
                label: 'Copy as API body of this moment',
                reason: span ? undefined : 'Search first: a search fixes the moment',
                onAction: () =>
                  span && copy(codeOf('body', appliance, absoluteBody(query, fields, span)), 'Copied as API body'),
              },
              code('curl'),
              code('python'),
              code('ruby'),
            ],
          },
          {
            section: 'From a script',
            items: [{ id: 'paste', label: 'Paste a filter or a body…', onAction: () => setPasting(true) }],
          },
        ]}
      />
      {pasting && (
        <PasteDialog
          onClose={() => setPasting(false)}
          onQuery={(change) => {
            setPasting(false)
            onQuery(change)
          }}
        />
      )}
    </>
  )
}

function PasteDialog({ onClose, onQuery }: { onClose: () => void; onQuery: (change: Partial<Query>) => void }) {
  const [text, setText] = useState('')
  const read = text.trim() === '' ? undefined : readPasted(text)
  return (
    <Dialog
      open
      title="A filter or a body from a script"
      dirty={text.trim() !== ''}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button
            kind="main"
            reason={read && 'change' in read ? undefined : 'JSON goes here first'}
            onClick={() => read && 'change' in read && onQuery(read.change)}
          >
            Take it over
          </Button>
        </>
      }
    >
      <div className={styles.paste} data-drop>
        <TextArea
          label="Body or filter"
          hint={scriptForms}
          error={read && 'problem' in read ? read.problem : undefined}
          mono
          rows={10}
          value={text}
          onChange={setText}
        />
        <PickText label="File with a body or filter" due="It takes a file of JSON." onText={setText} />
      </div>
    </Dialog>
  )
}
