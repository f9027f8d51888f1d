import { expect, it } from 'vitest'
import { readImage } from './image'
import { meter } from './speed'

/** A tar archive of one text, as an image begins. */
function tar(name: string, text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(512 + Math.ceil(text.length / 512) * 512)
  const put = (words: string, at: number) => bytes.set(new TextEncoder().encode(words), at)
  put(name, 0)
  put(text.length.toString(8).padStart(11, '0'), 124)
  put(' '.repeat(8), 148)
  put('ustar', 257)
  const sum = bytes.subarray(0, 512).reduce((total, byte) => total + byte, 0)
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  put(text, 512)
  return bytes
}

it('reads version and kind out of the archive before the name of the file', async () => {
  const image = await readImage(new File([tar('meta', 'version: 9.8.2.1422\nplatform: exa\n')], 'eda-9.1.1.1.tar'))
  expect(image).toMatchObject({ version: '9.8.2.1422', problems: [] })
  expect(await readImage(new File([tar('extrahop-eda-9.8.2.1422/a', '')], 'x.tar'))).toMatchObject({
    version: '9.8.2.1422',
    platform: 'discover',
  })
  expect((await readImage(new File([tar('a', '')], 'extrahop-exa-9.8.2.1422.tar'))).version).toBe('9.8.2.1422')
})

it('says what is no image', async () => {
  expect((await readImage(new File([], 'x.tar'))).problems).toEqual(['The file is empty.'])
  expect((await readImage(new File(['a'.repeat(2000)], 'x.tar'))).problems).toHaveLength(1)
})

it('tells speed and time left from the last seconds', () => {
  const measure = meter()
  expect(measure(0, 1000, 0)).toMatchObject({ perSecond: 0, left: null })
  expect(measure(100, 1000, 1000)).toMatchObject({ perSecond: 100, left: 9000 })
  expect(measure(100, 1000, 8000)).toMatchObject({ perSecond: 0, left: null })
})
