import { expect, it } from 'vitest'
import { inUtf8 } from './utf8-file'

const said = '{"Gerät": "東京 🦊"}'
const units = (text: string, little: boolean): Uint8Array<ArrayBuffer> => {
  const bytes = new DataView(new ArrayBuffer(text.length * 2))
  for (let at = 0; at < text.length; at += 1) bytes.setUint16(at * 2, text.charCodeAt(at), little)
  return new Uint8Array(bytes.buffer)
}

it.each([
  ['UTF-8', said],
  ['UTF-8 with a byte order mark', `\uFEFF${said}`],
  ['UTF-16 as PowerShell writes it', units(`\uFEFF${said}`, true)],
  ['UTF-16 the other way round', units(`\uFEFF${said}`, false)],
])('reads a file in %s', async (_, content) => {
  const file = await inUtf8(new File([content], 'config.json', { type: 'application/json' }))
  expect(await file.text()).toBe(said)
  expect([file.name, file.type]).toEqual(['config.json', 'application/json'])
})

it('hands on a file of bytes as it is', async () => {
  const file = new File([Uint8Array.of(0x30, 0x82, 0xff, 0xfe)], 'certificate.der')
  expect(await inUtf8(file)).toBe(file)
})
