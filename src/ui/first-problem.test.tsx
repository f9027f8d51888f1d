import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Button } from './button'
import { Checkbox } from './checkbox'
import { Disclosure } from './disclosure'
import { FieldWords } from './field'
import { useFirstProblem } from './first-problem'
import { lazily } from './lazily'
import { NumberField } from './number-field'
import { TextField } from './text-field'

type Name = 'name' | 'file' | 'sure' | 'port' | 'host'

function Form({ wrong }: { wrong: readonly Name[] }) {
  const [form, goToProblem] = useFirstProblem<HTMLDivElement>()
  const [tried, setTried] = useState(false)
  const error = (name: Name) => (tried && wrong.includes(name) ? `Needs a ${name}` : undefined)
  const send = () => {
    setTried(true)
    goToProblem()
  }
  return (
    <>
      <div ref={form}>
        <TextField label="Name" value="" error={error('name')} onChange={() => undefined} />
        <div>
          <input type="file" hidden />
          <Button>Choose a file…</Button>
          <FieldWords id="words" error={error('file')} />
        </div>
        <div>
          <Button>Paste a list</Button>
          <input aria-label="Host" aria-invalid={error('host') ? true : undefined} />
          <FieldWords id="host-words" error={error('host')} />
        </div>
        <Checkbox label="Sure" value={false} error={error('sure')} onChange={() => undefined} />
        <Disclosure title="More">
          <NumberField label="Port" value={undefined} error={error('port')} onChange={() => undefined} />
        </Disclosure>
      </div>
      <Button onClick={send}>Send</Button>
    </>
  )
}

/** A form whose wrong field is fetched apart, and what has it arrive. */
async function sendBeforeItStands() {
  let arrive = () => {}
  const Late = lazily(() => new Promise<typeof TextField>((resolve) => (arrive = () => resolve(TextField))))
  function LateForm() {
    const [form, goToProblem] = useFirstProblem<HTMLDivElement>()
    return (
      <>
        <div ref={form}>
          <TextField label="Name" value="" onChange={() => undefined} />
          <Late label="Start" value="" error="Needs a value" onChange={() => undefined} />
        </div>
        <Button onClick={goToProblem}>Send</Button>
      </>
    )
  }
  render(<LateForm />)
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  return async () => {
    await waitFor(() => {
      arrive()
      expect(screen.queryByRole('textbox', { name: 'Start' })).not.toBeNull()
    })
    return document.activeElement
  }
}

async function sendWith(...wrong: Name[]) {
  render(<Form wrong={wrong} />)
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
}

describe('a form that is not sent', () => {
  beforeEach(() => {
    Element.prototype.scrollIntoView ??= () => undefined
  })
  afterEach(cleanup)

  it('leads to the first of its fields with a problem', async () => {
    await sendWith('port', 'name')
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name' }))
  })

  it('unfolds what it is in', async () => {
    await sendWith('port')
    expect(screen.getByRole<HTMLDetailsElement>('group').open).toBe(true)
    expect(document.activeElement).toBe(screen.getByRole('spinbutton', { name: 'Port' }))
  })

  it('leads to the button that asks for a file, and to a checkbox', async () => {
    await sendWith('file', 'sure')
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Choose a file…' }))
    cleanup()
    await sendWith('sure')
    expect(document.activeElement).toBe(screen.getByRole('checkbox', { name: 'Sure' }))
  })

  it('leads to the input that is wrong, past a button before it', async () => {
    await sendWith('host')
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Host' }))
  })

  it('leads to a field that is not there yet, once it is', async () => {
    const stand = await sendBeforeItStands()
    expect(await stand()).toBe(screen.getByRole('textbox', { name: 'Start' }))
  })

  it('leaves whoever has gone on before such a field is there', async () => {
    const stand = await sendBeforeItStands()
    await userEvent.click(screen.getByRole('textbox', { name: 'Name' }))
    expect(await stand()).toBe(screen.getByRole('textbox', { name: 'Name' }))
  })

  it('leaves the focus where it is without one, and leads there each time', async () => {
    await sendWith()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Send' }))
    cleanup()
    await sendWith('name')
    await userEvent.click(screen.getByRole('button', { name: 'Send' }))
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name' }))
  })
})
