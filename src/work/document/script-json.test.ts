import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonOfScript } from './script-json'

const read = (text: string): unknown => JSON.parse(jsonOfScript(text))

const body = {
  cycle: 'auto',
  from: -1_800_000,
  metric_category: 'http_client',
  metric_specs: [{ name: 'req', key1: null }],
  object_ids: [1, 2],
  until: 0,
  really: true,
}

describe('a body from a script', () => {
  it('is JSON that stays as it is, digit for digit', () => {
    const text = '{"id": 12345678901234567890, "a": [1, 2.50]}'
    expect(jsonOfScript(`\uFEFF ${text}\n`)).toBe(text)
    expect(jsonOfScript("{'id': 12345678901234567890}")).toBe('{"id":12345678901234567890}')
  })

  it.each<[string, string]>([
    [
      'Python',
      `# requests of a client
data = {
    'cycle': "auto",  # let the appliance choose
    'from': -30 * 60 * 1000,
    'metric_category': u'http_client',
    'metric_specs': [{'name': 'req', 'key1': None},],
    'object_ids': (1, 2),
    'until': 0,
    'really': True,
}
r = requests.post(f"https://{host}/api/v1/metrics", data=json.dumps(data))`,
    ],
    [
      'Python in a call',
      `requests.post(f"https://{host}/api/v1/metrics", headers={}, json={'cycle': 'au' 'to', 'from': -1800000,
        'metric_category': 'http_client', 'metric_specs': [dict] if False else [{"name": "req", "key1": None}],
        'object_ids': [1, 2], 'until': 0, 'really': True})`.replace('[dict] if False else ', ''),
    ],
    [
      'Python behind its headers',
      `headers = {'Accept': 'application/json', 'Authorization': 'ExtraHop apikey=' + API_KEY, "x": f"{y}"}
data = {'cycle': 'auto', 'from': -1800000, 'metric_category': 'http_client', 'metric_specs': [{'name': 'req', 'key1': None}],
  'object_ids': [1, 2], 'until': 0, 'really': True}`,
    ],
    [
      'a fetch',
      `await fetch(\`https://\${host}/api/v1/metrics\`, { method: 'POST', headers: { Authorization: 'ExtraHop apikey=' + key },
        body: JSON.stringify({ cycle: 'auto', from: -1800000, metric_category: 'http_client',
          metric_specs: [{ name: 'req', key1: null }], object_ids: [1, 2], until: 0, really: true }) })`,
    ],
    [
      'JavaScript',
      `const body = JSON.stringify({ cycle: 'auto', from: -1_800_000, /* half an hour */ metric_category: \`http_client\`,
        metric_specs: [{ name: "req", key1: undefined }], // one
        object_ids: [1, 2,], until: 0, really: true });`,
    ],
    [
      'Ruby',
      `body = { :cycle => "auto", "from" => -1800000, metric_category: 'http_client', metric_specs: [{ name: :req, key1: nil }],
        object_ids: [1, 2], until: 0, really: true }.to_json`,
    ],
    [
      'cURL',
      `curl -X POST 'https://eda/api/v1/metrics' -H 'Authorization: ExtraHop apikey=x' \\
  --data-raw '{"cycle": "auto", "from": -1800000, "metric_category": "http_client", "metric_specs": [{"name": "req", "key1": null}], "object_ids": [1, 2], "until": 0, "really": true}'`,
    ],
    [
      'cURL in double quotes',
      'curl -d "{\\"cycle\\":\\"auto\\",\\"from\\":-1800000,\\"metric_category\\":\\"http_client\\",\\"metric_specs\\":[{\\"name\\":\\"req\\",\\"key1\\":null}],\\"object_ids\\":[1,2],\\"until\\":0,\\"really\\":true}" https://eda/api/v1/metrics',
    ],
    [
      'PowerShell',
      `$headers = @{ Authorization = "ExtraHop apikey=$key"; Accept = 'application/json' }
$body = @{
    cycle = "auto"   # let the appliance choose
    'from' = -1800000
    "metric_category" = 'http_client'
    metric_specs = @(@{ name = "req"; key1 = $null })
    object_ids = @(1, 2)
    until = 0; really = $true
} | ConvertTo-Json -Depth 5
Invoke-RestMethod -Uri "https://$h/api/v1/metrics" -Method Post -Headers $headers -Body $body`,
    ],
    [
      'PowerShell on one line',
      `Invoke-RestMethod $uri -Headers @{"Authorization"="ExtraHop apikey=x"} -Body (ConvertTo-Json @{cycle="auto"
        from=-1800000;metric_category="http_client";metric_specs=@([ordered]@{name='req';key1=$Null})
        object_ids=1,2;until=0;really=$True;})`,
    ],
    [
      'cURL with a here-document',
      `curl -X POST https://eda/api/v1/metrics -H 'Content-Type: application/json' -d @- <<'EOF'
{"cycle": "auto", "from": -1800000, "metric_category": "http_client", "metric_specs": [{"name": "req", "key1": null}],
  "object_ids": [1, 2], "until": 0, "really": true}
EOF
echo done {}`,
    ],
  ])('is read as %s writes it', (_, text) => expect(read(text)).toEqual(body))

  it('keeps what quotes and escapes mean', () => {
    expect(
      read(String.raw`{'a': 'it\'s', "b": "\u00e9\n\x41", 'c': r'\d+\.', d: '''two
lines'''}`),
    ).toEqual({ a: "it's", b: 'é\nA', c: '\\d+\\.', d: 'two\nlines' })
    expect(read(String.raw`curl x --data '{"regex": "it'\''s"}'`)).toEqual({ regex: "it's" })
  })

  it.each<[string, string, unknown]>([
    ['a list of Python', "[{'a': 1}, {'b': None},]", [{ a: 1 }, { b: null }]],
    ['a list behind its name', "rules = [\n  {'a': 1},\n  {'b': 2}\n]\nsend(rules)", [{ a: 1 }, { b: 2 }]],
    ['a list of lists', 'data = [[{a: 1}], [{b: 2}]]', [[{ a: 1 }], [{ b: 2 }]]],
    ['a list of values', '[\n  1,\n  2,\n]', [1, 2]],
    [
      'a fetch of a browser',
      String.raw`fetch("https://h/x", {"headers": {"accept": "*/*"}, "body": "{\"a\":\"it's\"}", "method": "POST"});`,
      { a: "it's" },
    ],
    ['Postman', String.raw`payload = "{\n    \"a\": {\"b\": [1, 2]}\n}"`, { a: { b: [1, 2] } }],
    ['a text in apostrophes with line ends', String.raw`payload = '{\n  "a": 1\n}'`, { a: 1 }],
    [
      'cURL of a browser on Windows',
      'curl ^"https://h/x^" ^\n  -X POST ^\n  --data-raw ^"^{^\\^"a^\\^":^\\^"b c $x^\\^"^}^"',
      { a: 'b c $x' },
    ],
    [
      'quotes as a word processor sets them',
      '{\u201ca\u201d: \u201cit\u2019s\u201d, \u2018b\u2019: 1}',
      { a: 'it\u2019s', b: 1 },
    ],
    ['quotes as one sets them elsewhere', '{\u201ea\u201c: \u201ab\u2018}', { a: 'b' }],
    [
      'texts of PowerShell',
      '@{ a = "`$name and $5"; b = \'it\'\'s $this\'; c = "C:\\temp""x`"`n"; "d" = "1"\n"e" = @() }',
      { a: '$name and $5', b: "it's $this", c: 'C:\\temp"x"\n', d: '1', e: [] },
    ],
    [
      'a list of PowerShell',
      "$rules = @(\n  @{ a = 1 }\n  @{ b = $false; c = @{ d = @('e', 'f') } }\n)",
      [{ a: 1 }, { b: false, c: { d: ['e', 'f'] } }],
    ],
    [
      'an expression of Python',
      String.raw`{'a': 'web\d+\.x\\', 'b': r'it\'s \d', 'c': '\/\#\v\0'}`,
      { a: 'web\\d+\\.x\\', b: "it\\'s \\d", c: '/#\v\0' },
    ],
    ['characters by number', String.raw`{'a': "\U0001f600\u{1f600}\u{fc}\u00fc\xfc\374\033"}`, { a: '😀😀üüüü\u001b' }],
    ['a text of Python that is filled with nothing', "{'a': f'{{x}} y', 'b': '{x}'}", { a: '{x} y', b: '{x}' }],
    [
      'what looks filled in, and is not',
      '{a: \'${x} #{x}\', b: `\\${x} {x} $x`, c: "\\#{x}"}',
      { a: '${x} #{x}', b: '${x} {x} $x', c: '#{x}' },
    ],
    ['values of PowerShell', "@('a', 'b')", ['a', 'b']],
    [
      'a here-document that the shell reads',
      'curl h --data-binary @- << EOF\n{"a": "\\\\\\\\d \\$x"}\nEOF\n',
      { a: '\\d $x' },
    ],
    ['a here-document in tabs', 'curl h --json @- <<-"END" -v\n\t{"a": 1}\n\tEND\n', { a: 1 }],
    ['a here-document before its option', "curl <<'EOF' h -d@-\n{'a': 1}\nEOF", { a: 1 }],
    ['what a shell hands in', `curl h -d @- <<< '{"a": 1}'`, { a: 1 }],
    ['a text of cURL that begins with @', `curl h --data-raw '["@a"]'`, ['@a']],
    ['cURL of a browser', String.raw`curl 'https://h/x' --data-raw $'{"a":"it\'s \u0021"}'`, { a: "it's !" }],
  ])('is all that is meant: %s', (_, text, meant) => expect(read(text)).toEqual(meant))

  it.each([
    ["{'object_ids': [device_id]}", /^device_id is a name of the script: put its value there \(line 1\)$/],
    ["x = {'object_ids': [device_id], 'metric_specs': [{'name': 'req'}]}", /^device_id is a name of the script/],
    ["{'a': 'b}", /^a text has no ' at its end/],
    ["{'a' 1}", /: is missing behind a/],
    ["{'a': 1 'b': 2}", /a comma or } is missing/],
    ["{'a': 1} {'b': 2}", /something else stands behind it/],
    ['requests', /no { begins an object/],
    ['@{ a = $other }', /^\$other is a name of the script: put its value there \(line 1\)$/],
    ['@{ a = 1 b = 2 }', /a semicolon, a line end or } is missing/],
    [`{'a': f'x {name}'}`, /^\{name\} is filled in by the script: put its value there \(line 1\)$/],
    [`{'a': f'{{{name}'}`, /^\{name\} is filled in/],
    [`requests.post(f"https://{h}/x", data=f'{{"a": "{name}"}}')`, /^\{name\} is filled in/],
    ['{a: `x ${name}`}', /^\$\{name\} is filled in/],
    ['fetch(`https://${h}/x`, {body: `{"a": "${name}"}`})', /^\$\{name\} is filled in/],
    ['{"a" => "x #{name}"}', /^#\{name\} is filled in/],
    ['@{ a = "$name and $($x.y)" }', /^\$name is filled in/],
    [`curl h -d '{"a":"'"$NAME"'"}'`, /^\$NAME is filled in by the shell: put its value there$/],
    [`curl h -d '{"a":"'$NAME'"}'`, /^\$NAME is filled in/],
    ['curl h -d "{\\"a\\":\\"${NAME}\\"}"', /^\$\{NAME\} is filled in/],
    ['curl h -d @- <<EOF\n{"a": "$NAME"}\nEOF', /^\$NAME is filled in/],
    [`{'a': '\\xfg'}`, /a character by its number lacks digits/],
    ['@{ a : 1 }', /= is missing behind a/],
    ['@{ a = "b }', /a text has no " at its end/],
    ['curl -d @body.json https://h/x', /^the body is in the file body\.json: paste what stands in it here$/],
    ["curl --data-binary '@/tmp/my body.json' h", /in the file \/tmp\/my body\.json:/],
    ['curl h -d @-', /^the body is what another program hands to cURL: paste that here$/],
    ['{'.repeat(5000), /missing|deeply/],
    [`{'a': ${'['.repeat(5000)}`, /nested too deeply/],
  ])('says what cannot be read: %#', (text, words) => expect(() => jsonOfScript(text)).toThrow(words))

  it('puts a field with any name under that name', () =>
    expect(jsonOfScript("{'__proto__': {constructor: 1}}")).toBe('{"__proto__":{"constructor":1}}'))

  it('is read back equal, however a value is written', () => {
    const python = (value: unknown): string =>
      Array.isArray(value)
        ? `[${value.map((each) => `${python(each)}, `).join('')}]`
        : typeof value === 'object' && value !== null
          ? `{${Object.entries(value)
              .map(([key, held]) => `${python(key)}: ${python(held)}, # x\n`)
              .join('')}}`
          : typeof value === 'string'
            ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`
            : value === null
              ? 'None'
              : value === true
                ? 'True'
                : value === false
                  ? 'False'
                  : JSON.stringify(value)
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (value) => {
        expect(read(`data = ${python(value)}\n`)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('never takes longer than a glance, whatever is pasted', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('{}[]():,\'"`#\\*-a1 \n=>@;$')), maxLength: 300 }),
        (text) => {
          try {
            JSON.parse(jsonOfScript(text))
          } catch (error) {
            expect(error).toBeInstanceOf(Error)
            expect(error).not.toBeInstanceOf(SyntaxError)
          }
        },
      ),
    )
  })
})
