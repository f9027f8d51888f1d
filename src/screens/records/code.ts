/**
 * A query as code that reads all of its pages: runnable as copied, with nothing beyond a language's standard library.
 * The key is read from the environment, never written. Each line that it prints is one record (cURL: one page).
 */
import { exists, type Appliance } from '../../api/appliance'
import { jsonOf } from '../../api/exact-json'
import { buildRequest } from '../../api/request'
import { python, ruby, shell } from '../../api/samples'
import { records, type RecordQuery } from '../../catalog/records'
import { lifetime } from './query'

const { search, nextPage, nextPageByAddress } = records.operations
const keyVariable = 'EXTRAHOP_API_KEY'
const place = 'CURSOR'

export type CodeLanguage = 'body' | 'curl' | 'python' | 'ruby'

export const codeNames: Record<CodeLanguage, string> = {
  body: 'API body',
  curl: 'cURL',
  python: 'Python',
  ruby: 'Ruby',
}

type Asked = Pick<Appliance, 'url' | 'release' | 'platform'>

interface Pages {
  /** Where a search goes, and where its next page is; `CURSOR` stands for the cursor where it is in the address. */
  search: string
  next: string
  byAddress: boolean
  body: string
}

function pagesOf(appliance: Asked, query: RecordQuery): Pages {
  const asked = { context_ttl: lifetime }
  const first = buildRequest(appliance.url, search, { body: { ...query, ...asked } })
  const next = exists(nextPage, appliance)
    ? buildRequest(appliance.url, nextPage, { query: asked, body: { cursor: place } })
    : buildRequest(appliance.url, nextPageByAddress, { query: asked, params: { cursor: place } })
  return { search: first.url, next: next.url, byAddress: next.method === 'GET', body: jsonOf({ ...query, ...asked }) }
}

function curlCode({ search: url, next, byAddress, body }: Pages): string {
  const begin = 'curl --globoff --silent --show-error --fail-with-body'
  const header = `--header "Authorization: ExtraHop apikey=$${keyVariable}" --header 'Content-Type: application/json'`
  const [before = '', after = ''] = next.split(place)
  const more = byAddress
    ? `${begin} ${header} ${shell(before)}"$cursor"${shell(after)}`
    : `${begin} --request POST ${shell(next)} ${header} --data-raw "{\\"cursor\\": \\"$cursor\\"}"`
  return [
    `page=$(${begin} --request POST ${shell(url)} ${header} --data-raw ${shell(body)}) || exit 1`,
    `while ! printf '%s' "$page" | grep -q '"records": *\\[\\]'; do`,
    `  printf '%s\\n' "$page"`,
    `  found=$(printf '%s' "$page" | grep -o '"cursor": *"[^"]*"' | tail -n 1 | sed 's/.*"\\([^"]*\\)"$/\\1/')`,
    `  [ -n "$found" ] && cursor=$found`,
    `  [ -n "$cursor" ] || break`,
    `  page=$(${more}) || exit 1`,
    'done',
    '',
  ].join('\n')
}

function pythonCode({ search: url, next, byAddress, body }: Pages): string {
  const more = byAddress
    ? `call("GET", ${python(next)}.replace(${python(place)}, cursor))`
    : `call("POST", ${python(next)}, {"cursor": cursor})`
  return `import json, os, urllib.request

HEADERS = {"Authorization": "ExtraHop apikey=" + os.environ["${keyVariable}"], "Content-Type": "application/json"}

def call(method, url, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data=data, headers=HEADERS, method=method)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)

cursor = None
page = call("POST", ${python(url)}, json.loads(${python(body)}))
while page["records"]:
    for record in page["records"]:
        print(json.dumps(record))
    cursor = page.get("cursor") or cursor
    if cursor is None:
        break
    page = ${more}
`
}

function rubyCode({ search: url, next, byAddress, body }: Pages): string {
  const more = byAddress
    ? `call(Net::HTTP::Get, ${ruby(next)}.sub(${ruby(place)}, cursor))`
    : `call(Net::HTTP::Post, ${ruby(next)}, { "cursor" => cursor })`
  return `require "json"
require "net/http"
require "uri"

def call(kind, url, body = nil)
  uri = URI(url)
  request = kind.new(uri)
  request["Authorization"] = "ExtraHop apikey=" + ENV.fetch("${keyVariable}")
  request["Content-Type"] = "application/json"
  request.body = JSON.generate(body) if body
  answer = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == "https") { |http| http.request(request) }
  raise "#{answer.code} #{answer.body}" unless answer.is_a?(Net::HTTPSuccess)
  JSON.parse(answer.body)
end

cursor = nil
page = call(Net::HTTP::Post, ${ruby(url)}, JSON.parse(${ruby(body)}))
until page["records"].empty?
  page["records"].each { |record| puts JSON.generate(record) }
  cursor = page["cursor"] || cursor
  break if cursor.nil?
  page = ${more}
end
`
}

export function codeOf(language: CodeLanguage, appliance: Asked, query: RecordQuery): string {
  if (language === 'body') return `${jsonOf(query, 2)}\n`
  const pages = pagesOf(appliance, query)
  return language === 'curl' ? curlCode(pages) : language === 'python' ? pythonCode(pages) : rubyCode(pages)
}
