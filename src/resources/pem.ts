/** What is written between BEGIN and END of a text in PEM form. */

const labels = (text: string): string[] =>
  [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----[\s\S]+?-----END \1-----/g)].map((match) => match[1] ?? '')

/** What is wrong with a text that should hold a certificate or a private key; undefined for what looks right. */
export function pemProblem(text: string, wanted: 'certificate' | 'private key'): string | undefined {
  const found = labels(text)
  const fits = (label: string) => (wanted === 'certificate' ? label === 'CERTIFICATE' : label.endsWith('PRIVATE KEY'))
  if (found.some(fits)) return undefined
  const [other] = found
  if (other !== undefined)
    return `This is the ${other.toLowerCase().replace(/^(rsa|ec|dsa) /, (kind) => kind.toUpperCase())}, the ${wanted} goes here`
  return text.includes('-----BEGIN')
    ? 'It is cut off: the line with END is missing'
    : `Needs a ${wanted} in PEM form, from "-----BEGIN" to the line with END`
}
