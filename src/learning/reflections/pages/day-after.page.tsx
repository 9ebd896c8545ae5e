import { textFor, type Language } from '#kernel/local-text.ts'
import { Button } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { Details } from '#web/parts/progress.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { DayAfter } from '../words-for-pages.ts'
import { scores } from '../words.ts'
import { Said } from './said.tsx'
import { ScoreFields, ScoresSaid } from './scores.tsx'

export interface DayAfterProps {
  readonly day: DayAfter
  readonly prefix: string
  readonly languages: readonly Language[]
  readonly wrong: string | null
}

/** What comes after a day, for its house: how it went, what learners chose to show, papers for all. */
export function DayAfterPage({ day, prefix, languages, wrong }: DayAfterProps) {
  const say = useSay()
  const formats = useFormats()
  const title = textFor(day.title, languages)
  const places = `${prefix}/host/offers/${day.opportunityId}/places`
  const action = `${prefix}/host/days/${day.occasionId}`
  return (
    <article className="page-narrow stack">
      <Breadcrumb trail={day.keepsList ? [{ href: places, label: say('participation.host-title') }] : []} />
      <header className="stack">
        <h1 lang={title.language} dir="auto">
          {title.text}
        </h1>
        <p>{formats.appointment(day.startsAt, day.timeZone)}</p>
      </header>
      {wrong === null ? null : <Notice tone="error" live title={say(wrong)} />}
      {day.keepsList ? (
        <>
          <section className="stack">
            <h2>{say('reflections.papers')}</h2>
            <p>
              <a href={`${places}/${day.occasionId}`}>{say('reflections.complete-all')}</a>
            </p>
            {day.papers === 0 ? (
              <p className="hint">{say('reflections.nobody-to-print')}</p>
            ) : (
              <form method="post" action={`${action}/certificates`}>
                <Button weight="quiet">{say('reflections.print-all', { count: day.papers })}</Button>
              </form>
            )}
          </section>
          <HowItWent day={day} action={action} />
        </>
      ) : null}
      <section className="stack">
        <h2>{say('reflections.shown-to-you')}</h2>
        {day.reflections.length === 0 ? <p className="hint">{say('reflections.none-shown')}</p> : null}
        {day.reflections.map(({ reflection, name }) => (
          <section key={reflection.id} className="stack">
            <h3>
              <bdi>{name ?? say('participation.name-kept')}</bdi>
            </h3>
            <Said reflection={reflection} at={`${prefix}/reflections`} name={name ?? say('participation.name-kept')} />
          </section>
        ))}
      </section>
    </article>
  )
}

function HowItWent({ day, action }: { day: DayAfter; action: string }) {
  const say = useSay()
  const formats = useFormats()
  return (
    <section className="stack">
      <h2>{say('reflections.how-it-went')}</h2>
      {day.own === null ? (
        <p className="hint">{say('reflections.as-a-whole')}</p>
      ) : (
        <ScoresSaid side="host" said={day.own} say={say} />
      )}
      {day.canRate ? (
        <Details summary={say('reflections.give-numbers')} open={day.own === null}>
          <Form action={`${action}/rating`}>
            <ScoreFields side="host" given={day.own} say={say} />
            <Button weight="quiet">{say('reflections.save-numbers')}</Button>
          </Form>
        </Details>
      ) : null}
      <h3>{say('reflections.learners-say')}</h3>
      {day.learnersSay === null ? (
        <p className="hint">{say('reflections.too-few')}</p>
      ) : (
        <>
          <p className="hint">{say('reflections.so-many-say', { count: day.learnersSay.count })}</p>
          <dl className="definitions">
            {scores.map((score) => (
              <div key={score}>
                <dt>{say(`reflections.learner-${score}`)}</dt>
                <dd>{say('reflections.of-five', { number: formats.number(day.learnersSay!.means[score]) })}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  )
}
