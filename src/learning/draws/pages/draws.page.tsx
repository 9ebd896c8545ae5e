import { EmptyState } from '#web/parts/notice.tsx'
import { LinkButton } from '#web/parts/button.tsx'
import { useSay } from '#web/say/context.tsx'
import type { DrawShown } from '../words-for-pages.ts'
import { Window } from './draw-parts.tsx'

export interface DrawsProps {
  readonly draws: readonly DrawShown[]
  readonly prefix: string
  readonly timeZone: string
  /** Those that somebody leads, with the way to make one. */
  readonly led: boolean
}

/** Draws, each with where it stands. */
export function DrawsPage({ draws, prefix, timeZone, led }: DrawsProps) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <h1>{say(led ? 'draws.led-title' : 'draws.title')}</h1>
      <p className="lead">{say(led ? 'draws.led-lead' : 'draws.lead')}</p>
      {led ? (
        <p>
          <LinkButton href={`${prefix}/host/draws/new`}>{say('draws.make')}</LinkButton>
        </p>
      ) : null}
      {draws.length === 0 ? <EmptyState title={say('draws.none')} /> : null}
      <ul className="plain-list stack">
        {draws.map((draw) => (
          <li key={draw.id}>
            <h2>
              <a href={`${prefix}/${led ? 'host/draws' : 'draws'}/${draw.id}`} lang={draw.language} dir="auto">
                {draw.title}
              </a>
            </h2>
            <p>
              {say(`draws.phase-${draw.phase}`)} · <Window draw={draw} timeZone={timeZone} />
            </p>
          </li>
        ))}
      </ul>
    </article>
  )
}
