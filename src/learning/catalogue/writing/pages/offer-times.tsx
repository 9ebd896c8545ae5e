import type { Id } from '#kernel/id.ts'
import { Button } from '#web/parts/button.tsx'
import { Checkboxes, ChipBoxes, DateInput, Radios } from '#web/parts/forms/choices.tsx'
import { Fieldset } from '#web/parts/forms/field.tsx'
import { Select, TextInput } from '#web/parts/forms/inputs.tsx'
import { Details } from '#web/parts/progress.tsx'
import { useVoice } from '#web/say/context.tsx'
import { fieldOfTime, mostTimes, placeForms, placeOfHouse, weekdayLetters, whenForms } from '../offer-words.ts'
import type { AskedInForm } from './asked-in.ts'

export interface HouseLine {
  readonly id: Id
  readonly name: string
  readonly address: string | null
}

interface OfferTimesProps {
  readonly asked: AskedInForm
  readonly times: number
  readonly houses: readonly HouseLine[]
  readonly daysOff: readonly string[]
}

/** Empty days at the end of a list, so that one can go on without a script. */
const emptyDays = 3

/** Every time and place of an offer, each with the same questions, and one more at the press of a button. */
export function OfferTimes({ asked, times, houses, daysOff }: OfferTimesProps) {
  const { say } = useVoice()
  return (
    <>
      <input type="hidden" name="times" value={times} />
      {Array.from({ length: times }, (_, at) => (
        <OneTime key={at} number={at + 1} alone={times === 1} asked={asked} houses={houses} daysOff={daysOff} />
      ))}
      {times >= mostTimes ? null : (
        <p>
          <Button name="act" value="add-time" weight="quiet" icon="add">
            {say('catalogue.offer-add-time')}
          </Button>
        </p>
      )}
    </>
  )
}

interface OneTimeProps extends Omit<OfferTimesProps, 'times'> {
  readonly number: number
  readonly alone: boolean
}

/**
 * Four ways to happen. Every field is there from the start, and where the browser can, those that the chosen way does not
 * need are out of sight; a hint says the same to the others.
 */
function OneTime(props: OneTimeProps) {
  const { number, alone, asked, houses } = props
  const { say } = useVoice()
  const name = (field: string): string => fieldOfTime(field, number)
  return (
    <section className="offer-time form" id={`time-${number}`}>
      <h2>{alone ? say('catalogue.offer-when-title') : say('catalogue.offer-time-title', { number })}</h2>
      <WhenFields {...props} />
      <h3>{say('catalogue.offer-where-title')}</h3>
      <Radios
        {...asked.field(name('place'))}
        label={say('catalogue.offer-place')}
        choices={[
          ...houses.map(({ id, name: house, address }) => ({
            value: placeOfHouse(id),
            label: <bdi>{house}</bdi>,
            hint: address === null ? undefined : <bdi>{address}</bdi>,
          })),
          ...placeForms.map((form) => ({
            value: form,
            label: say(
              form === 'venue' && houses.length > 0 ? 'catalogue.offer-place-other' : `catalogue.offer-place-${form}`,
            ),
          })),
        ]}
      />
      <div className="form for-venue">
        <TextInput
          {...asked.field(name('venue'))}
          label={say('catalogue.offer-venue')}
          hint={say('catalogue.offer-venue-hint')}
          maxLength={200}
          dir="auto"
        />
        <TextInput
          {...asked.field(name('address'))}
          label={say('catalogue.offer-address')}
          hint={say('catalogue.offer-address-hint')}
          maxLength={200}
          dir="auto"
          optional
        />
      </div>
      {alone ? null : (
        <p>
          <Button name="act" value={`drop-time-${number}`} weight="quiet" icon="close">
            {say('catalogue.offer-drop-time', { number })}
          </Button>
        </p>
      )}
    </section>
  )
}

function WhenFields({ number, asked, daysOff }: OneTimeProps) {
  const { say, formats } = useVoice()
  const name = (field: string): string => fieldOfTime(field, number)
  return (
    <>
      <Radios
        {...asked.field(name('when'))}
        label={say('catalogue.offer-when')}
        choices={whenForms.map((form) => ({
          value: form,
          label: say(`catalogue.offer-when-${form}`),
          hint: say(`catalogue.offer-when-${form}-hint`),
        }))}
      />
      <div className="form for-first-day">
        <DateInput {...asked.field(name('startOn'))} label={say('catalogue.offer-first-day')} />
      </div>
      <div className="form for-dates">
        <Days asked={asked} name={name('date')} label={say('catalogue.offer-dates')} />
      </div>
      <div className="form form-row for-hours">
        <TextInput
          {...asked.field(name('startTime'))}
          type="time"
          width="short"
          label={say('catalogue.offer-begins')}
          optional
        />
        <TextInput
          {...asked.field(name('endTime'))}
          type="time"
          width="short"
          label={say('catalogue.offer-ends')}
          optional
        />
      </div>
      <div className="form for-last-day">
        <DateInput
          {...asked.field(name('endOn'))}
          label={say('catalogue.offer-last-day')}
          hint={say('catalogue.offer-last-day-hint')}
          optional
        />
      </div>
      <div className="form for-weeks">
        <ChipBoxes
          {...asked.boxes(name('days'))}
          label={say('catalogue.offer-weekdays')}
          hint={say('catalogue.offer-weekdays-hint')}
          optional
          choices={weekdayLetters.map((letter, at) => ({ value: letter, label: formats.weekday(at + 1) }))}
        />
        <Select
          {...asked.field(name('every'))}
          label={say('catalogue.offer-every')}
          options={['1', '2'].map((value) => ({ value, label: say(`catalogue.offer-every-${value}`) }))}
        />
        {daysOff.length === 0 ? null : (
          <Checkboxes
            {...asked.boxes(name('daysOff'))}
            label={say('catalogue.offer-days-off')}
            choices={[{ value: 'yes', label: say('catalogue.offer-keeps-days-off'), hint: formats.list(daysOff) }]}
          />
        )}
        <Details summary={say('catalogue.offer-except')} open={asked.boxes(name('except')).values.some(Boolean)}>
          <Days asked={asked} name={name('except')} label={say('catalogue.offer-except-days')} />
        </Details>
      </div>
    </>
  )
}

/** A list of days, with some more to fill in; an empty one says nothing. */
function Days({ asked, name, label }: { asked: AskedInForm; name: string; label: string }) {
  const { say } = useVoice()
  const values = asked.boxes(name).values.filter(Boolean)
  return (
    <Fieldset asked={{ name, label, hint: say('catalogue.offer-dates-hint'), error: asked.field(name).error }}>
      <div className="day-list">
        {Array.from({ length: values.length + emptyDays }, (_, at) => ({ at, value: values[at] ?? '' })).map(
          ({ at, value }) => (
            <input
              key={at}
              type="date"
              name={name}
              className="input input-short"
              defaultValue={value}
              aria-label={say('catalogue.offer-day-number', { number: at + 1 })}
            />
          ),
        )}
      </div>
      <Button name="act" value="change" weight="quiet">
        {say('catalogue.offer-more-days')}
      </Button>
    </Fieldset>
  )
}
