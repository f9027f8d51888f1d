import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkKey, normaliseUrl } from './address'

describe('the address', () => {
  it.each([
    ['eda.example', 'https://eda.example'],
    ['  https://EDA.example/admin/?x=1#top ', 'https://eda.example'],
    ['https://eda.example:443/', 'https://eda.example'],
    ['eda.example:8443', 'https://eda.example:8443'],
    ['10.44.0.21:8443', 'https://10.44.0.21:8443'],
    ['[::1]:8443', 'https://[::1]:8443'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['http://127.3.2.1:1', 'http://127.3.2.1:1'],
    ['http://[::1]', 'http://[::1]'],
    ['HTTPS://bücher.example', 'https://xn--bcher-kva.example'],
    ['"https://eda.example/",', 'https://eda.example'],
    ['<https://eda.example>', 'https://eda.example'],
    ["'eda-01';", 'https://eda-01'],
    ['https://eda_2.example.', 'https://eda_2.example'],
    ['eda.:8443', 'https://eda.:8443'],
    ['2001:DB8:0::1', 'https://[2001:db8::1]'],
    ['::1', 'https://[::1]'],
  ])('%s is %s', (typed, url) => {
    expect(normaliseUrl(typed)).toEqual({ ok: true, url })
  })

  it.each([
    ['', 'Enter the address'],
    ['   ', 'Enter the address'],
    ['eda example', 'no blanks'],
    ['https://', 'not an address'],
    ['https://eda.example:99999', 'not an address'],
    ['javascript://alert(1)', 'not by javascript'],
    ['ftp://eda.example', 'not by ftp'],
    ['mailto:someone', 'not an address'],
    ['https://admin:secret@eda.example', 'user name and password'],
    ['http://eda.example', 'Use https'],
    ['http://10.0.0.5', 'Use https'],
    ['https:/eda.example', 'not an address'],
    ['https//eda.example', 'not an address'],
    ['https://eda.example,eda-02.example', 'not an address'],
    ['eda..example', 'not an address'],
    ['-eda.example', 'not an address'],
    ['.', 'not an address'],
    ['eda:8443:1', 'not an address'],
    [String.raw`https:\\eda.example`, 'not an address'],
    ['https://010.020.000.031', 'takes this for 8.16.0.25.'],
    ['10.1311', 'takes this for 10.0.5.31.'],
    ['https://0x0a14001f:8443/', 'takes this for 10.20.0.31.'],
    ['http://localhost.evil.example', 'Use https'],
    ['http://127.0.0.1.evil.example', 'Use https'],
  ])('refuses %s in words', (typed, words) => {
    const checked = normaliseUrl(typed)
    expect(checked.ok ? '' : checked.message).toContain(words)
    expect(JSON.stringify(checked)).not.toContain('secret')
  })

  it('has one spelling, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.domain()), (typed) => {
        const checked = normaliseUrl(typed)
        if (checked.ok) expect(normaliseUrl(checked.url)).toEqual(checked)
      }),
    )
  })
})

describe('the key', () => {
  it('is taken from what was pasted', () => {
    const key = '0123456789abcdef0123456789abcdef'
    for (const typed of [
      key,
      ` ${key}\r\n`,
      `ExtraHop apikey=${key}`,
      `Authorization: ExtraHop apikey=${key}`,
      `apikey=${key}`,
      `"${key}",`,
      `'${key}'`,
    ]) {
      expect(checkKey(typed)).toEqual({ ok: true, key })
    }
  })

  it.each([
    ['', 'Enter the API key'],
    ['ab cd', 'Character 3 is a blank or line end'],
    ['ab\ncd', 'Character 3 is a blank or line end'],
    ['abü', 'Character 3 is “ü”'],
    ['ab\u200bcd', 'Character 3 is an invisible character'],
    ['😀', 'Character 1 is “😀”'],
  ])('refuses %j in words', (typed, words) => {
    const checked = checkKey(typed)
    expect(checked.ok ? '' : checked.message).toContain(words)
  })

  it('that passes can stand in a header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const checked = checkKey(typed)
        if (!checked.ok) return
        expect(new Headers({ Authorization: `ExtraHop apikey=${checked.key}` }).get('authorization')).toBe(
          `ExtraHop apikey=${checked.key}`,
        )
      }),
    )
  })
})
