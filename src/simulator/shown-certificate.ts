/**
 * The certificate that an appliance shows to whoever connects: self-signed until another is installed (8.0 Explore
 * guide, SSL certificate). What has been installed shows on the next connection and in /public.cer.
 */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { refuse } from './answer'
import { makeCertificate, type Certificate } from './certificate'
import { signingRequest, type AlternativeName, type Subject } from './signing-request'

const ofCertificate = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/
const ofCertificates = new RegExp(`${ofCertificate.source}\\s*`, 'g')
const ofKey = /-----BEGIN ([A-Z ]*)PRIVATE KEY-----[\s\S]+?-----END \1PRIVATE KEY-----/

export class ShownCertificate {
  /** Hears of every other certificate; the server fills it in. */
  onChange: (pair: Certificate) => void = () => undefined
  #pair: Certificate | null = null
  /** Made when somebody first asks: most simulators talk plain HTTP and need none. */
  #first: Promise<Certificate> | null = null
  /** The key of the signing request made last, as PEM. It waits here for its certificate. */
  #requested: string | null = null

  async current(): Promise<Certificate> {
    return this.#pair ?? (await (this.#first ??= makeCertificate()))
  }

  /** Installs what PEM text holds: certificates, the appliance's own first, and its key unless that is here already. */
  async install(pem: string): Promise<void> {
    const own = ofCertificate.exec(pem)?.[0]
    if (own === undefined) throw refuse(400, 'There is no PEM certificate in the body')
    const given = ofKey.exec(pem)?.[0]
    const keys = given === undefined ? [this.#requested, (await this.current()).key] : [given]
    const key = keys.find((candidate) => candidate !== null && belong(own, candidate))
    if (!key)
      throw refuse(
        422,
        given === undefined
          ? 'The private key is missing: this certificate answers no signing request of this appliance'
          : 'The private key does not belong to the certificate',
      )
    this.#show({ cert: pem.match(ofCertificates)?.join('') ?? own, key })
  }

  async regenerate(): Promise<void> {
    this.#show(await makeCertificate())
  }

  /** A signing request as PEM; the appliance keeps its key. */
  async request(subject: Subject, names: readonly AlternativeName[]): Promise<string> {
    const { pem, key } = await signingRequest(subject, names)
    this.#requested = key
    return pem
  }

  #show(pair: Certificate): void {
    this.#pair = pair
    this.onChange(pair)
  }
}

/** 400 for text that only looks like PEM. */
function belong(cert: string, key: string): boolean {
  try {
    return new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))
  } catch {
    throw refuse(400, 'The certificate or its private key cannot be read')
  }
}
