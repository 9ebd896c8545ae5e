import type { ReactNode } from 'react'
import { useSay } from '../say/context.tsx'

export interface ProgressProps {
  readonly label: ReactNode
  readonly done: number
  /** Null while nobody knows how much there is. */
  readonly total: number | null
  /** What comes meanwhile or after: "Safe to leave; the report waits here." */
  readonly hint?: ReactNode
  /** A stable id, so that an island may refresh it. */
  readonly id: string
}

/** Waiting, with numbers. */
export function Progress({ label, done, total, hint, id }: ProgressProps) {
  const say = useSay()
  return (
    <div className="progress" id={id}>
      <p className="progress-label" id={`${id}-label`}>
        {label}
      </p>
      <progress value={total === null ? undefined : done} max={total ?? undefined} aria-labelledby={`${id}-label`} />
      <output className="progress-numbers">
        {total === null ? say('web.progress-so-far', { done }) : say('web.progress-of', { done, total })}
      </output>
      {hint === undefined ? null : <p className="hint">{hint}</p>}
    </div>
  )
}

/** More, for who asks. */
export const Details = ({ summary, children, open }: { summary: ReactNode; children: ReactNode; open?: boolean }) => (
  <details open={open}>
    <summary>{summary}</summary>
    <div className="details-body">{children}</div>
  </details>
)
