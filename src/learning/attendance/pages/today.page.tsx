import { textFor, type Language } from '#kernel/local-text.ts'
import type { Id } from '#kernel/id.ts'
import type { OccasionTold } from '#learning/participation'
import { EmptyState } from '#web/parts/notice.tsx'
import { LinkButton } from '#web/parts/button.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'

export interface TodayPageProps {
  readonly today: readonly OccasionTold[]
  readonly prefix: string
  readonly me: Id
  readonly languages: readonly Language[]
}

/** Today's doors, each one tap away. */
export function TodayPage({ today, prefix, me, languages }: TodayPageProps) {
  const say = useSay()
  const formats = useFormats()
  return (
    <article className="page-narrow stack" data-today={me}>
      <h1>{say('attendance.today-title')}</h1>
      {today.length === 0 ? (
        <EmptyState title={say('attendance.nothing-today')}>
          <p>{say('attendance.nothing-today-text')}</p>
        </EmptyState>
      ) : (
        <ul className="plain-list stack">
          {today.map(({ occasion, offer }) => {
            const title = textFor(offer.title, languages)
            return (
              <li key={occasion.id} className="stack door-today">
                <h2 lang={title.language} dir="auto">
                  {title.text}
                </h2>
                <p>
                  {formats.appointment(occasion.startsAt, occasion.timeZone)} ·{' '}
                  {say('attendance.places-taken', { count: occasion.taken })}
                </p>
                <LinkButton href={`${prefix}/host/today/door/${occasion.id}`} icon="list">
                  {say('attendance.open-list')}
                </LinkButton>
              </li>
            )
          })}
        </ul>
      )}
    </article>
  )
}
