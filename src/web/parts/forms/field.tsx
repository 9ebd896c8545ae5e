import type { ReactNode } from 'react'
import { useSay } from '../../say/context.tsx'
import { Icon } from '../icon.tsx'
import { VisuallyHidden } from '../hidden.tsx'

/** What every way of asking has: a question, perhaps a hint before it is answered, perhaps what is wrong with the answer. */
export interface Asked {
  /** Also the element's id; one page asks each name once. */
  readonly name: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly error?: string | undefined
  readonly optional?: boolean
}

export const hintId = (name: string): string => `${name}-hint`
export const errorId = (name: string): string => `${name}-error`

/** Ties hint and error to the control, in the order they are read. */
export function described({ name, hint, error }: Asked): {
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
} {
  const ids = [hint === undefined ? '' : hintId(name), error === undefined ? '' : errorId(name)].filter(Boolean)
  return {
    'aria-describedby': ids.length === 0 ? undefined : ids.join(' '),
    'aria-invalid': error === undefined ? undefined : true,
  }
}

/** Label, hint and error around one control. */
export const Field = ({ asked, children }: { asked: Asked; children: ReactNode }) => (
  <div className={asked.error === undefined ? 'field' : 'field field-wrong'}>
    <label className="field-label" htmlFor={asked.name}>
      {asked.label}
      <Optional asked={asked} />
    </label>
    <HintAndError asked={asked} />
    {children}
  </div>
)

/** The same around several controls that answer one question together. */
export const Fieldset = ({ asked, children }: { asked: Asked; children: ReactNode }) => (
  <fieldset
    id={asked.name}
    className={asked.error === undefined ? 'field' : 'field field-wrong'}
    aria-describedby={described(asked)['aria-describedby']}
  >
    <legend className="field-label">
      {asked.label}
      <Optional asked={asked} />
    </legend>
    <HintAndError asked={asked} />
    {children}
  </fieldset>
)

function Optional({ asked }: { asked: Asked }) {
  const say = useSay()
  return asked.optional === true ? <span className="field-optional"> {say('web.optional')}</span> : null
}

function HintAndError({ asked: { name, hint, error } }: { asked: Asked }) {
  const say = useSay()
  return (
    <>
      {hint === undefined ? null : (
        <p className="hint" id={hintId(name)}>
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p className="field-error" id={errorId(name)}>
          <Icon name="error" />
          <span>
            <VisuallyHidden>{say('web.error-prefix')} </VisuallyHidden>
            {error}
          </span>
        </p>
      )}
    </>
  )
}
