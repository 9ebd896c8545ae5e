import { Button } from '#web/parts/button.tsx'
import { Tag } from '#web/parts/chips.tsx'
import { Radios } from '#web/parts/forms/choices.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { EmptyState } from '#web/parts/notice.tsx'
import { useSay } from '#web/say/context.tsx'
import type { StandingPlace } from '../queries/where-one-stands.ts'
import { showings, type Showing } from '../words.ts'
import { Lacks } from './house-standing.page.tsx'

export interface MyStandingPageProps {
  readonly prefix: string
  readonly showing: Showing
  readonly places: readonly (Omit<StandingPlace, 'title'> & { readonly title: string })[]
}

/** Where I stand, and whether everybody may read my name there: mine to say, and nobody else's. */
export function MyStandingPage({ prefix, showing, places }: MyStandingPageProps) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <h1>{say('catalogue.my-standing-title')}</h1>
      {places.length === 0 ? (
        <EmptyState title={say('catalogue.my-standing-none')}>
          <p>{say('catalogue.my-standing-none-text')}</p>
        </EmptyState>
      ) : (
        <ul className="office-lines">
          {places.map(({ id, opportunityId, title, does, stands }) => (
            <li key={id} className="office-line">
              <p>
                <a href={`${prefix}/opportunities/${opportunityId}`} dir="auto">
                  {title}
                </a>
                {' · '}
                {say(`catalogue.adult-${does}`)}{' '}
                <Tag icon={stands.stands ? 'check' : 'warning'} tone={stands.stands ? 'good' : 'care'}>
                  {say(stands.stands ? 'catalogue.my-standing-stands' : 'catalogue.my-standing-stands-not')}
                </Tag>
              </p>
              {stands.stands ? null : (
                <p>{stands.isOfHouse ? <Lacks missing={stands.missing} /> : say('catalogue.adults-left-the-house')}</p>
              )}
              <Form action={`${prefix}/host/standing/adults/${id}/take-off`}>
                <Button weight="quiet">{say('catalogue.my-standing-leave')}</Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <section className="stack">
        <h2>{say('catalogue.my-standing-shown')}</h2>
        <Form action={`${prefix}/me/standing`}>
          <Radios
            name="shown"
            label={say('catalogue.my-standing-ask-shown')}
            hint={say('catalogue.my-standing-shown-hint')}
            value={showing}
            choices={showings.map((value) => ({ value, label: say(`catalogue.shown-${value}`) }))}
          />
          <Button>{say('catalogue.my-standing-save')}</Button>
        </Form>
      </section>
    </article>
  )
}
