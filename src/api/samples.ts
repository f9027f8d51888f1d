/**
 * Code that sends a request again from a shell, Python 3 or Ruby, with nothing beyond their standard libraries. The
 * key is read from the environment variable EXTRAHOP_API_KEY, never written. Every value is quoted so that it
 * arrives as it is, whatever it holds, and code outside ASCII is escaped: text that reads backwards cannot
 * disguise what a sample does. It prints the answer, or keeps it as a file where it is one.
 */
import { formForLog, type LogBody, type LogEntry, type LogPart } from './log'
import type { HttpRequest } from './request'

/** A request before it is said in a language. */
export interface Neutral {
  method: string
  url: string
  /** Without the key. */
  headers: Record<string, string>
  body: LogBody | null
}

export const languages = ['curl', 'python', 'ruby'] as const
export type Language = (typeof languages)[number]
export const languageNames: Record<Language, string> = { curl: 'cURL', python: 'Python', ruby: 'Ruby' }

const keyVariable = 'EXTRAHOP_API_KEY'

export const neutralOf = ({ method, url, headers, body }: LogEntry): Neutral => ({ method, url, headers, body })

export function neutralOfRequest({ method, url, headers, body }: HttpRequest): Neutral {
  if (body === undefined) return { method, url, headers, body: null }
  if (typeof body === 'string') return { method, url, headers, body: { kind: 'text', text: body } }
  if (body instanceof FormData) return { method, url, headers, body: formForLog(body) }
  return {
    method,
    url,
    headers,
    body: { kind: 'file', name: body instanceof File ? body.name : 'file', size: body.size },
  }
}

/** How a file of a content type ends. */
export const fileEndings: Readonly<Record<string, string>> = {
  'application/vnd.tcpdump.pcap': 'pcap',
  'application/x-gzip': 'gz',
}

/** What a sample calls the file that it asks for; null where the answer is text, to be printed. */
function downloadOf({ headers }: Neutral): string | null {
  const wanted = (headers['Accept'] ?? '').split(/[,;]/)[0] ?? ''
  return wanted === '' || /^text\/|json|\*/.test(wanted) ? null : `download.${fileEndings[wanted] ?? 'bin'}`
}

/** Half of a character pair cannot be sent: it goes out as U+FFFD, here as in the browser. */
const wellFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '\ufffd')

/** For a POSIX shell: nothing is special between single quotes. */
export const shell = (text: string): string => `'${wellFormed(text).replaceAll("'", `'\\''`)}'`

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0')

function quoted(text: string, escape: (code: number) => string, special: RegExp): string {
  let out = ''
  for (const character of wellFormed(text)) {
    const code = character.codePointAt(0) ?? 0
    if (character === '\n') out += '\\n'
    else if (special.test(character)) out += `\\${character}`
    else out += code < 0x20 || code > 0x7e ? escape(code) : character
  }
  return `"${out}"`
}

export const python = (text: string): string =>
  quoted(text, (code) => (code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`), /["\\]/)

// A hash sign begins an interpolation.
export const ruby = (text: string): string => quoted(text, (code) => `\\u{${hex(code, 1)}}`, /["\\#]/)

/** Characters of one argument: Linux takes 128 kB of bytes, and a character has up to three. */
const mostInArgument = 40_000

/** A body as an argument or, where that would be too long for one, as lines that the shell hands in. */
function curlBody(text: string): string {
  if (text.length <= mostInArgument) return `--data-raw ${shell(text)}`
  const body = wellFormed(text)
  let end = 'BODY'
  while (body.split('\n').includes(end)) end += '_'
  return `--data-binary @- <<'${end}'\n${body}\n${end}`
}

/** A form's file by `@`; curl reads a name in double quotes as it is, but for quotes and backslashes. */
const curlPart = (part: LogPart): string =>
  'file' in part
    ? `--form ${shell(`${part.name}=@"${part.file.replaceAll(/["\\]/g, '\\$&')}"`)}`
    : `--form-string ${shell(`${part.name}=${part.text}`)}`

function curl(neutral: Neutral): string {
  const { method, url, headers, body } = neutral
  const download = downloadOf(neutral)
  const parts = [`curl --globoff --silent --show-error --request ${method} ${shell(url)}`]
  parts.push(`--header "Authorization: ExtraHop apikey=$${keyVariable}"`)
  for (const [name, value] of Object.entries(headers)) parts.push(`--header ${shell(`${name}: ${value}`)}`)
  // What says why there is no file is not written in its place.
  if (download !== null) parts.push(`--fail --output ${shell(download)}`)
  if (body?.kind === 'text') parts.push(curlBody(body.text))
  if (body?.kind === 'file') parts.push(`--upload-file ${shell(body.name)}`)
  if (body?.kind === 'form') parts.push(...body.parts.map(curlPart))
  if (body?.kind === 'cut') parts.push(`--data-binary @body.json`)
  return parts.join(' \\\n  ')
}

/** As browsers write names in a form: nothing may end the quotes or the line. */
const formName = (text: string): string => text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

/** The lines that put a form together: the standard library has nothing for it. */
function pythonForm(parts: readonly LogPart[]): string[] {
  return [
    'boundary = uuid.uuid4().hex',
    'form = b""',
    ...parts.flatMap((part) => {
      const head = `Content-Disposition: form-data; name="${formName(part.name)}"`
      const lines =
        'file' in part
          ? `${head}; filename="${formName(part.file)}"\r\nContent-Type: application/octet-stream\r\n\r\n`
          : `${head}\r\n\r\n`
      const content = 'file' in part ? `open(${python(part.file)}, "rb").read()` : `${python(part.text)}.encode()`
      return [`form += f"--{boundary}\\r\\n".encode() + ${python(lines)}.encode() + ${content} + b"\\r\\n"`]
    }),
    'form += f"--{boundary}--\\r\\n".encode()',
    '',
  ]
}

function pythonSample(neutral: Neutral): string {
  const { method, url, headers, body } = neutral
  const download = downloadOf(neutral)
  const form = body?.kind === 'form' ? body.parts : null
  const lines = [
    'import os',
    ...(download === null ? [] : ['import shutil']),
    'import urllib.error',
    'import urllib.request',
    ...(form ? ['import uuid'] : []),
    '',
    ...(form ? pythonForm(form) : []),
    'request = urllib.request.Request(',
    `    ${python(url)},`,
    `    method=${python(method)},`,
    '    headers={',
    `        "Authorization": "ExtraHop apikey=" + os.environ["${keyVariable}"],`,
    ...Object.entries(headers).map(([name, value]) => `        ${python(name)}: ${python(value)},`),
  ]
  if (body?.kind === 'file') lines.push(`        "Content-Length": str(os.path.getsize(${python(body.name)})),`)
  if (form) lines.push('        "Content-Type": f"multipart/form-data; boundary={boundary}",')
  lines.push('    },')
  if (form) lines.push('    data=form,')
  if (body?.kind === 'text') lines.push(`    data=${python(body.text)}.encode(),`)
  if (body?.kind === 'file') lines.push(`    data=open(${python(body.name)}, "rb"),`)
  if (body?.kind === 'cut') lines.push('    data=open("body.json", "rb").read(),')
  lines.push(
    ')',
    'try:',
    ...(download === null
      ? [
          '    with urllib.request.urlopen(request) as response:',
          '        print(response.status, response.read().decode())',
        ]
      : [
          `    with urllib.request.urlopen(request) as response, open(${python(download)}, "wb") as file:`,
          '        shutil.copyfileobj(response, file)',
          `        print(response.status, ${python(download)})`,
        ]),
    'except urllib.error.HTTPError as error:',
    '    print(error.code, error.read().decode())',
  )
  return lines.join('\n')
}

function rubySample(neutral: Neutral): string {
  const { method, url, headers, body } = neutral
  const download = downloadOf(neutral)
  const verb = method.charAt(0) + method.slice(1).toLowerCase()
  const lines = [
    'require "net/http"',
    '',
    `uri = URI(${ruby(url)})`,
    `request = Net::HTTP::${verb}.new(uri)`,
    `request["Authorization"] = "ExtraHop apikey=" + ENV.fetch("${keyVariable}")`,
    ...Object.entries(headers).map(([name, value]) => `request[${ruby(name)}] = ${ruby(value)}`),
  ]
  if (body?.kind === 'text') lines.push(`request.body = ${ruby(body.text)}`)
  if (body?.kind === 'file') {
    lines.push(
      `request.body_stream = File.open(${ruby(body.name)}, "rb")`,
      `request["Content-Length"] = File.size(${ruby(body.name)}).to_s`,
    )
  }
  if (body?.kind === 'form') {
    const parts = body.parts.map((part) =>
      'file' in part
        ? `[${ruby(part.name)}, File.open(${ruby(part.file)}, "rb"), { filename: ${ruby(formName(part.file))} }]`
        : `[${ruby(part.name)}, ${ruby(part.text)}]`,
    )
    lines.push(`request.set_form([${parts.join(', ')}], "multipart/form-data")`)
  }
  if (body?.kind === 'cut') lines.push('request.body = File.binread("body.json")')
  lines.push(
    'response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: uri.scheme == "https") do |http|',
    '  http.request(request)',
    'end',
    ...(download === null
      ? ['puts response.code, response.body']
      : [
          'if response.is_a?(Net::HTTPSuccess)',
          `  File.binwrite(${ruby(download)}, response.body.to_s)`,
          `  puts response.code, ${ruby(download)}`,
          'else',
          '  puts response.code, response.body',
          'end',
        ]),
  )
  return lines.join('\n')
}

const writers: Record<Language, (neutral: Neutral) => string> = { curl, python: pythonSample, ruby: rubySample }

/** The request as code. A body that was too large to keep is read from body.json. */
export const sample = (language: Language, neutral: Neutral): string => writers[language](neutral)
