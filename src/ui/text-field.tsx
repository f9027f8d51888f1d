import {
  type ClipboardEvent,
  useLayoutEffect,
  useRef,
  useState,
  type ComponentProps,
  type HTMLInputAutoCompleteAttribute,
  type ReactNode,
  type Ref,
} from 'react'
import { Button } from './button'
import { classes } from './class-names'
import { isComposing } from './composing'
import { Field, type FieldProps } from './field'
import styles from './field.module.css'
import { TooLong } from './too-long'

type NativeInput = Pick<
  ComponentProps<'input'>,
  | 'name'
  | 'placeholder'
  | 'autoFocus'
  | 'disabled'
  | 'maxLength'
  | 'spellCheck'
  | 'inputMode'
  | 'lang'
  | 'onBlur'
  | 'readOnly'
>

export interface TextFieldProps extends FieldProps, NativeInput {
  value: string
  onChange: (value: string) => void
  /** A password can be shown. */
  type?: 'text' | 'password' | 'url' | 'email'
  autoComplete?: HTMLInputAutoCompleteAttribute
  mono?: boolean
  small?: boolean
  /** Stands inside at the right. */
  unit?: string
  icon?: ReactNode
  onEnter?: () => void
  /** Before the field has the text. */
  onPaste?: ((event: ClipboardEvent<HTMLInputElement>) => void) | undefined
  inputRef?: Ref<HTMLInputElement>
}

/** Characters that a line takes, and that several lines take: with more, each letter would hold up the page. */
const mostTyped = { line: 100_000, lines: 2_000_000 }

interface KeptProps extends Pick<TextFieldProps, 'label' | 'value' | 'onChange' | 'readOnly' | 'disabled'> {
  id: string
}

function Kept({ id, label, value, onChange, readOnly, disabled }: KeptProps) {
  const name = typeof label === 'string' ? label : 'Text'
  const onEmpty = readOnly || disabled ? undefined : () => onChange('')
  return <TooLong id={id} label={name} ending="txt" value={value} onEmpty={onEmpty} />
}

/** A line of text. */
export function TextField(props: TextFieldProps) {
  const { value, onChange, type = 'text', mono, small, unit, icon, onEnter, onPaste, inputRef } = props
  const {
    label,
    hint,
    error,
    optional,
    hideLabel,
    className,
    autoComplete = 'off',
    spellCheck = false,
    ...rest
  } = props
  const [shown, setShown] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  // React copies the value of an input into its attribute, where style sheets, extensions and saved pages can read it.
  // So the browser keeps what is typed into a password field, and it is put right only where it differs.
  const secret = type === 'password'
  useLayoutEffect(() => {
    const input = box.current?.querySelector('input')
    if (secret && input && input.value !== value) input.value = value
  })
  return (
    <Field {...{ label, hint, error, optional, hideLabel, className }}>
      {(ids) =>
        !secret && value.length > mostTyped.line ? (
          <Kept id={ids.id} {...props} />
        ) : (
          <div ref={box} className={classes(styles.box, mono && styles.mono, small && styles.small)}>
            {icon}
            <input
              {...ids}
              {...native(rest)}
              data-autofocus={rest.autoFocus || undefined}
              ref={inputRef}
              type={secret && shown ? 'text' : type}
              value={secret ? undefined : value}
              autoComplete={autoComplete}
              spellCheck={spellCheck}
              onPaste={onPaste}
              onChange={(event) => onChange(event.currentTarget.value)}
              onKeyDown={
                onEnter &&
                ((event) => {
                  if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return
                  // Else the same Enter presses the button that has the focus once what this stands in is closed.
                  event.preventDefault()
                  onEnter()
                })
              }
            />
            {unit && <span className={styles.unit}>{unit}</span>}
            {secret && (
              <Button kind="plain" small className={styles.show} aria-pressed={shown} onClick={() => setShown(!shown)}>
                {shown ? 'Hide' : 'Show'}
              </Button>
            )}
          </div>
        )
      }
    </Field>
  )
}

export interface TextAreaProps extends FieldProps, Omit<NativeInput, 'onBlur'> {
  onBlur?: () => void
  /** Before the field has the text. */
  onPaste?: (event: ClipboardEvent<HTMLTextAreaElement>) => void
  value: string
  onChange: (value: string) => void
  rows?: number
  mono?: boolean
}

/** Several lines of text. */
export function TextArea(props: TextAreaProps) {
  const { value, onChange, rows = 3, mono, label, hint, error, optional, hideLabel, className, onBlur, ...rest } = props
  const { spellCheck = false } = rest
  return (
    <Field {...{ label, hint, error, optional, hideLabel, className }}>
      {(ids) =>
        value.length > mostTyped.lines ? (
          <Kept id={ids.id} {...props} />
        ) : (
          <div className={classes(styles.box, styles.area, mono && styles.mono)}>
            <textarea
              {...ids}
              name={rest.name}
              placeholder={rest.placeholder}
              autoFocus={rest.autoFocus}
              disabled={rest.disabled}
              readOnly={rest.readOnly}
              onBlur={onBlur}
              onPaste={rest.onPaste}
              maxLength={rest.maxLength}
              spellCheck={spellCheck}
              rows={rows}
              value={value}
              onChange={(event) => onChange(event.currentTarget.value)}
            />
          </div>
        )
      }
    </Field>
  )
}

function native(props: NativeInput): NativeInput {
  const { name, placeholder, autoFocus, disabled, maxLength, inputMode, lang, onBlur, readOnly } = props
  return { name, placeholder, autoFocus, disabled, maxLength, inputMode, lang, onBlur, readOnly }
}
