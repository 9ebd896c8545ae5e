import type { ReactNode } from 'react'
import { type Asked, described, Field, Fieldset } from './field.tsx'

export interface Choice {
  readonly value: string
  readonly label: ReactNode
  readonly hint?: ReactNode
}

export interface ChoicesProps extends Asked {
  readonly choices: readonly Choice[]
}

/** One of several: radios, one under the other, so they are read as a list. */
export const Radios = ({ value, ...props }: ChoicesProps & { value?: string | undefined }) => (
  <Fieldset asked={props}>
    <div className="choices">
      {props.choices.map((choice) => (
        <OneChoice key={choice.value} type="radio" name={props.name} choice={choice} checked={choice.value === value} />
      ))}
    </div>
  </Fieldset>
)

/** Any of several. */
export const Checkboxes = ({ values, ...props }: ChoicesProps & { values?: readonly string[] }) => (
  <Fieldset asked={props}>
    <Boxes name={props.name} choices={props.choices} values={values ?? []} />
  </Fieldset>
)

/** The boxes alone, for a question with so many answers that they stand in drawers within one fieldset. */
export const Boxes = ({
  name,
  choices,
  values,
}: Pick<ChoicesProps, 'name' | 'choices'> & { readonly values: readonly string[] }) => (
  <div className="choices">
    {choices.map((choice) => (
      <OneChoice
        key={choice.value}
        type="checkbox"
        name={name}
        choice={choice}
        checked={values.includes(choice.value)}
      />
    ))}
  </div>
)

interface OneChoiceProps {
  readonly type: 'radio' | 'checkbox'
  readonly name: string
  readonly choice: Choice
  readonly checked: boolean
}

function OneChoice({ type, name, choice: { value, label, hint }, checked }: OneChoiceProps) {
  const id = `${name}-${value}`
  return (
    <div className="choice">
      <input
        type={type}
        id={id}
        name={name}
        value={value}
        defaultChecked={checked}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

/** Any of several, small and side by side: for the sentence of a search, where space is dear. */
export const ChipBoxes = ({ values, ...props }: ChoicesProps & { values?: readonly string[] }) => (
  <Fieldset asked={props}>
    <div className="chips">
      {props.choices.map(({ value, label }) => (
        <span className="chip-box" key={value}>
          <input
            type="checkbox"
            id={`${props.name}-${value}`}
            name={props.name}
            value={value}
            defaultChecked={values?.includes(value) ?? false}
          />
          <label htmlFor={`${props.name}-${value}`} className="chip">
            {label}
          </label>
        </span>
      ))}
    </div>
  </Fieldset>
)

export interface DateInputProps extends Asked {
  /** `YYYY-MM-DD`, or what was typed when it is no day. */
  readonly value?: string | undefined
  readonly min?: string
  readonly max?: string
}

/** The browser's own day picker: typed or picked, in the reader's own order of day, month and year. */
export const DateInput = (props: DateInputProps) => (
  <Field asked={props}>
    <input
      id={props.name}
      name={props.name}
      type="date"
      className="input input-short"
      defaultValue={props.value}
      min={props.min}
      max={props.max}
      {...described(props)}
    />
  </Field>
)
