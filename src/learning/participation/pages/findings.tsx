import type { ReactNode } from 'react'
import { textFor, type Language } from '#kernel/local-text.ts'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { Finding } from '../words-for-pages.ts'
import type { Unlock } from '../words-of-before.ts'

interface Where {
  /** What addresses of this ecosystem begin with. */
  readonly prefix: string
  readonly languages: readonly Language[]
}

/** What stands against somebody's coming, each in a sentence, with the step that would make it go away. */
export function Findings({ findings, ...where }: Where & { readonly findings: readonly Finding[] }): ReactNode {
  const say = useSay()
  return findings.length === 0
    ? say('participation.nothing-against')
    : findings.map((one) => <OneFinding key={one.sentence} finding={one} {...where} />)
}

function OneFinding({
  finding: { sentence, facts, mode, unlocks },
  prefix,
  languages,
}: Where & { readonly finding: Finding }) {
  const say = useSay()
  return (
    <span className={`check check-${mode}`}>
      {say(sentence, facts)}{' '}
      {unlocks?.map((unlock, index) => (
        <span key={JSON.stringify(unlock)}>
          {index === 0 ? null : `${say('participation.unlock-or')} `}
          <OneUnlock unlock={unlock} prefix={prefix} languages={languages} />{' '}
        </span>
      ))}
    </span>
  )
}

function OneUnlock({ unlock, prefix, languages }: Where & { readonly unlock: Unlock }): ReactNode {
  const say = useSay()
  const formats = useFormats()
  if (unlock.kind === 'hours') {
    const hours = formats.number(Math.round(unlock.minutes / 6) / 10)
    return unlock.theme === null
      ? say('participation.unlock-hours', { hours })
      : say('participation.unlock-hours-of', { hours, theme: say(`catalogue.theme-${unlock.theme}`) })
  }
  if (unlock.kind === 'badge') return say('participation.unlock-badge', { badge: unlock.badge })
  if (unlock.kind === 'other' || unlock.title === null) return say('participation.unlock-other')
  const title = textFor(unlock.title, languages)
  return (
    <>
      {say('participation.unlock-attended')}{' '}
      <a href={`${prefix}/opportunities/${unlock.opportunityId}`} lang={title.language} dir="auto">
        {title.text}
      </a>
      .
    </>
  )
}
