import { DateInput, Radios } from '#web/parts/forms/choices.tsx'
import { TextInput } from '#web/parts/forms/inputs.tsx'
import { useSay } from '#web/say/context.tsx'
import { placeForms, whenForms } from '../offer-words.ts'
import type { AskedInForm } from './asked-in.ts'

/** Three ways to happen and two to come. Every field stands there from the start; a hint says which way needs it. */
export function OfferWhenAndWhere({ asked, furtherSessions }: { asked: AskedInForm; furtherSessions: number }) {
  const say = useSay()
  return (
    <>
      <h2>{say('catalogue.offer-when-title')}</h2>
      <Radios
        {...asked.field('when')}
        label={say('catalogue.offer-when')}
        choices={whenForms.map((form) => ({
          value: form,
          label: say(`catalogue.offer-when-${form}`),
          hint: say(`catalogue.offer-when-${form}-hint`),
        }))}
      />
      <DateInput {...asked.field('startOn')} label={say('catalogue.offer-first-day')} />
      <TextInput
        {...asked.field('startTime')}
        type="time"
        width="short"
        label={say('catalogue.offer-begins')}
        optional
      />
      <TextInput {...asked.field('endTime')} type="time" width="short" label={say('catalogue.offer-ends')} optional />
      <DateInput
        {...asked.field('endOn')}
        label={say('catalogue.offer-last-day')}
        hint={say('catalogue.offer-last-day-hint')}
        optional
      />
      {furtherSessions === 0 ? null : (
        <p className="hint">{say('catalogue.offer-further-sessions', { count: furtherSessions })}</p>
      )}
      <h2>{say('catalogue.offer-where-title')}</h2>
      <Radios
        {...asked.field('place')}
        label={say('catalogue.offer-place')}
        choices={placeForms.map((form) => ({ value: form, label: say(`catalogue.offer-place-${form}`) }))}
      />
      <TextInput
        {...asked.field('venue')}
        label={say('catalogue.offer-venue')}
        hint={say('catalogue.offer-venue-hint')}
        maxLength={200}
        dir="auto"
      />
      <TextInput
        {...asked.field('address')}
        label={say('catalogue.offer-address')}
        hint={say('catalogue.offer-address-hint')}
        maxLength={200}
        dir="auto"
        optional
      />
    </>
  )
}
