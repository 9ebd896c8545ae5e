import type { ReactNode } from 'react'
import { type Asked, described, Field } from './field.tsx'

/** How wide the answer is expected to be; a narrow box says "two digits" before the hint does. */
export type Width = 'digits' | 'short' | 'full'

export interface TextInputProps extends Asked {
  readonly value?: string | undefined
  readonly type?: 'text' | 'search' | 'email' | 'url' | 'tel' | 'date' | 'time' | 'datetime-local' | 'password'
  readonly width?: Width
  /** WCAG 1.3.5: only for facts about the person who types. */
  readonly autoComplete?: string
  readonly inputMode?: 'numeric' | 'decimal' | 'text'
  readonly required?: boolean
  readonly maxLength?: number
  readonly list?: string
  /** Names, codes and addresses keep their own direction. */
  readonly dir?: 'ltr' | 'auto'
}

export function TextInput(props: TextInputProps) {
  const { name, value, type = 'text', width = 'full', label: _label, hint: _hint, error: _error, ...rest } = props
  const { optional: _optional, ...attributes } = rest
  return (
    <Field asked={props}>
      <input
        id={name}
        name={name}
        type={type}
        className={`input input-${width}`}
        defaultValue={value}
        {...attributes}
        {...described(props)}
      />
    </Field>
  )
}

export interface NumberInputProps extends Asked {
  readonly value?: number | string | undefined
  readonly unit?: ReactNode
}

/** Text with a numeric keyboard, not `type=number`: that one changes its value under a scrolling wheel. */
export const NumberInput = (props: NumberInputProps) => (
  <Field asked={props}>
    <span className="input-with-unit">
      <input
        id={props.name}
        name={props.name}
        type="text"
        inputMode="numeric"
        className="input input-digits"
        defaultValue={props.value}
        autoComplete="off"
        {...described(props)}
      />
      {props.unit}
    </span>
  </Field>
)

export interface TextAreaProps extends Asked {
  readonly value?: string | undefined
  readonly rows?: number
  readonly maxLength?: number
  /** Tables and code are read in columns. */
  readonly plain?: boolean
}

export const TextArea = (props: TextAreaProps) => (
  <Field asked={props}>
    <textarea
      id={props.name}
      name={props.name}
      className={props.plain === true ? 'input input-plain' : 'input'}
      rows={props.rows ?? 4}
      maxLength={props.maxLength}
      defaultValue={props.value}
      dir="auto"
      {...described(props)}
    />
  </Field>
)

export interface FileInputProps extends Asked {
  readonly accept?: string
}

export const FileInput = (props: FileInputProps) => (
  <Field asked={props}>
    <input
      id={props.name}
      name={props.name}
      type="file"
      className="input input-file"
      accept={props.accept}
      {...described(props)}
    />
  </Field>
)

export interface Option {
  readonly value: string
  readonly label: string
  /** In whose language the label is, where it is not the page's. */
  readonly language?: string
}

export interface SelectProps extends Asked {
  readonly value?: string | undefined
  readonly options: readonly Option[]
  readonly width?: Width
}

export const Select = (props: SelectProps) => (
  <Field asked={props}>
    <select
      id={props.name}
      name={props.name}
      className={`input input-${props.width ?? 'short'}`}
      defaultValue={props.value}
      {...described(props)}
    >
      {props.options.map(({ value, label, language }) => (
        <option key={value} value={value} lang={language}>
          {label}
        </option>
      ))}
    </select>
  </Field>
)
