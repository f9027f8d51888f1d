/** A form that was not sent leads to the first of its fields with a problem: it may be out of sight, or folded away. */
import { useEffect, useRef, useState } from 'react'

const takesFocus = 'input:not([hidden]), textarea, select, button, [contenteditable]'

/** The ref of what holds the fields, and what leads to the first problem once that is drawn. */
export function useFirstProblem<Form extends HTMLElement>() {
  const form = useRef<Form>(null)
  const [missed, setMissed] = useState(0)
  useEffect(() => {
    const { current } = form
    if (missed === 0 || !current) return undefined
    const from = document.activeElement
    const lead = () => {
      const problem = current.querySelector('[data-problem]')
      goTo(problem?.parentElement)
      return problem !== null
    }
    if (lead()) return undefined
    // An input whose code is on its way says what is wrong once it is there. Who has gone elsewhere by then stays there.
    const watch = new MutationObserver(() => {
      if (document.activeElement !== from || lead()) watch.disconnect()
    })
    watch.observe(current, { childList: true, subtree: true })
    return () => watch.disconnect()
  }, [missed])
  return [form, () => setMissed((times) => times + 1)] as const
}

/** Brings a field into view and the focus into it; an editor keeps its own in a shadow root, once it is there. */
function goTo(field: Element | null | undefined): void {
  if (!field) return
  for (let fold = field.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
    fold.open = true
  field.scrollIntoView({ block: 'nearest' })
  const inside = [...field.querySelectorAll('*')].find((each) => each.shadowRoot)?.shadowRoot ?? field
  const takes =
    inside.querySelector<HTMLElement>('[data-waiting]') ??
    inside.querySelector<HTMLElement>('[aria-invalid=true]') ??
    inside.querySelector<HTMLElement>(takesFocus)
  takes?.focus()
}
