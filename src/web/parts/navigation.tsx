import type { ReactNode } from 'react'
import { useFormats, useSay } from '../say/context.tsx'
import { Icon } from './icon.tsx'

export interface Crumb {
  readonly href: string
  readonly label: string
}

/** The way back up; the page itself is not in it, for its heading says where one is. */
export function Breadcrumb({ trail }: { trail: readonly Crumb[] }) {
  const say = useSay()
  return (
    <nav className="breadcrumb" aria-label={say('web.breadcrumb')}>
      <ol>
        {trail.map(({ href, label }) => (
          <li key={href}>
            <a href={href} dir="auto">
              {label}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

export interface PaginationProps {
  readonly previous: string | null
  readonly next: string | null
  /** Which part of how many is shown: first and last counted from 1. */
  readonly shown?: { readonly from: number; readonly to: number; readonly of: number }
}

export function Pagination({ previous, next, shown }: PaginationProps) {
  const say = useSay()
  if (previous === null && next === null) return null
  return (
    <nav className="pagination" aria-label={say('web.pagination')}>
      {previous === null ? null : (
        <a href={previous} rel="prev">
          <Icon name="back" />
          {say('web.previous-page')}
        </a>
      )}
      {shown === undefined ? null : <span>{say('web.shown', { ...shown })}</span>}
      {next === null ? null : (
        <a href={next} rel="next">
          {say('web.next-page')}
          <Icon name="forward" />
        </a>
      )}
    </nav>
  )
}

export interface Tab {
  readonly href: string
  readonly label: ReactNode
  readonly current: boolean
  readonly count?: number
}

/** Ways of seeing the same: links, so each has its address and works without script. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const formats = useFormats()
  return (
    <nav className="tabs" aria-label={label}>
      <ul>
        {tabs.map(({ href, label: name, current, count }) => (
          <li key={href}>
            <a href={href} aria-current={current ? 'page' : undefined}>
              {name}
              {count === undefined ? null : <span className="tab-count">{formats.number(count)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
