import type { ReactNode } from 'react'
import { useSay } from '../say/context.tsx'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import { VisuallyHidden } from './hidden.tsx'

/** A filter that is applied; following the link takes it off. */
export function AppliedChip({ href, children }: { href: string; children: ReactNode }) {
  const say = useSay()
  return (
    <a className="chip chip-applied" href={href} rel="nofollow">
      <VisuallyHidden>{say('web.remove-filter')} </VisuallyHidden>
      {children}
      <Icon name="close" />
    </a>
  )
}

export interface SuggestedChipProps {
  readonly href: string
  readonly children: ReactNode
  /** What following it would give: "14 more". */
  readonly gives?: ReactNode
}

/** A filter one could apply or loosen. */
export const SuggestedChip = ({ href, children, gives }: SuggestedChipProps) => (
  <a className="chip" href={href} rel="nofollow">
    {children}
    {gives === undefined ? null : <span className="chip-gives">{gives}</span>}
  </a>
)

export const Chips = ({ children, label }: { children: ReactNode; label?: string }) => (
  <div className="chips" role={label === undefined ? undefined : 'group'} aria-label={label}>
    {children}
  </div>
)

/** One fact about a thing, with or without its icon. Not a link, not a button. */
export const Tag = ({ icon, children, tone }: { icon?: IconName; children: ReactNode; tone?: 'good' | 'care' }) => (
  <span className={tone === undefined ? 'tag' : `tag tag-${tone}`}>
    {icon === undefined ? null : <Icon name={icon} />}
    {children}
  </span>
)
