import type { ReactNode } from 'react'
import { useSay } from '../../say/context.tsx'
import { Icon } from '../icon.tsx'

export interface Wrong {
  /** The name of the field. */
  readonly name: string
  readonly error: string
}

/** What is wrong, at the top, each a link to its field; `forms.island` moves the focus here. Draws nothing if all is well. */
export function ErrorSummary({ wrong }: { wrong: readonly Wrong[] }) {
  const say = useSay()
  if (wrong.length === 0) return null
  return (
    <div className="notice notice-error error-summary" role="alert" tabIndex={-1} id="error-summary">
      <h2 className="notice-title">
        <Icon name="error" />
        <span>{say('web.error-summary', { count: wrong.length })}</span>
      </h2>
      <ul>
        {wrong.map(({ name, error }) => (
          <li key={name}>
            <a href={`#${name}`}>{error}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A form: reads by `get` (so its address can be shared), acts by `post`. */
export const Form = (props: {
  readonly action: string
  readonly method?: 'get' | 'post'
  readonly files?: boolean
  readonly children: ReactNode
}) => (
  <form
    className="form"
    action={props.action}
    method={props.method ?? 'post'}
    encType={props.files === true ? 'multipart/form-data' : undefined}
    noValidate
  >
    {props.children}
  </form>
)
