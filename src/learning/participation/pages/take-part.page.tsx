import type { LocalText } from '#kernel/local-text.ts'
import { textFor } from '#kernel/local-text.ts'
import type { Language } from '#kernel/local-text.ts'
import { LinkButton } from '#web/parts/button.tsx'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import { AskForm } from './ask-form.tsx'
import type { AskTyped, TakePartSeen } from '../words-for-pages.ts'

export interface TakePartProps {
  readonly seen: TakePartSeen
  readonly action: string
  readonly offerHref: string
  readonly familyHref: string
  /** Where a day whose places are drawn has its draw. */
  readonly drawsHref: string
  readonly languages: readonly Language[]
  /** Fresh with each form, so that a button pressed twice books once. */
  readonly request: string
  /** What addresses of this ecosystem begin with. */
  readonly prefix: string
  /** The sentence of what stood against it. */
  readonly wrong: string | null
  readonly typed: AskTyped
}

/** One page that asks for a place for me and my children, with all that is to be said before the button. */
export function TakePartPage({
  seen,
  action,
  offerHref,
  familyHref,
  drawsHref,
  languages,
  request,
  wrong,
  prefix,
  typed,
}: TakePartProps) {
  const say = useSay()
  const formats = useFormats()
  const { chosen, people, occasions, waiting } = seen
  if (chosen === null) {
    return (
      <article className="page-narrow stack">
        <Title title={seen.title} languages={languages} />
        <EmptyState
          title={say('participation.nothing-open')}
          act={<LinkButton href={offerHref}>{say('participation.back-to-offer')}</LinkButton>}
        />
      </article>
    )
  }
  if (chosen.way === 'fair-draw') {
    return (
      <article className="page-narrow stack">
        <Title title={seen.title} languages={languages} />
        <p className="lead">{formats.appointment(chosen.startsAt, chosen.timeZone, 'spoken')}</p>
        {wrong === null ? null : <Notice tone="error" live title={wrong} />}
        <EmptyState
          title={say('participation.draw-title')}
          act={<LinkButton href={`${drawsHref}?day=${chosen.id}`}>{say('participation.draw-link')}</LinkButton>}
        >
          <p>{say('participation.draw-how')}</p>
        </EmptyState>
      </article>
    )
  }
  const free = chosen.seats - chosen.taken
  const others = occasions.filter(({ id }) => id !== chosen.id)
  return (
    <article className="page-narrow stack">
      <Title title={seen.title} languages={languages} />
      <p className="lead">{formats.appointment(chosen.startsAt, chosen.timeZone, 'spoken')}</p>
      {others.length === 0 ? null : (
        <nav aria-labelledby="other-days">
          <p id="other-days" className="hint">
            {say('participation.other-days')}
          </p>
          <ul className="plain-list">
            {others.map(({ id, startsAt, timeZone }) => (
              <li key={id}>
                <a href={`${action}?day=${id}`}>{formats.appointment(startsAt, timeZone)}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <p>
        {waiting > 0 || free === 0
          ? say('participation.full', { count: waiting })
          : say('participation.free', { count: free })}
      </p>
      {wrong === null ? null : <Notice tone="error" live title={wrong} />}
      {people.every(({ isIn }) => isIn) ? (
        <Notice tone="good" title={say('participation.all-in')} />
      ) : (
        <AskForm {...{ seen, chosen, action, familyHref, prefix, languages, request, typed }} />
      )}
    </article>
  )
}

function Title({ title, languages }: { title: LocalText; languages: readonly Language[] }) {
  const say = useSay()
  const shown = textFor(title, languages)
  return (
    <header>
      <p className="hint">{say('participation.take-part')}</p>
      <h1 lang={shown.language} dir="auto">
        {shown.text}
      </h1>
    </header>
  )
}
