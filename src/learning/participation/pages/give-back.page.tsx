import { textFor, type Language } from '#kernel/local-text.ts'
import { Button, LinkButton } from '#web/parts/button.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { GiveBackSeen } from '../words-for-pages.ts'

/** Asked once more before a seat that somebody waits for is gone for good. */
export function GiveBackPage({
  seen: { name, title, occasion, waiting, goesToo },
  action,
  keepHref,
  languages,
}: {
  readonly seen: GiveBackSeen
  readonly action: string
  readonly keepHref: string
  readonly languages: readonly Language[]
}) {
  const say = useSay()
  const formats = useFormats()
  const shown = textFor(title, languages)
  return (
    <article className="page-narrow stack">
      <h1>{say('participation.back-title')}</h1>
      <p className="lead">
        <span lang={shown.language} dir="auto">
          {shown.text}
        </span>{' '}
        · {formats.appointment(occasion.startsAt, occasion.timeZone, 'spoken')} · <bdi>{name}</bdi>
      </p>
      {waiting === 0 ? null : (
        <Notice tone="warning" title={say('participation.back-somebody-waits', { count: waiting })} />
      )}
      {goesToo ? <p>{say('participation.back-goes-too')}</p> : null}
      <form method="post" action={action} className="actions">
        <Button weight="care">{say('participation.back-yes')}</Button>
        <LinkButton href={keepHref} weight="quiet">
          {say('participation.back-no')}
        </LinkButton>
      </form>
    </article>
  )
}
