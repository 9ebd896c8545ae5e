import { EmptyState } from '#web/parts/notice.tsx'
import { useSay } from '#web/say/context.tsx'
import { OpenList } from '../people/my-roles.page.tsx'
import type { OpenThing } from '../people/what-is-open.ts'
import { RoomLinks } from './room-links.tsx'

export interface PlaceOfficeProps {
  readonly prefix: string
  readonly place: string
  readonly open: readonly OpenThing[]
  /** Who runs the installation goes on to all its places. */
  readonly isOperator: boolean
}

/** The back office of one place: what needs a person first, then its rooms. */
export function PlaceOfficePage({ prefix, place, open, isOperator }: PlaceOfficeProps) {
  const say = useSay()
  return (
    <article className="page stack">
      <h1>{say('main.place-office-title', { place })}</h1>
      <section className="stack">
        <h2>{say('main.office-needs-you')}</h2>
        {open.length === 0 ? (
          <EmptyState title={say('main.place-office-nothing')} />
        ) : (
          <OpenList open={open} prefix={prefix} />
        )}
      </section>
      <section className="stack">
        <h2>{say('main.place-office-rooms')}</h2>
        <RoomLinks prefix={prefix} />
      </section>
      {isOperator ? (
        <p>
          <a href="/office">{say('main.office-title')}</a>
        </p>
      ) : null}
    </article>
  )
}
