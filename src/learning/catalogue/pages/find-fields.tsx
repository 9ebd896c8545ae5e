import type { ReactElement, ReactNode } from 'react'
import { errorId } from '#web/parts/forms/field.tsx'
import { draw } from '#web/layout/draw.ts'
import { still } from '#web/layout/still.tsx'
import { Icon } from '#web/parts/icon.tsx'
import { useVoice } from '#web/say/context.tsx'
import type { Voice } from '#web/say/voices.ts'

interface Asked {
  readonly name: string
  readonly label: string
  readonly value: string | undefined
  readonly error?: string | undefined
}

/** One blank of the sentence: a small label over a large answer, and what is wrong with it below. */
function Blank({ asked, kind, children }: { asked: Asked; kind: string; children: ReactNode }) {
  return (
    <div className={`find-blank ${kind}`}>
      <label htmlFor={asked.name}>{asked.label}</label>
      {children}
      {asked.error === undefined ? null : (
        <p className="field-error" id={errorId(asked.name)}>
          <Icon name="error" />
          <span>{asked.error}</span>
        </p>
      )}
    </div>
  )
}

const wrongOf = ({ name, error }: Asked) => ({
  'aria-invalid': error === undefined ? undefined : (true as const),
  'aria-describedby': error === undefined ? undefined : errorId(name),
})

export interface FindBoxProps extends Asked {
  readonly type: 'search' | 'text' | 'number' | 'date'
  readonly unit?: string
  readonly wide?: boolean
  readonly suggestions?: readonly string[]
}

export function FindBox({ type, unit, wide = false, suggestions, ...asked }: FindBoxProps) {
  const voice = useVoice()
  const list = suggestions === undefined || suggestions.length === 0 ? undefined : `${asked.name}-list`
  return (
    <Blank asked={asked} kind={wide ? 'find-wide' : `find-${asked.name}`}>
      <span className="find-answer">
        <input
          id={asked.name}
          name={asked.name}
          // A browser that refuses a typed letter in a number box would hide the mistake from us and from its writer.
          type={type === 'number' ? 'text' : type}
          inputMode={type === 'number' ? 'numeric' : undefined}
          className="input"
          defaultValue={asked.value}
          list={list}
          dir="auto"
          autoComplete="off"
          {...wrongOf(asked)}
        />
        {unit === undefined ? null : <span className="find-unit">{unit}</span>}
      </span>
      {list === undefined ? null : (
        // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- suggestions, not a control
        <datalist id={list} dangerouslySetInnerHTML={{ __html: optionsOf(suggestions!, voice) }} />
      )}
    </Blank>
  )
}

const drawn = new WeakMap<readonly string[], string>()

/** The names of a city's places are the same on every page, and there are two hundred of them: drawn once. */
function optionsOf(names: readonly string[], voice: Voice): string {
  let options = drawn.get(names)
  if (options === undefined) {
    options = draw(
      names.map((name) => <option key={name}>{name}</option>),
      voice,
    )
    drawn.set(names, options)
  }
  return options
}

export interface PickChoice {
  readonly value: string
  readonly label: string
}

export interface FindPickProps extends Asked {
  readonly any: string
  /** The same list from page to page, so that it is drawn once for each answer. */
  readonly choices: readonly PickChoice[]
  readonly compact?: boolean
}

export function FindPick({ any, choices, compact = false, ...asked }: FindPickProps) {
  const { value = '', name, error } = asked
  const known = value === '' || choices.some((choice) => choice.value === value)
  const pick = (
    <select id={name} name={name} className="input" defaultValue={value} {...wrongOf(asked)}>
      <option value="">{any}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
      {known ? null : <option value={value}>{value}</option>}
    </select>
  )
  return (
    <Blank asked={asked} kind={compact ? 'find-compact' : `find-${name}`}>
      {known && error === undefined ? picked(choices, value, pick) : pick}
    </Blank>
  )
}

const picks = new WeakMap<readonly PickChoice[], Map<string, ReactElement>>()

/** A list of choices with one of them taken looks the same whoever asks. */
function picked(choices: readonly PickChoice[], value: string, pick: ReactElement): ReactElement {
  let known = picks.get(choices)
  if (known === undefined) picks.set(choices, (known = new Map()))
  let made = known.get(value)
  if (made === undefined) {
    made = still(pick)
    known.set(value, made)
  }
  return made
}

export interface FindChoiceProps {
  readonly name: string
  readonly value: string
  readonly typed: string | undefined
  readonly label: string
}

/** A yes-or-nothing filter, drawn as a chip. */
export function FindChoice({ name, value, typed, label }: FindChoiceProps) {
  const id = `${name}-${value}`
  return (
    <span className="chip-box">
      <input
        type="checkbox"
        id={id}
        name={name}
        value={value}
        defaultChecked={typed?.split(',').includes(value) ?? false}
      />
      <label htmlFor={id} className="chip">
        {label}
      </label>
    </span>
  )
}

export const FindMore = ({ open, label, children }: { open: boolean; label: string; children: ReactNode }) => (
  <details className="find-more" open={open}>
    <summary>
      <Icon name="filter" />
      {label}
    </summary>
    <div className="find-sentence">{children}</div>
  </details>
)
