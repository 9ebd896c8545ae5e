import type { Day } from '#kernel/instant.ts'
import { type Language } from '#kernel/local-text.ts'
import { Button, LinkButton } from '#web/parts/button.tsx'
import { Icon } from '#web/parts/icon.tsx'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { HomeShown, PersonAtHome, ToDoOfChild, WhatCame } from '../words-for-pages.ts'
import { WhatCameOfIt } from './what-came.tsx'
import { OneThing } from './one-thing.tsx'
import { Pay } from './pay.tsx'
import { StillToDo } from './still-to-do.tsx'

export interface HomeProps {
  readonly seen: HomeShown
  readonly came: readonly WhatCame[]
  /** Of each child of whoever looks. */
  readonly toDo: readonly ToDoOfChild[]
  readonly prefix: string
  readonly languages: readonly Language[]
  readonly unit: 'kilometre' | 'mile'
}

/** What is next for me, and for the children I answer for: by day, and what is missing first. */
export function HomePage({ seen: { people, things, week, isChild, watchers }, came, toDo, ...where }: HomeProps) {
  const say = useSay()
  const formats = useFormats()
  const { prefix } = where
  const voice = isChild ? 'child-' : ''
  const days = [...Map.groupBy(things, ({ from }) => from.on)]
  const children = people.filter(({ isOneself }) => !isOneself)
  const isPaid = week.settled.length + week.open.length > 0
  const hasBeside = toDo.length > 0 || isPaid
  return (
    <article className="page-narrow stack home">
      <h1>{say(`home.${voice}title`)}</h1>
      {watchers.length === 0 ? null : (
        <p className="hint">{say('home.child-watchers', { names: formats.list(watchers) })}</p>
      )}
      <Missing people={people} prefix={prefix} isChild={isChild} />
      <div className="home-columns">
        {hasBeside ? (
          <div className="stack home-beside">
            <StillToDo of={toDo} prefix={prefix} />
            {!isPaid ? null : (
              <p className="home-week">
                <Icon name="price" />
                <span>
                  <Pay pay={week} span="week-" /> <span className="hint">{say('home.week-pay-how')}</span>
                </span>
              </p>
            )}
          </div>
        ) : null}
        <div className="stack">
          {things.length === 0 ? (
            <EmptyState
              title={say(`home.${voice}nothing`)}
              act={<LinkButton href={`${prefix}/opportunities`}>{say(`home.${voice}find`)}</LinkButton>}
            />
          ) : (
            days.map(([day, own]) => (
              <section key={day} className="home-day">
                <h2>{formats.day(day as Day, 'weekday')}</h2>
                {own.map((thing) => (
                  <OneThing
                    key={thing.occasionId}
                    thing={thing}
                    isChild={isChild}
                    isNamed={people.length > 1}
                    {...where}
                  />
                ))}
              </section>
            ))
          )}
          <WhatCameOfIt came={came} prefix={prefix} />
          <nav aria-label={say('home.more')} className="stack">
            <ul className="rows">
              <li>
                <a href={`${prefix}/me/home/calendar`}>{say('home.calendar-title')}</a>
              </li>
              <li>
                <a href={`${prefix}/me/home/reminders`}>{say('home.reminders-title')}</a>
              </li>
              <li>
                <a href={`${prefix}/me/taking-part`}>{say('participation.mine-title')}</a>
              </li>
            </ul>
          </nav>
        </div>
      </div>
      {children.length === 0 ? null : <p className="hint">{say('home.they-see')}</p>}
    </article>
  )
}

/** Who may not take part in anything yet, said before all else, with the answer beside it. */
function Missing({
  people,
  prefix,
  isChild,
}: {
  readonly people: readonly PersonAtHome[]
  readonly prefix: string
  readonly isChild: boolean
}) {
  const say = useSay()
  const without = people.filter(({ consent }) => consent !== null && !consent.may)
  return without.map(({ personId, name, consent }) => (
    <Notice
      key={personId}
      tone="warning"
      title={isChild ? say('home.child-no-consent') : say('home.no-consent', { name })}
    >
      <div className="stack">
        {consent!.mayAnswer && !isChild ? (
          <form method="post" action={`${prefix}/me/home/consent/${personId}`} className="stack">
            <p>
              {say('families.means-taking-part')} {say('families.seen-by-taking-part')}
            </p>
            <Button icon="check">{say('home.say-yes', { name })}</Button>
          </form>
        ) : null}
        {isChild ? null : (
          <p>
            <a href={`${prefix}/me/family`}>{say('home.all-answers')}</a>
          </p>
        )}
      </div>
    </Notice>
  ))
}
