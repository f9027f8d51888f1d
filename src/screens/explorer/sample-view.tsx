/** The request as code, made from the same request that is sent; the key is a variable. */
import { languageNames, languages, neutralOfRequest, sample, type Language } from '../../api/samples'
import { buildRequest, UnsendableInput, type RawInput } from '../../api/request'
import type { Appliance } from '../../api/appliance'
import type { Operation } from '../../catalog/operation'
import { withoutSecrets } from '../../api/secrets'
import { Code } from '../../ui/code'
import { Segmented } from '../../ui/segmented'
import styles from './explorer.module.css'

interface Props {
  appliance: Appliance
  operation: Operation
  input: RawInput
  language: Language
  onLanguage: (language: Language) => void
}

/** The code, or the sentence that says what is missing. */
function write({ appliance, operation, input, language }: Props): { code: string } | { missing: string } {
  try {
    const body = input.body instanceof Blob ? input.body : withoutSecrets(input.body, operation.body)
    return { code: sample(language, neutralOfRequest(buildRequest(appliance.url, operation, { ...input, body }))) }
  } catch (error) {
    if (error instanceof UnsendableInput) return { missing: error.message }
    throw error
  }
}

export function SampleView(props: Props) {
  const written = write(props)
  return (
    <section className={styles.sample} aria-label="Code">
      <div className={styles.sampleHead}>
        <Segmented
          label="Language"
          small
          value={props.language}
          onChange={props.onLanguage}
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
        />
      </div>
      {'code' in written ? (
        <Code label={`Code in ${languageNames[props.language]}`} wrap bare>
          {written.code}
        </Code>
      ) : (
        <p className={styles.quiet}>No code yet: {written.missing}.</p>
      )}
      <p className={styles.quiet}>
        Runs as copied once <code>EXTRAHOP_API_KEY</code> is set. Certificates are checked: for a self-signed one, save
        the appliance’s <code>/public.cer</code> and name the file in <code>SSL_CERT_FILE</code> (cURL:{' '}
        <code>CURL_CA_BUNDLE</code>).
      </p>
    </section>
  )
}
