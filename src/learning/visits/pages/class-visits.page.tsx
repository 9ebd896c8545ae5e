import { Fragment } from 'react'
import { Actions, Button, LinkButton } from '#web/parts/button.tsx'
import { Checkboxes, Radios } from '#web/parts/forms/choices.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { NumberInput, TextInput } from '#web/parts/forms/inputs.tsx'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { AskSeen, ClassVisits } from '../words-for-pages.ts'
import { AskLine } from './ask-line.tsx'
import { useWeekTime } from './times-said.tsx'

export interface ClassVisitsProps {
  readonly seen: ClassVisits
  readonly action: string
  readonly groupHref: string
  /** Of the days without visits. */
  readonly blockedHref: string
  readonly needs: readonly string[]
  readonly given: Readonly<Record<string, readonly string[]>>
  readonly request: string
  readonly wrong: string | null
}

/** The visits of one class, and one form to ask for several at once. */
export function ClassVisitsPage({
  seen,
  action,
  groupHref,
  blockedHref,
  needs,
  given,
  request,
  wrong,
}: ClassVisitsProps) {
  const say = useSay()
  const formats = useFormats()
  const one = (name: string, otherwise: string): string => given[name]?.[0] ?? otherwise
  const weekTime = useWeekTime()
  const week = seen.weekTimes.map((time) => ({ value: time, label: weekTime(time) }))
  const days = seen.days.map(({ on }) => ({ value: on as string, label: formats.day(on, 'long') }))
  // What takes place then, and when, said once: beside the first of the two lists.
  const daysWithTimes = days.map((day, at) => ({ ...day, hint: <Times dates={seen.days[at]!.dates} /> }))
  return (
    <article className="page-narrow stack">
      <p>
        <a href={groupHref}>
          <bdi>{seen.class.name}</bdi> · <bdi>{seen.class.schoolName}</bdi>
        </a>
      </p>
      <h1>{say('visits.class-title')}</h1>
      {wrong === null ? null : <Notice tone="error" live title={wrong} />}
      {seen.asks.length === 0 ? <p>{say('visits.class-none')}</p> : null}
      <ul className="plain-list stack">
        {seen.asks.map((ask) => (
          <AskLine key={ask.ask.id} seen={ask}>
            <Acts seen={ask} action={`${action}/${ask.ask.id}`} />
          </AskLine>
        ))}
      </ul>
      {seen.mayBlock ? (
        <p>
          <LinkButton href={blockedHref} weight="quiet" icon="calendar">
            {say('visits.blocked-title')}
          </LinkButton>
        </p>
      ) : null}
      {seen.offers.length === 0 ? (
        <EmptyState title={say('visits.no-offers')} />
      ) : (
        <section className="stack">
          <h2>{say('visits.ask-title')}</h2>
          <Form action={action}>
            <input type="hidden" name="request" value={request} />
            <Checkboxes
              name="pathIds"
              label={say('visits.which-visits')}
              values={given['pathIds'] ?? []}
              choices={seen.offers.map(({ path, hostName, minutes, isForGrade }) => ({
                value: path.id,
                label: (
                  <>
                    <span dir="auto">{path.title}</span> · <bdi>{hostName}</bdi>
                  </>
                ),
                hint: [
                  say('visits.for-grades', { grades: path.grades.join(', ') }),
                  minutes === null ? say('visits.way-unknown') : say('visits.way-minutes', { minutes }),
                  say(`visits.teacher-way-${path.way}`),
                  ...(isForGrade ? [] : [say('visits.other-grade')]),
                ].join(' · '),
              }))}
            />
            {seen.offers
              .filter(({ mayTwice }) => mayTwice)
              .map(({ path }) => (
                <Radios
                  key={path.id}
                  name={`often-${path.id}`}
                  label={say('visits.how-often', { title: path.title })}
                  value={one(`often-${path.id}`, 'once')}
                  choices={(['once', 'again', 'halves'] as const).map((often) => ({
                    value: often,
                    label: say(`visits.often-${often}`),
                    ...(often === 'halves' && { hint: say('visits.halves-hint') }),
                  }))}
                />
              ))}
            <NumberInput name="pupils" label={say('visits.pupils')} value={one('pupils', String(seen.size ?? ''))} />
            <NumberInput name="adults" label={say('visits.adults')} value={one('adults', '2')} />
            <TextInput name="grade" label={say('visits.grade')} value={one('grade', seen.level)} width="short" />
            <Checkboxes
              name="needs"
              label={say('visits.needs')}
              values={given['needs'] ?? seen.needs}
              choices={needs.map((need) => ({ value: need, label: say(`groups.need-${need}`) }))}
            />
            <Checkboxes
              name="possibleOn"
              label={say('visits.possible-on')}
              hint={say('visits.possible-hint')}
              values={given['possibleOn'] ?? []}
              choices={[...week, ...daysWithTimes]}
            />
            <TextInput
              name="notBefore"
              label={say('visits.not-before')}
              hint={say('visits.hours-hint')}
              type="time"
              value={one('notBefore', '')}
              width="short"
              optional
            />
            <TextInput
              name="overBy"
              label={say('visits.over-by')}
              type="time"
              value={one('overBy', '')}
              width="short"
              optional
            />
            <Checkboxes
              name="ratherOn"
              label={say('visits.rather-on')}
              hint={say('visits.rather-hint')}
              values={given['ratherOn'] ?? []}
              choices={[...week, ...days]}
              optional
            />
            <p className="hint">{say('visits.no-names-sent')}</p>
            <Button icon="check">{say('visits.ask')}</Button>
          </Form>
        </section>
      )}
    </article>
  )
}

/** The visits of one day, each with its hour. */
function Times({ dates }: { dates: ClassVisits['days'][number]['dates'] }) {
  const formats = useFormats()
  return dates.map(({ title, time }, at) => (
    <Fragment key={`${title} ${time}`}>
      {at === 0 ? null : ' · '}
      {formats.time(time)} <bdi>{title}</bdi>
    </Fragment>
  ))
}

const over: ReadonlySet<string> = new Set(['declined', 'withdrawn', 'lapsed', 'attended', 'absent'])

function Acts({ seen: { ask, slots }, action }: { seen: AskSeen; action: string }) {
  const say = useSay()
  const formats = useFormats()
  if (over.has(ask.state)) return null
  return (
    <>
      {ask.state === 'confirmed' ? (
        <p>
          <LinkButton href={`${action}/visit.ics`} weight="quiet" icon="calendar" download>
            {say('visits.calendar')}
          </LinkButton>
        </p>
      ) : null}
      <form method="post" action={action}>
        <Actions>
          {ask.state === 'offered'
            ? slots.map((slot) => (
                <Button key={slot.id} name="take" value={slot.id} icon="check">
                  {say('visits.take', { when: formats.appointment(slot.startsAt, slot.timeZone) })}
                </Button>
              ))
            : null}
          {ask.state === 'offered' ? (
            <Button name="act" value="decline" weight="quiet">
              {say('visits.decline-dates')}
            </Button>
          ) : (
            <Button name="act" value="withdraw" weight="care">
              {say(ask.state === 'confirmed' ? 'visits.cancel-visit' : 'visits.withdraw')}
            </Button>
          )}
        </Actions>
      </form>
    </>
  )
}
