import type { ReactNode } from 'react'
import { useSay } from '../say/context.tsx'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'

export type Tone = 'info' | 'good' | 'warning' | 'error'

const icons: Record<Tone, IconName> = { info: 'info', good: 'check', warning: 'warning', error: 'error' }

export interface NoticeProps {
  readonly tone?: Tone
  readonly title?: ReactNode
  readonly children?: ReactNode
  /** Said aloud at once by assistive technology; only for what just happened. */
  readonly live?: boolean
}

/** Something to know here. Its tone is told by a word as well as by its colour. */
export function Notice({ tone = 'info', title, children, live = false }: NoticeProps) {
  const say = useSay()
  const role = live ? (tone === 'error' ? 'alert' : 'status') : undefined
  return (
    <div className={`notice notice-${tone}`} role={role}>
      <p className="notice-title">
        <Icon name={icons[tone]} />
        <span>{title ?? say(`web.notice-${tone}`)}</span>
      </p>
      {children === undefined ? null : <div className="notice-body">{children}</div>}
    </div>
  )
}

export interface EmptyStateProps {
  /** What would be here. */
  readonly title: ReactNode
  readonly children?: ReactNode
  /** The one next act, a `LinkButton` or a form. */
  readonly act?: ReactNode
}

export const EmptyState = ({ title, children, act }: EmptyStateProps) => (
  <section className="empty-state">
    <h2>{title}</h2>
    {children}
    {act === undefined ? null : <div className="actions">{act}</div>}
  </section>
)
