import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button, IconButton, type ButtonKind } from './button'
import { Unseen } from './unseen'

export interface CopyButtonProps {
  /** What is copied; a function where making it costs something. */
  text: string | (() => string)
  /** "Copy" unless told: "Copy as cURL". */
  label?: string
  small?: boolean
  iconOnly?: boolean
  kind?: ButtonKind
  className?: string | undefined
}

/** Puts a text on the clipboard and says so for two seconds. */
export function CopyButton({ text, label = 'Copy', small, iconOnly, kind, className }: CopyButtonProps) {
  const [state, setState] = useState<'ready' | 'copied' | 'refused'>('ready')
  useEffect(() => {
    if (state === 'ready') return undefined
    const timer = setTimeout(() => setState('ready'), 2000)
    return () => clearTimeout(timer)
  }, [state])
  const copy = () => {
    const value = typeof text === 'function' ? text() : text
    copyText(value).then(
      () => setState('copied'),
      () => setState('refused'),
    )
  }
  const icon = state === 'copied' ? <Check aria-hidden /> : <Copy aria-hidden />
  const words = state === 'ready' ? label : state === 'copied' ? 'Copied' : 'Not allowed'
  return (
    <>
      {iconOnly ? (
        <IconButton {...{ small, className, icon }} kind={kind} label={words} onClick={copy} />
      ) : (
        <Button {...{ small, className, icon }} kind={kind} onClick={copy}>
          {words}
        </Button>
      )}
      <Unseen role="status">{state === 'ready' ? '' : words}</Unseen>
    </>
  )
}

/** Copies a text. The clipboard exists only on https and loopback; elsewhere the old way still works. */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  const area = document.createElement('textarea')
  area.value = text
  document.body.append(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  if (!done) throw new Error('The browser refused to copy')
}
