import { render, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { fieldOf } from '../catalog/fields'
import { z } from '../catalog/zod'
import { ScriptInput } from './trigger-inputs'
import { PickText } from '../crud/form/file-input'

function choose(label: string, name: string, ...parts: (string | Uint8Array<ArrayBuffer>)[]): void {
  const input = screen.getByLabelText<HTMLInputElement>(label)
  Object.defineProperty(input, 'files', { value: [new File(parts, name)], configurable: true })
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

test('the text of a file is taken without the mark of its encoding, with its line ends; what is none is said', async () => {
  const onText = vi.fn<(text: string) => void>()
  render(<PickText label="File" due="A script is a text file." onText={onText} />)
  choose('File', 'a.js', '\uFEFFone\r\ntwo\n')
  await waitFor(() => expect(onText).toHaveBeenLastCalledWith('one\r\ntwo\n'))
  choose('File', 'b.js', new Uint8Array([0xff, 0xfe, 0x61, 0, 0x0d, 0, 0x0a, 0]))
  await waitFor(() => expect(onText).toHaveBeenLastCalledWith('a\r\n'))
  choose('File', 'c.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]))
  expect(await screen.findByRole('alert')).toHaveTextContent('This is a binary file. A script is a text file.')
  expect(onText).toHaveBeenCalledTimes(2)
})

test('a script comes from a file', async () => {
  const onChange = vi.fn<(text: unknown) => void>()
  const field = fieldOf('script', z.string().meta({ label: 'Script', kind: 'code' }))
  render(<ScriptInput field={field} value="" onChange={onChange} problems={{}} editing={false} values={{}} />)
  choose('File with Script', 'a.js', 'debug(1)\r\n')
  await waitFor(() => expect(onChange).toHaveBeenCalledWith('debug(1)\r\n'))
})
