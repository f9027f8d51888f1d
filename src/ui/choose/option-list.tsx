/** What drops down under a select or a combo box: the library's list in the top layer, so that no dialog cuts it off. */
import { Check } from 'lucide-react'
import { use, useCallback, useRef, type FocusEvent, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { OverlayTriggerStateContext } from 'react-aria-components/Dialog'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { classes } from '../class-names'
import type { Option } from '../option'
import pop from '../pop.module.css'

interface Props {
  label: string
  anchor: RefObject<HTMLElement | null>
  options: readonly Option[]
  /** What is said where there is nothing to choose. */
  none?: ReactNode
  /** Under the options. */
  more?: ReactNode
}

/** As wide as the whole control, which the library takes the input for. */
const style = { position: 'fixed', '--trigger-width': undefined } as const

export function OptionList({ label, anchor, options, none, more }: Props) {
  const list = use(OverlayTriggerStateContext)
  const place = useRef<number>(undefined)
  const top = useCallback(() => anchor.current?.getBoundingClientRect().top, [anchor])
  const show = useCallback(
    (element: HTMLElement | null) => {
      element?.showPopover()
      place.current = top()
    },
    [top],
  )
  // The library lets Tab out of a list that has the focus, and leaves it open where there is nowhere to go.
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (relatedTarget !== anchor.current && !currentTarget.contains(relatedTarget)) list?.close()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') list?.close()
  }
  return (
    <Popover
      ref={show}
      isNonModal
      triggerRef={anchor}
      isOpen={list?.isOpen ?? false}
      // The library closes it when something around is scrolled, and the browser tells of that late: what brought the
      // control into view, before the list came, is no reason. That it has moved away is one.
      onOpenChange={() => top() !== place.current && list?.close()}
      // Over a modal dialog nothing is reached that does not stand in it.
      UNSTABLE_portalContainer={anchor.current?.closest('dialog') ?? document.body}
      render={(props) => (
        <div
          {...props}
          role="presentation"
          popover="manual"
          // A press beside the entries would take the focus out of the control, which closes it.
          onMouseDown={(event) => event.preventDefault()}
          onBlur={onBlur}
          onKeyDownCapture={onKeyDown}
        />
      )}
      className={classes(pop.pop, pop.drop)}
      style={style}
      placement="bottom start"
      offset={4}
      containerPadding={4}
    >
      {options.length > 0 ? (
        <ListBox aria-label={label} className={pop.list ?? ''}>
          {options.map((option) => (
            <Entry key={option.value} option={option} />
          ))}
        </ListBox>
      ) : (
        <div role="status" className={pop.none}>
          {none}
        </div>
      )}
      {more}
    </Popover>
  )
}

function Entry({ option: { value, label, hint, icon, reason, about } }: { option: Option }) {
  const words = reason ?? hint
  return (
    <ListBoxItem
      id={value}
      textValue={label}
      isDisabled={Boolean(reason)}
      className={pop.item ?? ''}
      {...(about !== undefined && {
        'aria-label': label,
        'aria-description': `${typeof hint === 'string' ? hint : ''} ${about}`.trim(),
      })}
    >
      {({ isSelected }) => (
        <>
          {icon}
          <span className={pop.words}>
            <bdi>{label}</bdi>
            {about !== undefined && <small>{about}</small>}
          </span>
          {words !== undefined && <span className={pop.hint}>{words}</span>}
          {isSelected && <Check aria-hidden className={pop.check} />}
        </>
      )}
    </ListBoxItem>
  )
}
