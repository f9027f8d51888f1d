/**
 * A certificate is looked at before it is sent: the appliance takes what fits its key and says nothing about the rest,
 * and with a wrong one no browser reaches it any more.
 */
import { belongs, canCompare, isSignedBy } from './pairing'
import { readPem, requestedKey, type Certificate, type HostName, type PrivateKey } from './read'

/** `stop`: the appliance or every browser would refuse it. `warn`: it may be right all the same. */
export interface Finding {
  kind: 'ok' | 'warn' | 'stop'
  words: string
}

export interface Checked {
  findings: readonly Finding[]
  /** The appliance's own certificate first, then those that signed it, in order; empty if there is none. */
  chain: readonly Certificate[]
  /** What is to be sent: the chain in order, and the key that fits. */
  pem: string
}

export interface Circumstances {
  /** The host that this console reaches the appliance by. */
  host: string
  /** The appliance's time, ms. */
  now: number
  /** The signing request made last from here, as PEM. */
  request: string | null
  /** The certificate in use, where it is known. */
  inUse: Certificate | null
}

const day = 86_400_000
const soon = 30 * day

/** An IPv6 address as addresses of pages spell it; everything else as it is. */
const oneSpelling = (address: string): string =>
  URL.canParse(`http://[${address}]/`) ? new URL(`http://[${address}]/`).hostname.slice(1, -1) : address

const covers = ({ type, value }: HostName, host: string): boolean => {
  const [name, wanted] = [value.toLowerCase(), host.toLowerCase()]
  if (name === wanted || `[${oneSpelling(name)}]` === wanted) return true
  // A star stands for one part of a name, and never for a number.
  return (
    type === 'dns' &&
    name.startsWith('*.') &&
    !/^[\d.]+$|:/.test(wanted) &&
    wanted.slice(wanted.indexOf('.')) === name.slice(1)
  )
}

/** True if a browser that goes to the host takes the certificate for its own. Common names do not count any more. */
export const namesHost = (certificate: Certificate, host: string): boolean =>
  certificate.names.some((name) => covers(name, host))

const shortDate = (ms: number): string => new Date(ms).toISOString().slice(0, 16).replace('T', ' ')

function datesOf({ from, until, name }: Certificate, now: number): Finding {
  if (now < from)
    return { kind: 'stop', words: `${name} is not valid before ${shortDate(from)} UTC by the appliance’s clock` }
  if (now >= until) return { kind: 'stop', words: `${name} expired ${shortDate(until)} UTC by the appliance’s clock` }
  const days = Math.floor((until - now) / day)
  return until - now < soon
    ? { kind: 'warn', words: `${name} expires in ${days} ${days === 1 ? 'day' : 'days'}, ${shortDate(until)} UTC` }
    : { kind: 'ok', words: `Valid until ${shortDate(until)} UTC by the appliance’s clock` }
}

function namesOf(leaf: Certificate, host: string): Finding {
  if (namesHost(leaf, host)) return { kind: 'ok', words: `Its names cover ${host}` }
  const list = leaf.names.map(({ value }) => value).join(', ')
  return {
    kind: 'warn',
    words:
      list === ''
        ? `It names no host. Browsers take it for no address, ${host} neither`
        : `Its names (${list}) do not cover ${host}, by which this console reaches the appliance`,
  }
}

/** The certificate that is the appliance's own: that of the key, else the one that signed no other. */
async function leafOf(
  certificates: readonly Certificate[],
  keys: readonly PrivateKey[],
  known: readonly string[],
): Promise<Certificate | undefined> {
  for (const certificate of certificates)
    for (const key of keys) if (!key.encrypted && (await belongs(key, certificate))) return certificate
  const answering = certificates.find(({ publicKey }) => known.includes(publicKey))
  if (answering) return answering
  return (
    certificates.find((one) => !certificates.some((other) => other !== one && other.issuer === one.subject)) ??
    certificates[0]
  )
}

async function chainOf(
  leaf: Certificate,
  all: readonly Certificate[],
): Promise<{ chain: Certificate[]; forged: Certificate | null }> {
  const chain = [leaf]
  for (;;) {
    const last = chain.at(-1) ?? leaf
    if (last.issuer === last.subject) return { chain, forged: null }
    const named = all.filter((one) => one.subject === last.issuer && !chain.includes(one))
    let next: Certificate | undefined
    for (const one of named) if (next === undefined && (await isSignedBy(last, one))) next = one
    if (next === undefined) return { chain, forged: canCompare() ? (named[0] ?? null) : null }
    chain.push(next)
  }
}

async function keyFindings(
  leaf: Certificate,
  keys: readonly PrivateKey[],
  { request, inUse }: Circumstances,
): Promise<{ key: PrivateKey | null; finding: Finding }> {
  if (keys.length > 0 && keys.every(({ encrypted }) => encrypted))
    return {
      key: null,
      finding: {
        kind: 'stop',
        words:
          'The private key is encrypted with a passphrase; the appliance cannot open it. Take that off first: openssl pkey -in key.pem -out open.pem',
      },
    }
  const unknown = (why: string) => ({
    key: keys.find(({ encrypted }) => !encrypted) ?? null,
    finding: { kind: 'warn' as const, words: `Whether the key fits is not known: ${why}` },
  })
  if (keys.length > 0 && !canCompare())
    return unknown('browsers have no cryptography for a page that came over plain http')
  for (const key of keys) {
    if (key.encrypted) continue
    const fits = await belongs(key, leaf)
    if (fits === null) return unknown(`this browser does not know keys of this kind (${leaf.key})`)
    if (fits) return { key, finding: { kind: 'ok', words: `The private key belongs to ${leaf.name}` } }
  }
  if (keys.length > 0)
    return {
      key: null,
      finding: {
        kind: 'stop',
        words: `The private key does not belong to ${leaf.name}, nor to any other certificate here`,
      },
    }
  if (request !== null && requestedKey(request) === leaf.publicKey)
    return {
      key: null,
      finding: { kind: 'ok', words: 'It answers the signing request made last; its key is on the appliance' },
    }
  if (inUse?.publicKey === leaf.publicKey)
    return {
      key: null,
      finding: { kind: 'ok', words: 'It has the key of the certificate in use, which the appliance keeps' },
    }
  return {
    key: null,
    finding: {
      kind: 'warn',
      words:
        request === null
          ? 'It comes without its private key. The appliance takes it only if it answers the signing request made last, which was not made in this browser'
          : 'It comes without its private key, and it does not answer the signing request made last from this browser',
    },
  }
}

/** Looks at all that a text holds. Never rejects. */
export async function checkPem(text: string, circumstances: Circumstances): Promise<Checked> {
  const { certificates: all, keys, problems } = readPem(text)
  const findings: Finding[] = problems.map((words) => ({ kind: 'stop', words }))
  const certificates = all.filter(
    (one, index) => all.findIndex(({ fingerprint }) => fingerprint === one.fingerprint) === index,
  )
  const { request, inUse, host, now } = circumstances
  const known = [request === null ? null : requestedKey(request), inUse?.publicKey].filter(
    (one) => typeof one === 'string',
  )
  const leaf = await leafOf(certificates, keys, known)
  if (!leaf) {
    const none = keys.length > 0 ? 'There is a private key, and no certificate' : 'There is no certificate in it'
    return { findings: problems.length > 0 ? findings : [{ kind: 'stop', words: none }], chain: [], pem: '' }
  }
  const { key, finding } = await keyFindings(leaf, keys, circumstances)
  findings.push(finding)
  const { chain, forged } = await chainOf(leaf, certificates)
  const last = chain.at(-1) ?? leaf
  if (forged)
    findings.push({ kind: 'stop', words: `${last.name} says that ${forged.name} signed it, and that is not true` })
  else if (last.issuer === last.subject)
    findings.push({
      kind: 'ok',
      words:
        chain.length === 1
          ? 'It is self-signed: every browser has to be told to trust it'
          : `The chain is complete, up to ${last.name}`,
    })
  else if (chain.length === 1)
    findings.push({
      kind: 'warn',
      words: `The certificate of ${last.issuer}, which signed it, is missing. Unless browsers know that one by themselves, add it`,
    })
  else findings.push({ kind: 'ok', words: `The chain ends with ${last.name}; browsers have to know ${last.issuer}` })
  if (chain.some((one, index) => certificates[index] !== one) && certificates.length >= chain.length)
    findings.push({ kind: 'ok', words: 'They were not in order; they are sent in order' })
  for (const extra of certificates.filter((one) => !chain.includes(one)))
    if (extra !== forged)
      findings.push({ kind: 'warn', words: `${extra.name} does not belong to the chain and is not sent` })
  const wrongDates = chain
    .slice(1)
    .map((one) => datesOf(one, now))
    .filter(({ kind }) => kind !== 'ok')
  findings.push(datesOf(leaf, now), ...wrongDates, namesOf(leaf, host))
  if (keys.length > 1 && key)
    findings.push({ kind: 'warn', words: 'Of several private keys only the one that fits is sent' })
  return { findings, chain, pem: [...chain.map(({ pem }) => pem), key?.pem ?? ''].join('') }
}
