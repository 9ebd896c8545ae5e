import { Actions, Button } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Field } from '#web/parts/forms/field.tsx'
import { Checkboxes, Radios } from '#web/parts/forms/choices.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { Details } from '#web/parts/progress.tsx'
import { useSay } from '#web/say/context.tsx'
import type { PathSeen } from '../words-for-pages.ts'
import { ways, type VisitSlot } from '../words.ts'
import { When } from './ask-line.tsx'
import { ClassAtHouse } from './class-at-house.tsx'
import { DatesFields } from './dates-fields.tsx'

export interface HostPathProps {
  readonly seen: PathSeen
  readonly action: string
  readonly back: string
  readonly wrong: string | null
}

/** One kind of visit at its house: which classes ask and come, and its dates. */
export function HostPathPage({ seen: { path, hostName, slots, asks }, action, back, wrong }: HostPathProps) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <p>
        <a href={back}>{say('visits.host-title')}</a>
      </p>
      <h1 dir="auto">{path.title}</h1>
      <p>
        <bdi>{hostName}</bdi> · {/* Many a visit takes place in the house itself. */}
        {path.place === hostName ? null : (
          <>
            <bdi>{path.place}</bdi> ·{' '}
          </>
        )}
        {say('visits.for-grades', { grades: path.grades.join(', ') })}
      </p>
      {path.point === null ? <p className="hint">{say('visits.no-point')}</p> : null}
      {wrong === null ? null : <Notice tone="error" live title={wrong} />}
      <h2>{say('visits.classes')}</h2>
      {asks.length === 0 ? <p>{say('visits.no-classes')}</p> : null}
      <ul className="plain-list stack">
        {asks.map((one) => (
          <ClassAtHouse key={one.ask.id} one={one} action={`${action}/asks/${one.ask.id}`} />
        ))}
      </ul>
      <h2>{say('visits.dates')}</h2>
      <ul className="plain-list stack">
        {slots.map((slot) => (
          <OneDate key={slot.id} slot={slot} action={`${action}/dates/${slot.id}`} />
        ))}
      </ul>
      <Details summary={say('visits.more-dates')} open={slots.length === 0}>
        <Form action={`${action}/dates`}>
          <DatesFields given={{}} />
          <Button icon="check">{say('visits.add-dates')}</Button>
        </Form>
      </Details>
      <Details summary={say('visits.change-way')}>
        <Form action={action}>
          <Radios
            name="way"
            label={say('visits.way')}
            value={path.way}
            choices={ways.map((way) => ({ value: way, label: say(`visits.way-${way}`) }))}
          />
          <Radios
            name="state"
            label={say('visits.takes-classes')}
            value={path.state}
            choices={(['open', 'closed'] as const).map((state) => ({
              value: state,
              label: say(`visits.path-${state}`),
            }))}
          />
          <Checkboxes
            name="twice"
            label={say('visits.twice')}
            hint={say('visits.twice-hint')}
            values={path.twice ? ['on'] : []}
            choices={[{ value: 'on', label: say('visits.twice-yes') }]}
            optional
          />
          <Button weight="quiet">{say('visits.save')}</Button>
        </Form>
      </Details>
    </article>
  )
}

function OneDate({ slot, action }: { slot: VisitSlot; action: string }) {
  const say = useSay()
  const name = `seats-${slot.id}`
  if (slot.state === 'cancelled')
    return (
      <li>
        <s>
          <When slot={slot} />
        </s>{' '}
        {say('visits.date-cancelled')}
      </li>
    )
  return (
    <li>
      <p>
        <strong>
          <When slot={slot} />
        </strong>{' '}
        · {say('visits.taken-of', { taken: slot.taken, seats: slot.seats })}
      </p>
      <Details summary={say('visits.change-date')}>
        <Form action={action}>
          <Field asked={{ name, label: say('visits.seats') }}>
            <input
              id={name}
              name="seats"
              className="input input-digits"
              inputMode="numeric"
              defaultValue={slot.seats}
              autoComplete="off"
            />
          </Field>
          <Actions>
            <Button name="act" value="seats" weight="quiet">
              {say('visits.save')}
            </Button>
            <Button name="act" value="cancel" weight="care">
              {say('visits.cancel-date')}
            </Button>
          </Actions>
        </Form>
      </Details>
    </li>
  )
}
